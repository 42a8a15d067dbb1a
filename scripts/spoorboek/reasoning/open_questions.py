"""Open questions: what the cells of the evidence map ask that hold nothing, or little.

A question is put together from two labels. Nobody judged whether it matters; a knowledge gap that
somebody described for the same cell goes before it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.evidence_map import EvidenceMap, Kind, Place, Tally
from spoorboek.records.review import Gap
from spoorboek.records.word import Word


class Lack(Word):
    """What a cell lacks; `meaning` asks for it, in words that fit every element and outcome."""

    NO_SOURCE = (
        "no-source",
        "geen bron die meetelt",
        "Wat gebeurt er {setting}met “{outcome}” als er aandacht is voor “{element}”?",
    )
    NO_RESEARCH = (
        "no-research",
        "alleen beleid, opinie of plan",
        "Wat laat onderzoek zien over “{outcome}” als er aandacht is voor “{element}”?",
    )
    NO_DUTCH_RESEARCH = (
        "no-dutch-research",
        "onderzoek, maar niet vastgelegd dat het in Nederland was",
        "Wat laat onderzoek in Nederland zien over “{outcome}” als er aandacht is voor “{element}”?",
    )


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What one cell asks, and the knowledge gaps that somebody described for it."""

    place: Place
    lack: Lack
    words: str
    gaps: tuple[Gap, ...]


def open_questions(chart: EvidenceMap, base: EvidenceBase) -> dict[Place, OpenQuestion]:
    """The questions of a map by cell, in its order."""
    names = {element.id: element.title for element in chart.elements}
    labels = {i: value.label for i, value in base.vocabularies.get("outcomes", {}).items()}
    gaps = _gaps(base)
    lacks = {place: lack for place, cell in chart.cells.items() if (lack := lack_of(cell))}
    return {
        place: OpenQuestion(
            place,
            lack,
            question(lack, names[place[0]], labels[place[1]], base.subject.setting),
            gaps.get(place, ()),
        )
        for place, lack in lacks.items()
    }


def lack_of(cell: Tally) -> Lack | None:
    """What a cell lacks most; nothing when there is research from the Netherlands."""
    if not cell.sources:
        return Lack.NO_SOURCE
    if not cell.by_kind[Kind.RESEARCH]:
        return Lack.NO_RESEARCH
    return None if cell.dutch_research else Lack.NO_DUTCH_RESEARCH


def question(lack: Lack, element: str, outcome: str, setting: str | None = None) -> str:
    """The question in words."""
    words = {"element": _within(element), "outcome": _within(outcome)}
    return lack.meaning.format(setting=f"{setting} " if setting else "", **words)


def _within(label: str) -> str:
    """A label as it stands within a sentence: `Eigen regie` becomes small, `WIA-instroom` does not."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _gaps(base: EvidenceBase) -> Mapping[Place, tuple[Gap, ...]]:
    found: dict[Place, list[Gap]] = defaultdict(list)
    for gap in base.of(Gap).values():
        found[gap.element, gap.outcome].append(gap)
    return {place: tuple(gaps) for place, gaps in found.items()}
