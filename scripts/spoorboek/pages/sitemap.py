"""Sitemap: which pages there are, for search engines.

It repeats what the pages say themselves: a page that asks to be left out is not in it, and the
languages of a page are those that it names. So it cannot contradict them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

FILE, ROBOTS = "sitemap.xml", "robots.txt"
MOST_ADDRESSES = 40_000
"""In one file. The protocol allows 50,000 and 50 MB; with languages an address stays below 1 kB."""
_HEAD_ENDS = b"</head>"
_PIECE = 16_384
_LEFT_OUT = re.compile(r'<meta name="robots" content="[^"]*\bnoindex\b')
_ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LANGUAGES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_WITHOUT_ADDRESS = "<!-- Deze site is gebouwd zonder SITE_URL. Een sitemap noemt hele adressen; die zijn er dan niet. -->"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that wants to be found: its address below the site, and its address per language."""

    address: str
    languages: tuple[tuple[str, str], ...] = ()


def listed_pages(folder: Path) -> Iterator[Listed]:
    """The pages of a finished site that want to be found, by address."""
    for file in sorted(folder.rglob("index.html")):
        head = _head(file)
        if not _LEFT_OUT.search(head):
            place = file.parent.relative_to(folder).as_posix()
            found = tuple((code, unescape(href)) for code, href in _ALTERNATE.findall(head))
            yield Listed("" if place == "." else f"{place}/", found)


def _head(file: Path) -> str:
    """The text of a page up to the end of its head; the rest is not read."""
    read = b""
    with file.open("rb") as stream:
        while _HEAD_ENDS not in read and (piece := stream.read(_PIECE)):
            read += piece
    return read.partition(_HEAD_ENDS)[0].decode(errors="replace")


def sitemaps(pages: Iterable[Listed], site_url: str, days: Mapping[str, str]) -> dict[str, str]:
    """The files by name. `days` says when a page last changed, for the pages of which that is known."""
    if not site_url:
        return {FILE: f"{_XML}{_WITHOUT_ADDRESS}\n<urlset {_NAMESPACE}/>\n"}
    entries = (_entry(page, site_url, days.get(page.address, "")) for page in pages)
    parts = list(_parts(entries))
    if len(parts) == 1:
        return {FILE: parts[0]}
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    places = "".join(f"<sitemap><loc>{escape(site_url + n)}</loc></sitemap>\n" for n in named)
    return {FILE: f"{_XML}<sitemapindex {_NAMESPACE}>\n{places}</sitemapindex>\n", **named}


def _parts(entries: Iterator[str]) -> Iterator[str]:
    """The entries shared out over files that are each small enough."""
    while some := "".join(islice(entries, MOST_ADDRESSES)):
        yield f"{_XML}<urlset {_NAMESPACE} {_LANGUAGES}>\n{some}</urlset>\n"


def _entry(page: Listed, site_url: str, day: str) -> str:
    last = f"<lastmod>{escape(day)}</lastmod>" if day else ""
    languages = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(href)}/>'
        for code, href in page.languages
    )
    return f"<url><loc>{escape(site_url + page.address)}</loc>{last}{languages}</url>\n"


def robots(site_url: str) -> str:
    """Everybody may read everything."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}{FILE}\n" if site_url else "")
