"""Outcomes: what stands in the cells of one core element, outcome by outcome."""

from dataclasses import dataclass

from spoorboek.pages.addresses import ROOT, index_address, outcome_anchor, question_anchor
from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import counted, listed
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.evidence_map import SHOWN_KINDS, Kind, Place, Tally
from spoorboek.reasoning.open_questions import OpenQuestion
from spoorboek.records.element import Element
from spoorboek.records.explanation_words import Stance
from spoorboek.records.review import Gap


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source in a cell; `note` says what it does when it does something else than support."""

    cited: CitedSource
    note: str


@dataclass(frozen=True, slots=True)
class SourcesOfKind:
    """The sources of one kind in a cell."""

    kind: Kind
    sources: list[UsedSource]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell: its explanations, its sources by kind, and what it still asks."""

    anchor: str
    label: str
    words: str
    cmocs: list[Link]
    kinds: list[SourcesOfKind]
    question: OpenQuestion | None
    question_href: str


def outcomes_of(element: Element, site: Site) -> list[Outcome]:
    """The cells of a core element, in the order of the map."""
    chart = site.evidence_map
    return [_outcome((element.id, outcome), site) for outcome in chart.outcomes]


def _outcome(place: Place, site: Site) -> Outcome:
    cell = site.evidence_map.cells[place]
    return Outcome(
        outcome_anchor(place[1]),
        site.label("outcomes", place[1]),
        counts_in_words(cell),
        site.links(cell.cmocs),
        [_of_kind(kind, cell, site) for kind in SHOWN_KINDS if cell.by_kind[kind]],
        site.open_questions.get(place),
        question_link(place),
    )


def _of_kind(kind: Kind, cell: Tally, site: Site) -> SourcesOfKind:
    cited = site.cited(cell.by_kind[kind])
    return SourcesOfKind(kind, [UsedSource(one, _note(one.key, cell)) for one in cited])


def _note(key: str, cell: Tally) -> str:
    """Nothing for a source that only supports."""
    stances = [stance for stance in Stance if key in cell.by_stance[stance]]
    return "" if stances == [Stance.SUPPORTS] else listed([stance.label for stance in stances])


def counts_in_words(cell: Tally) -> str:
    """`11 bronnen: 9 onderzoek, 2 vakopinie`."""
    kinds = [f"{len(cell.by_kind[k])} {k.label}" for k in SHOWN_KINDS if cell.by_kind[k]]
    number = counted(len(cell.sources), "bron", "bronnen")
    return f"{number}: {', '.join(kinds)}" if kinds else "geen bron die meetelt"


def question_link(place: Place) -> str:
    """Where the question of a cell stands."""
    return f"{ROOT}{index_address(Gap)}#{question_anchor(*place)}"
