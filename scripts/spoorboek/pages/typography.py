"""Typography: words that must not break at their hyphen.

The font has no non-breaking hyphen, so `re-integratie` is held together by a span.
"""

import re

# Only in text: the next angle bracket after the word opens a tag, and ends no script.
# A drawing is passed over: a span would end it, and its lines are broken already.
_KEPT_TOGETHER = re.compile(
    r"<svg\b.*?</svg>|[Rr](?<!\w[Rr])e-integr\w*(?=[^<>]*<(?!/script))", re.DOTALL
)


def kept_together(html: str) -> str:
    """The HTML of a body in which `re-integratie…` stays on one line."""
    return (
        # A plain string: Markup would escape what is put in.
        _KEPT_TOGETHER.sub(_held, str(html)) if "e-integr" in html else html
    )


def _held(match: re.Match[str]) -> str:
    found = match[0]
    return found if found.startswith("<svg") else f'<span class="sb-heel">{found}</span>'
