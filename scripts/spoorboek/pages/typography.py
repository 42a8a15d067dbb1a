"""Typography: words that must not break at their hyphen.

The font has no non-breaking hyphen, so `re-integratie` is held together by a span. A long compound
may break on a phone: the style sheet decides.
"""

import re

# A span would end a drawing, and its lines are broken already.
_DRAWING = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)
# Only in text: the next angle bracket after the word opens a tag, and ends no script. It begins with
# fixed text, which is looked for much faster than a letter of either case.
_AFTER_R = re.compile(
    r"e-integr(?<=(?<!\w)[Rr]e-integr)\w*(?=[^<>]*(?:<(?!/script)|\Z))",
)
# Letters that fit in a heading on a phone, also with the spacing that a reader may set (WCAG 1.4.12).
_FITS = 16


def kept_together(html: str) -> str:
    """The HTML of a body in which `re-integratie…` stays on one line."""
    if "e-integr" not in html:
        return html
    pieces = _DRAWING.split(str(html))  # a plain string: Markup would escape what is put in
    pieces[::2] = map(_held, pieces[::2])
    return "".join(pieces)


def _held(html: str) -> str:
    """HTML without drawings, with a span around every such word."""
    pieces, done = [], 0
    for rest in _AFTER_R.finditer(html):
        start, end = rest.start() - 1, rest.end()
        name = "sb-heel" if end - start <= _FITS else "sb-heel-lang"
        pieces.append(f'{html[done:start]}<span class="{name}">{html[start:end]}</span>')
        done = end
    return "".join((*pieces, html[done:]))
