"""Page citation: how to cite a page of this site, in the style of APA and as BibTeX."""

import re

from spoorboek.pages.languages import DUTCH, Language
from spoorboek.pages.site import Site
from spoorboek.records.record import Record

_SPECIAL = re.compile(r"([&%$#_{}])")


def apa(record: Record, site: Site, language: Language) -> str:
    """Maker (year). Title (version and day). Site. Address."""
    w, edition = language.words, site.edition
    day = f" {w['as_of']} {language.day(edition.date)}" if edition.date else ""
    version = f"({w['version']} {edition.version}{day})"
    year = _year(site) or w["no_date"]
    title = record.heading.rstrip(".")
    return (
        f"{made_by(site, language)} ({year}). {title} {version}. {site.subject.name}. "
        f"{address_of(record, site)}"
    ).strip()


def bibtex(record: Record, site: Site, language: Language) -> str:
    """The same for a reference manager."""
    fields = {
        "author": _plain(made_by(site, language)),
        "title": _plain(record.heading),
        "year": _year(site),
        "note": _plain(f"{site.subject.name}, {language.words['version']} {site.edition.version}"),
        "url": address_of(record, site),
        "langid": "dutch" if language.code == DUTCH else "british",
    }
    lines = "".join(f'  {name} = "{{{value}}}",\n' for name, value in fields.items() if value)
    return f"@misc{{{site.subject.short_name}-{record.name}-{record.id},\n{lines}}}"


def made_by(site: Site, language: Language) -> str:
    """Who made the site."""
    return f"{language.words['makers']} {site.subject.name}"


def address_of(record: Record, site: Site) -> str:
    """The full address of the page, if the site has one."""
    return f"{site.edition.site_url}{record.page}" if site.edition.site_url else ""


def _year(site: Site) -> str:
    return site.edition.date[:4]


def _plain(text: str) -> str:
    """Text in which nothing is a command of LaTeX."""
    return _SPECIAL.sub(r"\\\1", text.replace("\\", "/"))
