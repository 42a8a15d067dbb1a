"""Page links: the anchors of a finished page, and every address that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ATTRIBUTES = ("href", "src", "poster", "action", "formaction", "object[data]")
"""Where HTML names one address. A selector on `href` finds `xlink:href` of SVG too."""
_IN_SVG = "xlink:href"
_LEADS_ON = ("a", "area")
_NOT_LISTED = 'meta[name="robots"][content*="noindex"]'
_SAYS_ADDRESSES = "meta[content], script[type='application/ld+json']"
_IN_JSON = re.compile(r'"(https?:[^"\s]+)"')
_NAME = re.compile(r'"@id":\s*"[^"]*"')  # names a thing by an address; no reader is sent there


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What one page holds: where others can point to, and where it points itself."""

    anchors: frozenset[str]
    named: frozenset[str]
    """Every address as it is written, each once."""
    leads_on: frozenset[str]
    """Those among them that a reader can follow."""
    told: frozenset[str]
    """Whole addresses that it tells other programs: in `meta` and in data blocks."""
    is_listed: bool
    """Whether it may be found from outside; a page that says `noindex` stands aside."""


def page_links(html: bytes) -> PageLinks:
    """The links of a page."""
    tree = LexborHTMLParser(html)
    named: set[str] = set()
    leads_on: set[str] = set()
    for node, link in _named(tree, html):
        named.add(link)
        if node.tag in _LEADS_ON:
            leads_on.add(link)
    return PageLinks(
        anchors=frozenset(_anchors(tree)),
        named=frozenset(named),
        leads_on=frozenset(leads_on),
        told=frozenset(_told(tree)),
        is_listed=tree.css_first(_NOT_LISTED) is None,
    )


def _named(tree: LexborHTMLParser, html: bytes) -> Iterator[tuple[LexborNode, str]]:
    """Every element that names an address, with that address."""
    for place in _ATTRIBUTES:
        name = place.partition("[")[2].rstrip("]") or place
        if name.encode() not in html:  # as most pages have no more than links and scripts
            continue
        for node in tree.css(place if place != name else f"[{name}]"):
            attributes = node.attrs
            link = attributes[name] if name in attributes else attributes[_IN_SVG]
            yield node, (link or "").strip()
    if b"srcset" in html:
        for node in tree.css("[srcset]"):
            for part in (node.attrs["srcset"] or "").split(","):
                yield node, "".join(part.split()[:1])


def _anchors(tree: LexborHTMLParser) -> set[str]:
    by_id = {node.attrs["id"] or "" for node in tree.css("[id]")}
    return by_id | {node.attrs["name"] or "" for node in tree.css("a[name]")}


def _told(tree: LexborHTMLParser) -> set[str]:
    found: set[str] = set()
    for node in tree.css(_SAYS_ADDRESSES):
        content = node.attributes.get("content")
        text = unescape(node.text()) if content is None else f'"{content}"'
        found.update(_IN_JSON.findall(_NAME.sub("", text)))
    return found
