"""Slots: the places in prose where the evidence base speaks.

A macro in prose leaves a comment, `<!--spoorboek {"slot": …, "args": […]}-->`; here it becomes HTML.
`SLOTS` is the one list of slots, and so of macros.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from spoorboek.pages import improving
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.gone_pages import gone_list
from spoorboek.pages.listing import is_listed, listing
from spoorboek.pages.news import changed_lately
from spoorboek.pages.overviews import (
    accessibility,
    bands,
    candidates,
    collection,
    conflicts,
    data,
    employees,
    evidence_map,
    expiry,
    fit,
    flow,
    guidance,
    handbook,
    knowledge,
    lines,
    makers,
    measured,
    numbers,
    offline,
    outside_links,
    papers,
    parts_of_others,
    pilots,
    plain_language,
    practice,
    projects,
    questions,
    reference,
    sector_map,
    standards,
    theories,
    timeline,
    training,
)
from spoorboek.pages.site import Site
from spoorboek.records import BY_NAME
from spoorboek.records.source import Source

Slot = Callable[..., Markup]

SLOT = re.compile(r"<!--spoorboek (\{.*?\})-->")
"""The comment in a page of prose that is a slot: what a macro leaves, and nobody else may."""
# What records say is found by search on their own pages; a list would only repeat it.
_OVERVIEW = Markup("<div data-pagefind-ignore>{}</div>")
_LINK = Markup('<a href="{}">{}</a>')


def index(site: Site, type_name: str) -> Markup:
    """All records of a type, with facets."""
    records = site.base.records[type_name].values()
    return listing((r for r in records if is_listed(r)), site)


def link(site: Site, key: str, title: str = "") -> Markup:
    """A link to a record; what is not there stays text."""
    record = site.base.get(key)
    if record is None:
        return escape(title or key)
    target = site.link(record, title)
    return _LINK.format(target.href, target.title)


def cite(site: Site, key: str) -> Markup:
    """An in-text citation that leads to the page of the source."""
    if key not in site.citations:
        return escape(key)
    cited = site.cite(key)
    return _LINK.format(cited.href, cited.named)


def certainty(site: Site, cmoc_id: str) -> Markup:
    """How certain a configuration is, in a word."""
    record = site.base.records["cmoc"].get(cmoc_id)
    return escape(record.confidence.overall.label if record else "onbekend")  # type: ignore[attr-defined]


def count(site: Site, type_name: str) -> Markup:
    """How many records of a type there are; of the sources those that count."""
    records = site.counting if type_name == Source.name else site.base.records[type_name]
    return escape(str(len(records)))


def meaning(site: Site, vocabulary: str, word: str) -> Markup:
    """What a word of a vocabulary means, as the first paragraph of its page."""
    value = site.base.value(vocabulary, word)
    return Markup('<p class="sb-lood">{}</p>').format(value.meaning) if value else Markup("")


def version(site: Site) -> Markup:
    """The version of the evidence."""
    return escape(site.edition.version)


def site_date(site: Site) -> Markup:
    """The day of this state of the evidence."""
    return escape(dutch_date(site.edition.date))


def spoorkaart(_: Site) -> Markup:
    """The map of both tracks."""
    return rendered("components/spoorkaart.html.jinja")


def add_one(site: Site, type_name: str) -> Markup:
    """Below a list: how to add what is missing, and what such a record holds."""
    record_type = BY_NAME[type_name]
    return rendered(
        "slots/add_one.html.jinja",
        add=improving.add_href(record_type, site),
        fields=improving.fields_href(record_type, site),
    )


def forms(site: Site) -> Markup:
    """The forms with which somebody proposes or reports something."""
    repository = site.edition.repository
    found = {
        name: improving.form_address(repository, form) if repository else ""
        for form, name in improving.FORMS.items()
    }
    return rendered("slots/forms.html.jinja", forms=found)


def way_of_a_record(_: Site) -> Markup:
    """The way of a record through the program, for who wants to change it."""
    return rendered("slots/way_of_a_record.html.jinja")


def kept(_: Site) -> Markup:
    """What the browser keeps on this device, with a button that wipes it; only scripts can look."""
    return rendered("slots/kept.html.jinja")


SLOTS: Mapping[str, Slot] = {
    "index": index,
    "phase": guidance.phase,
    "role": guidance.role,
    "role_line": lines.role_line,
    "phase_roles": lines.phase_roles,
    "matrix": lines.matrix,
    "fit": fit.fit,
    "fit_table": fit.fit_table,
    "spoorkaart": spoorkaart,
    "way_of_a_record": way_of_a_record,
    "vertrekstaat": guidance.departures,
    "datumhulp": timeline.date_helper,
    "dienstregeling": timeline.timetable,
    "az": reference.a_to_z,
    "source_account": collection.account,
    "source_charts": collection.charts,
    "source_table": collection.table,
    "evidence_map": evidence_map.evidence_map,
    "evidence_map_numbers": evidence_map.evidence_map_numbers,
    "evidence_map_summary": evidence_map.evidence_map_summary,
    "sector_map": sector_map.sector_map,
    "kinds_of_evidence": evidence_map.kinds_of_evidence,
    "empty_cells": evidence_map.empty_cells,
    "open_questions": evidence_map.open_questions,
    "certain": knowledge.certain,
    "per_element": knowledge.per_element,
    "conflicts_compared": conflicts.conflicts_compared,
    "disagreements": knowledge.disagreements,
    "research": knowledge.research,
    "flow": flow.flow,
    "candidates": candidates.candidates,
    "agreement": candidates.agreement,
    "number_chains": numbers.chains,
    "standards": standards.standards,
    "theory_map": theories.theory_map,
    "band_rule": bands.band_rule,
    "bands": bands.bands,
    "questions_of": questions.questions_of,
    "glossary": questions.glossary,
    "outside_links": outside_links.outside_links,
    "readability": plain_language.readability,
    "rules_table": reference.rules,
    "exceptions": reference.exceptions,
    "types_table": reference.types,
    "handbook": handbook.text,
    "expiry": expiry.expiry,
    "downloads": papers.downloads,
    "papers": papers.all_downloads,
    "csv": papers.csv,
    "tables": papers.tables,
    "data_files": data.files,
    "record_tables": data.record_tables,
    "data_columns": data.columns,
    "questions_in_sql": data.questions_in_sql,
    "traject": employees.trajectory,
    "bewaard": kept,
    "offline": offline.offline,
    "accessibility_statement": accessibility.statement,
    "accessibility_table": accessibility.table,
    "makers": makers.makers,
    "parts_of_others": parts_of_others.parts_of_others,
    "measured": measured.measured,
    "measured_bars": measured.measured_bars,
    "contributions": makers.contributions,
    "add_one": add_one,
    "forms": forms,
    "weights": practice.weights,
    "project_products": projects.products,
    "project_timeline": projects.timeline,
    "pilots_compared": pilots.compared,
    "pilot_form": pilots.form,
    "training_start": training.start,
    "training_progress": training.progress,
    "training_plan": training.plan,
    "training_safety": training.safety,
    "training_guides": training.guides,
    "changed_lately": changed_lately,
    "gone_list": gone_list,
    "link": link,
    "cite": cite,
    "certainty": certainty,
    "count": count,
    "meaning": meaning,
    "version": version,
    "site_date": site_date,
}


IN_A_LINE = ("link", "cite", "certainty", "count", "version", "site_date")
"""Slots that stand within a sentence; the others stand alone."""


def fill(html: str, site: Site) -> str:
    """A prose page with every slot filled; links start with `ROOT`."""
    if "<!--spoorboek" not in html:
        return html
    return SLOT.sub(lambda match: _filled(match[1], site), html)


def calls(html: str) -> Iterator[tuple[str, list[str]]]:
    """Every slot of a prose page that is not filled yet: its name and its arguments."""
    for match in SLOT.finditer(html):
        data = json.loads(match[1])
        yield data["slot"], [str(argument) for argument in data["args"]]


def _filled(text: str, site: Site) -> str:
    data = json.loads(text)
    filled = SLOTS[data["slot"]](site, *data["args"])
    return str(filled if not filled or data["slot"] in IN_A_LINE else _OVERVIEW.format(filled))
