"""Rich text: CommonMark in records, to HTML, with HTML switched off and no pictures."""

import re

from markdown_it import MarkdownIt
from markupsafe import Markup

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ALIGNED = re.compile(r'<(t[hd]) style="text-align:(center|right|left)">')
_BOX = re.compile(r"<li>(<p>)?\[( |x|X)\] ")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "typographer": False})
    parser.enable("table").disable("image")
    parser.validateLink = lambda url: bool(_SAFE_ADDRESS.match(url))  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def rich(text: str, *, lift: int = 0) -> Markup:
    """The text as HTML. Headings start `lift` levels lower; `- [ ]` becomes a box to tick on paper."""
    html = _PARSER.render(text).replace('<a href=""', "<a")  # an empty address leads nowhere
    if lift:
        html = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(6, int(m[2]) + lift)}>", html)
    html = _BOX.sub(lambda m: f'<li class="sb-vakje">{m[1] or ""}', html)
    # A style in the page does nothing, by its policy; a class does. No text can hold a bare quote.
    html = _ALIGNED.sub(r'<\1 class="sb-\2">', html)
    html = html.replace(
        "<table>",
        '<div class="sb-schuif" tabindex="0" role="group" aria-label="Tabel"><table class="sb-dienst">',
    )
    return Markup(html.replace("</table>", "</table></div>"))  # noqa: S704  # markdown-it escaped it
