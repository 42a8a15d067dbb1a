"""Harmless HTML: what may stand in a page of prose, be it typed there or made of Markdown.

The list is short on purpose: it names what pages really use. Nothing on it runs, loads or looks
like another part of the site. Addresses lead to the web, to a mailbox or to a place on this site.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

SLOT = "spoorboek "
"""How a comment begins that is a place for a slot; only a macro may write one."""
_TAGS = frozenset((
    "a", "abbr", "blockquote", "br", "caption", "circle", "code", "col", "colgroup", "dd", "del",
    "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "img", "kbd", "li", "ol", "p", "path", "pre", "section", "small", "span",
    "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "tr",
    "ul", "wbr",
))  # fmt: skip
_ANYWHERE = frozenset(("class", "id", "lang", "title", "aria-hidden", "markdown"))
_ATTRIBUTES = {
    "a": {"href", "hreflang", "download"},
    "circle": {"cx", "cy", "r", "stroke-dasharray"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start"},
    "path": {"d"},
    "svg": {"viewbox", "focusable"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
ATTRIBUTES = _ANYWHERE.union(*_ATTRIBUTES.values())
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB_OR_MAIL = re.compile(r"https?://|mailto:", re.IGNORECASE)
_NOT_READ = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<script\b", re.IGNORECASE)
"""A tag, in text of which a `<` may be no more than that."""
_LOOSE_TAG = re.compile(r"<[a-zA-Z/!?]")


@dataclass(frozen=True, slots=True)
class Harm:
    """Something that may not stand there: its line (from 1), its column (from 1), and what it is."""

    line: int
    column: int
    what: str
    text: str


def is_safe_address(address: str, *, here: bool = False) -> bool:
    """Whether an address leads to the web, a mailbox or this site, as a browser will read it.

    With `here` only to this site: what a page loads comes from nowhere else.
    """
    read = _NOT_READ.sub("", unescape(address))
    if read.startswith(("//", "\\", "/\\")):
        return False
    return not _SCHEME.match(read) or (not here and bool(_WEB_OR_MAIL.match(read)))


def harm_in(html: str) -> Iterator[Harm]:
    """Everything in a piece of HTML that may not stand there, in order."""
    judge = _Judge()
    try:
        judge.feed(html)
    except AssertionError:  # so the parser of Python says that a `<![` is none it knows
        judge.unknown_decl("")
    judge.see_what_is_left()
    yield from judge.found


@dataclass
class _Judge(HTMLParser):
    found: list[Harm] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def _refuse(self, what: str, text: str) -> None:
        line, column = self.getpos()
        self.found.append(Harm(line, column + 1, what, text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag is on the list, and so is everything in it."""
        if tag not in _TAGS:
            self._refuse("tag", f"<{tag}>")
            return
        for name, value in attrs:
            if name not in _ANYWHERE and name not in _ATTRIBUTES.get(tag, ()):
                self._refuse("attribuut", name)
            elif name in ("href", "src") and not is_safe_address(value or "", here=name == "src"):
                self._refuse("adres", value or "")

    def handle_endtag(self, tag: str) -> None:
        """An end may not close a part of the page around it; of a refused tag it needs no mention."""
        if tag not in _TAGS and not any(harm.text == f"<{tag}>" for harm in self.found):
            self._refuse("tag", f"</{tag}>")

    def see_what_is_left(self) -> None:
        """A tag that is not closed would swallow what comes behind it."""
        self.handle_data(self.rawdata)

    def handle_data(self, data: str) -> None:
        """Text with the beginning of a tag may become one by what stands behind it."""
        if found := _LOOSE_TAG.search(data):
            self._refuse("tag", data[found.start() : found.start() + 40])

    def handle_comment(self, data: str) -> None:
        """A comment ends where every browser thinks that it ends."""
        if re.search("[<>]|--", data):
            self._refuse("opmerking", f"<!--{data[:40]}")

    def handle_decl(self, decl: str) -> None:
        """Never."""
        self._refuse("tag", f"<!{decl[:40]}")

    def unknown_decl(self, data: str) -> None:
        """Never."""
        self._refuse("tag", f"<![{data[:40]}")

    def handle_pi(self, data: str) -> None:
        """Never."""
        self._refuse("tag", f"<?{data[:40]}")
