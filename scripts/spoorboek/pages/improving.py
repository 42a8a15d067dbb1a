"""Improving: where a reader changes the file behind a page, reports a mistake or proposes a source.

These are addresses of GitHub; without a repository the only way is the page that explains it all.
"""

from urllib.parse import quote, urlencode

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.site import Site
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.element import Element
from spoorboek.records.record import Record
from spoorboek.records.review import Conflict, Gap
from spoorboek.records.source import Source
from spoorboek.records.theory import ProgrammeTheory

CONTRIBUTE = f"{ROOT}over/bijdragen/"
FIELDS = f"{ROOT}over/records/"
PROPOSE_SOURCE, REPORT_MISTAKE = "bron.yml", "fout.yml"
"""The forms in .github/ISSUE_TEMPLATE/ that a page leads to, with the question that it fills in."""
FORMS = {
    PROPOSE_SOURCE: "Stel een bron voor",
    "kennis.yml": "Ervaring of tegenvoorbeeld",
    REPORT_MISTAKE: "Er klopt iets niet",
}
"""Every form by the name that it bears there."""
QUESTION = {PROPOSE_SOURCE: "about", REPORT_MISTAKE: "address"}
ASKS_FOR_SOURCES = (Cmoc, Conflict, Element, Gap, ProgrammeTheory)
"""The types on whose pages somebody may know a source that says something about it."""


def edit_address(repository: str, path: str) -> str:
    """Where a file is changed in the browser; a proposal follows from it."""
    return f"{repository}/edit/main/{quote(path)}"


def form_address(repository: str, form: str, page: str = "") -> str:
    """A form with the address of a page filled in."""
    filled = {QUESTION[form]: page} if page else {}
    return f"{repository}/issues/new?{urlencode({'template': form, **filled}, quote_via=quote)}"


def edit_href(path: str, site: Site) -> str:
    """Where the file of a record is changed, or how to propose a change."""
    if site.edition.repository:
        return edit_address(site.edition.repository, path)
    return CONTRIBUTE if site.has_prose else ""


def report_href(record: Record, site: Site) -> str:
    """The form for a mistake on the page of a record."""
    return _form(REPORT_MISTAKE, record, site)


def propose_href(record: Record, site: Site) -> str:
    """The form for a source that says something about a record, where that can be asked."""
    if not isinstance(record, ASKS_FOR_SOURCES):
        return ""
    return _form(PROPOSE_SOURCE, record, site)


def add_href(record_type: type[Record], site: Site) -> str:
    """Where a record of a type is proposed: a source with a form, others as the page tells."""
    if record_type is Source and site.edition.repository:
        return form_address(site.edition.repository, PROPOSE_SOURCE)
    return CONTRIBUTE


def fields_href(record_type: type[Record], site: Site) -> str:
    """Where the fields of a type are explained."""
    return f"{FIELDS}#{record_type.name}" if site.has_prose else ""


def _form(form: str, record: Record, site: Site) -> str:
    repository = site.edition.repository
    page = f"{site.edition.site_url}{record.page}"
    return form_address(repository, form, page) if repository else ""
