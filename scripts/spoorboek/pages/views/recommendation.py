"""The page of a recommendation: what to do first, then why, when not, how certain, which rules."""

from dataclasses import dataclass
from typing import Any, TypeVar

from spoorboek.pages.addresses import ROOT, record_address
from spoorboek.pages.chain_outline import outline
from spoorboek.pages.dutch import counted
from spoorboek.pages.legal_notes import legal_notes
from spoorboek.pages.lesson_weight import Weight, weight_of
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.record_page import Step
from spoorboek.pages.site import Site
from spoorboek.pages.views.conflict import ShownSide, sides
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.practice import Lesson
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.review import Conflict
from spoorboek.records.tool import Tool

OWN = "eigen"
Pointing = TypeVar("Pointing", bound=Record)


@dataclass(frozen=True, slots=True)
class Ground:
    """An explanation on which a recommendation rests, with its own certainty."""

    link: Link
    plain: str
    level: Confidence
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A disagreement between sources that touches a recommendation."""

    id: str
    link: Link
    sides: list[ShownSide]
    explanation: list[str | Link]


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson in short, with the kind of source it rests on."""

    link: Link
    lesson: str
    weight: Weight


def view(record: Recommendation, site: Site) -> dict[str, Any]:
    """Everything of a recommendation, in the fixed order of its page."""
    cmocs = _cmocs(site, record.based_on)
    return {
        "trace": _trace(record, site, cmocs),
        "who": site.labels("roles", record.roles),
        "for_whom": site.labels("roles", record.for_roles),
        "when": names_with_weeks(site, record.phases),
        "sectors": site.labels("sectors", record.sectors),
        "strength": _strength(record),
        "grounds": [_ground(cmoc, site) for cmoc in cmocs],
        "chain": outline(record, site),
        "ways": counted(sum(1 for _ in site.chain.down(record)), "weg", "wegen"),
        "background": site.links(site.get("cmoc", record.see_also)),
        "rules": legal_notes(site, record.legal, "legal-rule", "milestone"),
        "privacy": legal_notes(site, record.privacy, "privacy-rule"),
        "tools": [_tool_link(tool, site) for tool in _tools(site, record.tools)],
        "elements": elements(record, site),
        "clashes": [_clash(conflict, site) for conflict in _pointing(record, site, Conflict)],
        "lessons": [_learned(lesson, site) for lesson in _pointing(record, site, Lesson)],
        "related": other_groups(record, site, Conflict.name, Lesson.name),
    }


def _strength(record: Recommendation) -> str:
    """The label inside a sentence; an abbreviation keeps its capitals."""
    label = record.strength.label
    return label if label[:2].isupper() else label.lower()


def _cmocs(site: Site, ids: tuple[str, ...]) -> list[Cmoc]:
    known = site.base.of(Cmoc)
    return [known[i] for i in ids if i in known]


def _tools(site: Site, ids: tuple[str, ...]) -> list[Tool]:
    known = site.base.of(Tool)
    return [known[i] for i in ids if i in known]


def _ground(cmoc: Cmoc, site: Site) -> Ground:
    judged = cmoc.confidence
    return Ground(site.link(cmoc), cmoc.plain, judged.overall, judged.explanation)


def _pointing(record: Recommendation, site: Site, kind: type[Pointing]) -> list[Pointing]:
    """The records of a type that name this one, each once."""
    origins = {link.origin.key: link.origin for link in site.base.incoming.get(record.key, ())}
    return [origin for origin in origins.values() if isinstance(origin, kind)]


def _clash(conflict: Conflict, site: Site) -> Clash:
    explanation = mentions(conflict.possible_realist_explanation, site)
    return Clash(conflict.id, site.link(conflict), sides(conflict, site), explanation)


def _learned(lesson: Lesson, site: Site) -> Learned:
    return Learned(site.link(lesson), lesson.lesson, weight_of(lesson, site))


def _tool_link(tool: Tool, site: Site) -> Link:
    kind = "eigen blad" if tool.origin == OWN else site.label("tool-kinds", tool.kind).lower()
    owner = (
        ""
        if tool.origin == OWN
        else f" van {tool.owner}"
        if tool.owner
        else ", van wie is niet gezien"
    )
    return site.link(tool, note=f"({kind}{owner})")


def _trace(record: Recommendation, site: Site, cmocs: list[Cmoc]) -> list[Step]:
    here = ROOT + record_address(record)
    return [
        Step("Aanbeveling", "dit advies", current=True),
        _explanation_step(site, cmocs, here),
        _source_step(record, site, cmocs, here),
        _place_step(site, cmocs, here),
    ]


def _explanation_step(site: Site, cmocs: list[Cmoc], here: str) -> Step:
    name = "Verklaring (CMO)"
    if not cmocs:
        return Step(name, "geen: rust op regels of praktijk", f"{here}#regels")
    if len(cmocs) == 1:
        link = site.link(cmocs[0])
        return Step(name, link.title, link.href)
    return Step(name, counted(len(cmocs), "verklaring", "verklaringen"), f"{here}#waarom")


def _source_step(record: Recommendation, site: Site, cmocs: list[Cmoc], here: str) -> Step:
    """The sources under the explanations; those of the advice itself when it rests on none."""
    keys = [item.source for cmoc in cmocs for item in cmoc.evidence] or record.sources
    sources = site.cited(site.counting.intersection(keys))
    if not sources:
        return Step("Bron", "geen bron die meetelt")
    if len(sources) == 1:
        return Step("Bron", sources[0].in_text, sources[0].href)
    where = f"{here}#{'waarom' if cmocs else 'bronnen'}"
    return Step("Bron", counted(len(sources), "bron", "bronnen"), where)


def _place_step(site: Site, cmocs: list[Cmoc], here: str) -> Step:
    places = sum(item.source in site.counting for cmoc in cmocs for item in cmoc.evidence)
    if not places:
        return Step("Vindplaats", "bij de regels", f"{here}#regels")
    href = site.link(cmocs[0]).href if len(cmocs) == 1 else f"{here}#waarom"
    return Step("Vindplaats", counted(places, "vindplaats", "vindplaatsen"), href)
