"""Page citation: how to cite a page of this site, as text and as data for a reference manager.

Every form is made from one `CitedPage`, so that all of them say the same.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.latex import written
from spoorboek.pages.colophon import closed
from spoorboek.pages.environment import rendered
from spoorboek.pages.languages import DUTCH, ENGLISH, Language
from spoorboek.pages.link import in_language
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.page_words import EN, NL
from spoorboek.pages.site import Site
from spoorboek.records.source import Source

_BABEL = {DUTCH: "dutch", ENGLISH: "british"}
"""What BibLaTeX calls a language."""


@dataclass(frozen=True, slots=True)
class CitedPage:
    """What is cited; all plain text on one line. What is not known is empty."""

    key: str
    title: str
    makers: str
    site: str
    version: str
    day: str
    """As 2026-11-21."""
    address: str
    language: Language
    title_language: str = ""
    """Where that is another language than the one of the page."""
    lead: str = ""
    """The words of ours that the title begins with, where the rest is the title of a publication."""


def cited_page(page: PageFacts, site: Site) -> CitedPage:
    """A page as it is cited. The start page is cited as the site itself."""
    language = {DUTCH: NL, ENGLISH: EN}.get(page.language, NL)
    edition, subject = site.edition, site.subject
    # Our page about a publication is not that publication, and its makers did not write it.
    lead = f"{page.record.singular}: " if isinstance(page.record, Source) else ""
    return CitedPage(
        key=_key(page, subject.short_name),
        title=lead + _line(page.title) if page.address else subject.name,
        makers=made_by(site, language),
        site=subject.name,
        version=edition.version,
        day=edition.date,
        address=f"{edition.site_url}{page.address}" if edition.site_url else "",
        language=language,
        title_language=_title_language(page, site),
        lead=lead,
    )


def made_by(site: Site, language: Language) -> str:
    """Who made the site."""
    return f"{language.words['makers']} {site.subject.name}"


def apa(page: CitedPage) -> Markup:
    """In the style of APA 7: makers (day). Title (version). Site. Address."""
    w = page.language.words
    date = page.language.day_after_year(page.day) if page.day else w["no_date"]
    start = Markup("{}. ({}). <em>{}{}</em> ({} {}).").format(
        page.makers,
        date,
        page.lead,
        in_language(page.title.removeprefix(page.lead).rstrip("."), page.title_language),
        w["version"],
        page.version,
    )
    return Markup(" ").join(part for part in (start, _unless_same(page), page.address) if part)


def vancouver(page: CitedPage) -> str:
    """As a part of a website by the rules that medical journals share (Vancouver)."""
    w = page.language.words
    version = f"{w['version'].capitalize()} {page.version}"
    date = f"{version}, {page.language.day(page.day)}" if page.day else version
    title = closed(page.title) if page.title != page.site else ""
    where = f"{w['available']}: {page.address}" if page.address else ""
    parts = f"{page.makers}. {page.site} [{w['internet']}].", f"{date}.", title, where
    return " ".join(part for part in parts if part)


def bibtex(page: CitedPage) -> str:
    """As BibTeX; classic styles read the year and the note, BibLaTeX the date and the version."""
    version = f"{page.language.words['version'].capitalize()} {page.version}"
    fields = {
        "author": _whole(page.makers),
        "title": _whole(page.title),
        "year": page.day[:4],
        "date": page.day,
        "organization": _whole(page.site),
        "version": written(page.version),
        "note": written(version),
        "url": page.address,
        "langid": _BABEL[page.language.code],
    }
    lines = "".join(f'  {name} = "{value}",\n' for name, value in fields.items() if value)
    return f"@online{{{page.key},\n{lines}}}"


def ris(page: CitedPage) -> str:
    """As RIS. A name that ends in a comma is a whole: nobody's given name is cut off it."""
    fields = (
        ("TY", "ELEC"),
        ("ID", page.key),
        ("AU", f"{page.makers},"),
        ("TI", page.title),
        ("T2", page.site),
        ("PY", page.day[:4]),
        ("DA", page.day.replace("-", "/")),
        ("ET", page.version),
        ("LA", page.language.code),
        ("UR", page.address),
    )
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - "


def citing(page: PageFacts, site: Site) -> Markup:
    """The block that shows every form of the citation of a page."""
    cited = cited_page(page, site)
    return rendered(
        "components/citing.html.jinja",
        w=cited.language.words,
        key=cited.key,
        apa=apa(cited),
        vancouver=vancouver(cited),
        bibtex=bibtex(cited),
        ris=ris(cited),
    )


def foot(page: PageFacts, site: Site) -> Markup:
    """What stands at the end of a page that shows no record: how to cite it."""
    words = cited_page(page, site).language.words
    return Markup(
        '<footer class="sb-slot" data-pagefind-ignore>\n<h2 id="citeren">{}</h2>\n{}</footer>'
    ).format(words["cite_this_page"], citing(page, site))


def _whole(text: str) -> str:
    """Text of which no word is a name of its own and no capital is changed."""
    return f"{{{written(text)}}}"


def _title_language(page: PageFacts, site: Site) -> str:
    language = site.title_language(page.record) if page.record else ""
    return "" if language == page.language else language


def _unless_same(page: CitedPage) -> str:
    """The name of the site, unless that is what is cited."""
    return f"{page.site}." if page.title != page.site else ""


def _key(page: PageFacts, short_name: str) -> str:
    if page.record is not None:
        return f"{short_name}-{page.record.name}-{page.record.id}"
    parts = [short_name, *re.findall(r"[a-z0-9]+", page.address)]
    return "-".join(parts)


def _line(text: str) -> str:
    """Text on one line: whatever a program takes for the end of a line is a space."""
    return " ".join(text.split())
