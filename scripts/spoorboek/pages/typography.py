"""Typography: words that must not break at their hyphen.

The font has no non-breaking hyphen, so `re-integratie` is held together by a span.
"""

import re

# Only in text: the next angle bracket after the word opens a tag, and ends no script.
_KEPT_TOGETHER = re.compile(r"[Rr](?<!\w[Rr])e-integr\w*(?=[^<>]*<(?!/script))")


def kept_together(html: str) -> str:
    """The HTML of a body in which `re-integratie…` stays on one line."""
    return (
        # A plain string: Markup would escape what is put in.
        _KEPT_TOGETHER.sub(r'<span class="sb-heel">\g<0></span>', str(html))
        if "e-integr" in html
        else html
    )
