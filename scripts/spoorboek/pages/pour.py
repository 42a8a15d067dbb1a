"""Pour: every record into the shell of its type, every slot of the prose filled.

`theme` is a folder with what the site generator made: prose pages with slots, and one shell per type.
`out` is the folder that readers see; it may be the same one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

from markupsafe import Markup, escape

from spoorboek.pages.addresses import SHELL, rooted, shell_address
from spoorboek.pages.record_page import body_of
from spoorboek.pages.shell import BARE, EMPTY, Shell
from spoorboek.pages.site import Site
from spoorboek.pages.slots import fill
from spoorboek.pages.typography import kept_together
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HIDDEN_WORDS = re.compile(r'<span class="sb-vis">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SYNONYMS = Markup(
    '<p hidden data-pagefind-weight="0.2" data-pagefind-index-attrs="data-zoek" data-zoek="{}"></p>'
)
LONGEST_DESCRIPTION = 160
SEARCH_TERMS = "assets/zoekwoorden.json"


def shells(theme: Path) -> dict[str, Shell]:
    """The shell of each record type, by type name; a bare page where the theme has none."""
    found = {}
    for record_type in RECORD_TYPES:
        file = theme / shell_address(record_type) / "index.html"
        found[record_type.name] = (
            Shell.of(file.read_text(encoding="utf-8")) if file.is_file() else BARE
        )
    return found


def record_pages(site: Site, shell_of: Mapping[str, Shell]) -> Iterator[tuple[str, str]]:
    """Address and HTML of the page of every record."""
    for record in site.base.all():
        yield record.page, record_html(record, site, shell_of[record.name])


def record_html(record: Record, site: Site, shell: Shell) -> str:
    """The finished page of one record."""
    body = kept_together(body_of(record, site))
    words = site.synonyms.words_for(body)
    if record.search_weight < 1:
        body = f'<div data-pagefind-weight="{record.search_weight}">{body}</div>'
    synonyms = _SYNONYMS.format(words) if words else EMPTY
    html = shell.fill(
        titel=site.heading(record),
        beschrijving=_description(record, site),
        kop=EMPTY,
        inhoud=Markup(body) + synonyms,  # noqa: S704  # from autoescaping templates
        opdezepagina=_contents(body),
        adres=record.page,
    )
    return rooted(html, record.page)


def _description(record: Record, site: Site) -> str:
    text = " ".join((record.summary_text or site.heading(record)).split())
    return (
        text
        if len(text) <= LONGEST_DESCRIPTION
        else text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    )


def _contents(body: str) -> Markup:
    """The entries of "Op deze pagina", from the second-level headings of a body, which is safe HTML."""
    headings = (
        (name, _TAG.sub("", _HIDDEN_WORDS.sub("", inner)).strip())
        for name, inner in _HEADING.findall(body)
    )
    return Markup(  # noqa: S704  # names and texts come from autoescaping templates
        "".join(
            f'<li class="md-nav__item"><a href="#{name}" class="md-nav__link">'
            f'<span class="md-ellipsis">{text}</span></a></li>'
            for name, text in headings
        )
    )


def prose_pages(theme: Path, site: Site) -> Iterator[tuple[str, str]]:
    """File name (relative) and HTML of every prose page that has slots."""
    for file in sorted(theme.rglob("*.html")):
        if file.parent.name == SHELL:
            continue
        html = file.read_text(encoding="utf-8")
        start, article, rest = html.partition("<article")
        filled = start + article + kept_together(fill(rest, site))
        if filled != html:
            name = file.relative_to(theme).as_posix()
            yield (
                name,
                rooted(
                    filled, name.removesuffix("index.html") if name.endswith("index.html") else name
                ),
            )


def pour(site: Site, theme: Path, out: Path) -> int:
    """Write every page below `out`; returns the number of record pages."""
    shell_of = shells(theme)
    write(out / SEARCH_TERMS, json.dumps(site.synonyms.terms(), ensure_ascii=False, sort_keys=True))
    for name, html in prose_pages(theme, site):
        write(out / name, html)
    number = 0
    for address, html in record_pages(site, shell_of):
        write(out / address / "index.html", html)
        number += 1
    return number


def write(file: Path, html: str) -> None:
    """Write a page, unless it is already there as it is."""
    data = html.encode()
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def sitemap(addresses: list[str], site_url: str, date: str) -> str:
    """The sitemap; without an address of the site it has nothing to say."""
    day = f"<lastmod>{escape(date)}</lastmod>" if date else ""
    entries = (
        [f"<url><loc>{xml_escape(site_url + a)}</loc>{day}</url>\n" for a in addresses]
        if site_url
        else []
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(entries) + "</urlset>\n"


def robots(site_url: str) -> str:
    """Everybody may read everything."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")
