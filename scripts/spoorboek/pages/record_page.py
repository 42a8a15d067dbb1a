"""Record page: the body of the page of one record, with what every record page shows."""

import importlib
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markupsafe import Markup

from spoorboek.pages import coins
from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.credits import Credit, credits_of
from spoorboek.pages.downloads import Download, downloads_at
from spoorboek.pages.environment import has_template, rendered
from spoorboek.pages.improving import edit_href, fields_href, propose_href, report_href
from spoorboek.pages.link import Link
from spoorboek.pages.listing import is_listed
from spoorboek.pages.news import News, news_of
from spoorboek.pages.notices import Notice, notices
from spoorboek.pages.page_citation import cited_page, citing
from spoorboek.pages.page_facts import facts_of
from spoorboek.pages.site import Site
from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.markers import Cites, OneOf
from spoorboek.records.record import Record

View = Callable[[Any, Site], dict[str, Any]]

FILTERS = {"rol": "roles", "fase": "phases", "sector": "sectors"}
"""Search filters, with the vocabulary whose words they take."""
LONGEST_STEP = 44
LONGEST_LARGE_HEADING = 70


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
    """What every record page can show besides its own content; made only when a template asks."""

    record: Record
    site: Site
    trace: list[Step]
    own_lead: str | None

    @cached_property
    def title(self) -> str:
        """What the record is called."""
        return self.site.heading(self.record)

    @property
    def is_long(self) -> bool:
        """Whether the title is a sentence rather than a name, and is set smaller."""
        return len(self.title) > LONGEST_LARGE_HEADING

    @property
    def lead(self) -> str:
        """One sentence under the title."""
        return self.record.summary_text if self.own_lead is None else self.own_lead

    @property
    def rests_on(self) -> list[Group]:
        """The records this one links to, by type."""
        return _groups(self.site, [link.target for link in self.site.outgoing(self.record)])

    @property
    def carries(self) -> list[Group]:
        """The records that link to this one, by type."""
        incoming = self.site.base.incoming.get(self.record.key, ())
        return _groups(self.site, [link.origin.key for link in incoming])

    @property
    def sources(self) -> list[CitedSource]:
        """Every source that the record cites."""
        marks = self.site.base.marks[self.record.key]
        return self.site.cited(dict.fromkeys(t for _, m, t in marks if isinstance(m, Cites)))

    @property
    def notices(self) -> list[Notice]:
        """What happened to sources on which the page depends."""
        return notices(self.record, self.site)

    @cached_property
    def news(self) -> News | None:
        """What changed in what the record claims, lately."""
        return news_of(self.record, self.site)

    @property
    def downloads(self) -> list[Download]:
        """What of this page can be taken along on paper."""
        return downloads_at(self.record.page, self.site, self.record.written_in)

    @property
    def filters(self) -> dict[str, list[str]]:
        """The words under which search can narrow down to this record."""
        return filters_of(self.record, self.site)

    @property
    def coins(self) -> Markup:
        """The page itself, as data for a reference manager that finds its sources here."""
        return coins.of_page(cited_page(facts_of(self.record, self.site), self.site))

    def coins_of(self, key: str) -> Markup:
        """A source, as data for a reference manager."""
        return coins.of_publication(
            self.site.citations[key].csl, self.site.base.references[key].title
        )

    @property
    def citation(self) -> Markup:
        """How to cite this page, in every form."""
        return citing(facts_of(self.record, self.site), self.site)

    @property
    def credits(self) -> list[Credit]:
        """Who worked on the record."""
        return credits_of(self.record)

    @property
    def print_line(self) -> str:
        """What stands at the foot of the page on paper."""
        record = self.record
        name = f"{self.site.subject.name}, {record.singular.lower()} {record.id}, {self.site.version_words}."
        return f"{name} Hulpmiddel, geen juridisch of medisch advies."

    @property
    def path(self) -> str:
        """The file in which the record stands."""
        return self.site.base.paths.get(self.record.key, "")

    @property
    def edit_href(self) -> str:
        """Where a reader can propose a change."""
        return edit_href(self.path, self.site)

    @property
    def fields_href(self) -> str:
        """Where its fields are explained."""
        return fields_href(type(self.record), self.site)

    @property
    def report_href(self) -> str:
        """Where a reader can report a mistake on this page."""
        return report_href(self.record, self.site)

    @property
    def propose_href(self) -> str:
        """Where a reader can propose a source for it."""
        return propose_href(self.record, self.site)


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
    page = Page(record, site, values.pop("trace", []), values.pop("lead", None))
    return rendered(template, page=page, record=record, **values)


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
    """The words under which search can narrow down to this record; none for what is left out of search."""
    if not is_listed(record):
        return {}
    filters: dict[str, list[str]] = {"soort": [record.singular]}
    marks = site.base.marks[record.key]
    for name, vocabulary in FILTERS.items():
        ids = dict.fromkeys(
            t for _, m, t in marks if isinstance(m, OneOf) and m.vocabulary == vocabulary
        )
        filters[name] = site.labels(vocabulary, ids)
    filters["kernelement"] = [element.title for element in site.elements_of(record)]
    return filters
