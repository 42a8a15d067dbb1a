"""The page of a programme theory: if, then, because; rivals, what carries it, and its versions."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import counted
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.pages.theory_drawing import narrow, wide
from spoorboek.pages.theory_graph import theory_graph
from spoorboek.reasoning.support import support
from spoorboek.reasoning.theory_history import Fate, State, Step, history
from spoorboek.records import Cmoc, Conflict, Gap
from spoorboek.records.explanation_words import Confidence, Stance
from spoorboek.records.theory import ProgrammeTheory, TheoryStatus, Version

STANDING = {
    TheoryStatus.CANDIDATE: "Kandidaat: nog niet getoetst met betrokkenen.",
    TheoryStatus.REFINED: "Verfijnd: bijgesteld aan de hand van wat is gevonden.",
    TheoryStatus.REJECTED: "Verworpen: het bewijs past er niet bij. De tekst blijft staan, zodat te zien is wat is geprobeerd.",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an explanation brings to the theory: its level, and how it stands on its sources."""

    link: Link
    level: Confidence
    goes_wrong: bool
    ground: str
    sources: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An explanation in a version. Without a link its record is gone."""

    fate: Fate
    title: str
    href: str
    why: str
    cause: list[CitedSource]


@dataclass(frozen=True, slots=True)
class VersionTable:
    """A version with what became of every explanation."""

    version: Version
    cause: list[CitedSource]
    totals: str
    rows: list[ChangeRow]


def view(record: ProgrammeTheory, site: Site) -> dict[str, Any]:
    """The theory in its own words, what speaks for and against it, and how it came to be."""
    graph = theory_graph(record, site)
    cmocs = site.base.linking_to(record, Cmoc)
    return {
        "lead": "",
        "standing": STANDING[record.status],
        "chain": graph.chain,
        "graph": graph,
        "wide": wide(graph),
        "narrow": narrow(graph),
        "contributions": _contributions(cmocs, site),
        "against": _against(cmocs, site),
        "conflicts": _links_to(cmocs, Conflict, site),
        "gaps": _links_to(cmocs, Gap, site),
        "elements": site.links(site.get("element", record.elements)),
        "versions": [_version(state, site) for state in reversed(history(record))],
        "formulated_on": labelled(record.sources, site),
        "used": other_groups(record, site, Cmoc.name),
    }


def _contributions(cmocs: list[Cmoc], site: Site) -> list[Contribution]:
    """Every explanation with what carries it, most certain first."""
    ordered = sorted(cmocs, key=lambda cmoc: -cmoc.confidence.overall.sleepers)
    return [_contribution(cmoc, site) for cmoc in ordered]


def _contribution(cmoc: Cmoc, site: Site) -> Contribution:
    carried = support(cmoc, site.counting)
    words = {
        Stance.SUPPORTS: ("bron steunt", "bronnen steunen"),
        Stance.REFINES: ("begrenst", "begrenzen"),
        Stance.CONTRADICTS: ("spreekt tegen", "spreken tegen"),
    }
    numbers = {stance: len(carried.sources[stance]) for stance in Stance}
    said = [counted(n, *words[stance]) for stance, n in numbers.items() if n]
    return Contribution(
        link=site.link(cmoc),
        level=cmoc.confidence.overall,
        goes_wrong=cmoc.goes_wrong,
        ground=carried.ground.label,
        sources=", ".join(said),
    )


def _against(cmocs: list[Cmoc], site: Site) -> list[tuple[Link, list[CitedSource]]]:
    """The explanations that a source which counts contradicts, with those sources."""
    found = [(c, support(c, site.counting).sources[Stance.CONTRADICTS]) for c in cmocs]
    return [(site.link(cmoc), site.cited(keys)) for cmoc, keys in found if keys]


def _links_to(cmocs: list[Cmoc], kind: type[Conflict] | type[Gap], site: Site) -> list[Link]:
    """The records of a kind that name one of these explanations, each once."""
    found = {r.id: r for cmoc in cmocs for r in site.base.linking_to(cmoc, kind)}
    return site.links(found.values())


def _version(state: State, site: Site) -> VersionTable:
    fates = [step.fate for step in state.steps]
    totals = [f"{fates.count(fate)} {fate.label}" for fate in Fate if fate in fates]
    return VersionTable(
        version=state.version,
        cause=site.cited(state.version.cause),
        totals=", ".join(totals),
        rows=[_row(step, site) for step in state.steps],
    )


def _row(step: Step, site: Site) -> ChangeRow:
    record = site.base.of(Cmoc).get(step.cmoc)
    link = site.link(record) if record else None
    return ChangeRow(
        fate=step.fate,
        title=link.title if link else step.title or step.cmoc,
        href=link.href if link else "",
        why=step.why,
        cause=site.cited(step.cause),
    )
