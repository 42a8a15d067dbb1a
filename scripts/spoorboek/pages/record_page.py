"""Record page: the body of the page of one record, with what every record page shows."""

import importlib
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, record_address
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import has_template, rendered
from spoorboek.pages.site import CitedSource, Link, Site
from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.record import Cites, OneOf, Record

View = Callable[[Any, Site], dict[str, Any]]

FILTERS = {"rol": "roles", "fase": "phases", "sector": "sectors"}
"""Search filters, with the vocabulary whose words they take."""
LONGEST_STEP = 44
LONGEST_LARGE_HEADING = 70
CONTRIBUTE = f"{ROOT}over/bijdragen/"


@dataclass(frozen=True, slots=True)
class Step:
    """A station of the trace bar. Without address it is this page, or says there is none."""

    step: str
    title: str
    href: str = ""
    current: bool = False

    @property
    def shown(self) -> str:
        """The title, cut at a word where it would push the page down; the page itself has it in full."""
        return textwrap.shorten(self.title, LONGEST_STEP, placeholder="…")


@dataclass(frozen=True, slots=True)
class Group:
    """Linked records of one type."""

    title: str
    links: list[Link]


@dataclass(frozen=True)
class Page:
    """What every record page shows besides its own content."""

    title: str
    lead: str
    trace: list[Step]
    rests_on: list[Group]
    carries: list[Group]
    sources: list[CitedSource]
    filters: dict[str, list[str]]
    citation: str
    print_line: str
    edit_href: str
    path: str

    @property
    def is_long(self) -> bool:
        """Whether the title is a sentence rather than a name, and is set smaller."""
        return len(self.title) > LONGEST_LARGE_HEADING


@cache
def _view_and_template(type_name: str) -> tuple[View, str]:
    """The view and template of a type: its own if it has them, else the default ones."""
    template = f"records/{type_name}.html.jinja"
    if not has_template(template):
        type_name, template = "default", "records/default.html.jinja"
    module = importlib.import_module(f"spoorboek.pages.views.{type_name.replace('-', '_')}")
    return module.view, template


def body_of(record: Record, site: Site) -> Markup:
    """HTML of the page of a record; links start with `ROOT`."""
    view, template = _view_and_template(record.name)
    values = view(record, site)
    page = page_of(record, site, trace=values.pop("trace", []), lead=values.pop("lead", None))
    return rendered(template, page=page, record=record, **values)


def page_of(record: Record, site: Site, *, trace: list[Step], lead: str | None) -> Page:
    """The common part of a record page."""
    title = site.heading(record)
    edition = site.edition
    address = f"{edition.site_url}{record_address(record)}" if edition.site_url else ""
    version = f"versie {edition.version}" + (
        f" van {dutch_date(edition.date)}" if edition.date else ""
    )
    path = site.base.paths.get(record.key, "")
    citation = f"De makers van Spoorboek. {title}. Spoorboek, {version}. {record.singular} {record.id}. {address}"
    return Page(
        title=title,
        lead=record.summary_text if lead is None else lead,
        trace=trace,
        rests_on=_groups(site, [link.target for link in site.outgoing(record)]),
        carries=_groups(site, [link.origin.key for link in site.base.incoming.get(record.key, ())]),
        sources=site.cited(
            dict.fromkeys(t for _, m, t in site.base.marks[record.key] if isinstance(m, Cites))
        ),
        filters=filters_of(record, site),
        citation=citation.strip(),
        print_line=f"Spoorboek, {record.singular.lower()} {record.id}, {version}. Hulpmiddel, geen juridisch of medisch advies.",
        edit_href=f"{edition.repository}/edit/main/{path}" if edition.repository else CONTRIBUTE,
        path=path,
    )


def _groups(site: Site, keys: list[str]) -> list[Group]:
    """Records by type, in the order of the site, each once."""
    by_type: dict[str, dict[str, Record]] = {}
    for key in dict.fromkeys(keys):
        record = site.base.get(key)
        if record is not None:
            by_type.setdefault(record.name, {})[key] = record
    return [
        Group(BY_NAME[t.name].plural, site.links(by_type[t.name].values()))
        for t in RECORD_TYPES
        if t.name in by_type
    ]


def filters_of(record: Record, site: Site) -> dict[str, list[str]]:
    """The words under which search can narrow down to this record."""
    filters: dict[str, list[str]] = {"soort": [record.singular]}
    marks = site.base.marks[record.key]
    for name, vocabulary in FILTERS.items():
        ids = dict.fromkeys(
            t for _, m, t in marks if isinstance(m, OneOf) and m.vocabulary == vocabulary
        )
        filters[name] = site.labels(vocabulary, ids)
    filters["kernelement"] = [element.title for element in site.elements_of(record)]
    return filters
