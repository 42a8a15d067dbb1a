"""Downloads: papers beside a page and tables, as links that say what they are and how large."""

from dataclasses import dataclass
from math import ceil

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import number
from spoorboek.pages.site import Site
from spoorboek.reasoning.tables import DATA, TABLES, file_name

FORMS = {
    ".csv": "CSV ({})",
    ".pdf": "PDF (A4, {})",
    ".docx": "Word-document ({})",
    ".zip": "zip ({})",
}
DOWNLOAD = {"nl": "Download als", "en": "Download as"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along."""

    href: str
    form: str
    """What it is and how large: `PDF (A4, 84 kB)`."""
    words: str
    """The same as a link, in the language of its page: `Download als PDF (A4, 84 kB)`."""


def size_in_words(size: int) -> str:
    """`84 kB` or `1,2 MB`; rounded up, so that nobody gets more than was said."""
    kilobytes = max(1, ceil(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{number(ceil(kilobytes / 100) / 10)} MB"


def downloads_at(address: str, site: Site, language: str = "nl") -> list[Download]:
    """The papers beside the page at an address."""
    return [
        download(name, size, language)
        for name, size in site.papers_by_folder.get(address.rstrip("/"), ())
    ]


def table_download(table: str, site: Site) -> Download:
    """A table of `TABLES` as CSV."""
    size = len(TABLES[table].make(site.base).as_csv().encode())
    return download(f"{DATA}/{file_name(table)}", size, "nl")


def download(name: str, size: int, language: str) -> Download:
    """A file of the site, by its address."""
    form = FORMS[name[name.rindex(".") :]].format(size_in_words(size))
    return Download(ROOT + name, form, f"{DOWNLOAD[language]} {form}")
