"""Evidence map: for each core element and outcome the explanations, and the sources that count there.

A source counts once in a cell, however often its explanations name it; it may stand in several
cells. So the numbers of different sources do not add up over cells, and occurrences do: a total
gives both. The three kinds share out the sources of a cell or total, so these always add up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.support import counting_sources, support
from spoorboek.reasoning.table import Table
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.element import Element
from spoorboek.records.explanation_words import Arm, Stance
from spoorboek.records.source import Source
from spoorboek.records.source_words import Design, SourceClass
from spoorboek.records.word import Word

Place = tuple[str, str]
"""A core element and an outcome, by id."""
NETHERLANDS = "NL"


_RESEARCH = (
    "een opzet van onderzoek, in een wetenschappelijk artikel, een onderzoeksrapport of een stuk van "
    "overheid of publieke instelling; ook een onderzoeksrapport dat als beleidsrapport is ingedeeld"
)
_OPINION = (
    "al het andere: opinie, richtlijn, beleidsrapport van een overheid, nieuws, en wat een marktpartij, "
    "bond of branche zelf telt, beschrijft of beweert"
)


class Kind(Word):
    """What kind of evidence a source is. The first rule that fits decides; `meaning` is published."""

    PLAN = "plan", "plan", "een onderzoeksplan of projectpagina, nog zonder uitkomst"
    RESEARCH = "research", "onderzoek", _RESEARCH
    OPINION = "opinion", "beleid of opinie", _OPINION


SHOWN_KINDS = (Kind.RESEARCH, Kind.OPINION, Kind.PLAN)
"""The kinds in the order in which readers see them."""
STUDIES = frozenset(Design) - {
    Design.PROTOCOL,
    Design.GUIDELINE,
    Design.POLICY_REPORT,
    Design.OPINION,
    Design.NOT_APPLICABLE,
    Design.NOT_SET,
}
"""Designs in which somebody studied something."""
RESEARCHERS = frozenset(
    {
        SourceClass.PEER_REVIEWED,
        SourceClass.RESEARCH_REPORT,
        SourceClass.PUBLIC_BODY,
        SourceClass.GOVERNMENT,
    }
)
"""Publications in which a study counts as research."""


def kind(source: Source) -> Kind:
    """The kind of evidence of a source, from its design and where it was published."""
    is_project = source.source_class is SourceClass.PROJECT_PAGE
    if source.design is Design.PROTOCOL or (is_project and source.design is Design.NOT_APPLICABLE):
        return Kind.PLAN
    if source.source_class in RESEARCHERS and source.design in STUDIES:
        return Kind.RESEARCH
    report = source.source_class is SourceClass.RESEARCH_REPORT
    return Kind.RESEARCH if report and source.design is Design.POLICY_REPORT else Kind.OPINION


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a source that counts, under one explanation."""

    source: Source
    stance: Stance
    arms: tuple[Arm, ...]


@dataclass(frozen=True)
class Tally:
    """Explanations, with the sources that count among them."""

    cmocs: tuple[Cmoc, ...]
    uses: tuple[Use, ...]

    @cached_property
    def sources(self) -> frozenset[str]:
        """Different sources, by citation key."""
        return frozenset(use.source.id for use in self.uses)

    @cached_property
    def by_kind(self) -> Mapping[Kind, frozenset[str]]:
        """Different sources of each kind; every source has one."""
        return {
            which: frozenset(use.source.id for use in self.uses if kind(use.source) is which)
            for which in SHOWN_KINDS
        }

    @cached_property
    def by_stance(self) -> Mapping[Stance, frozenset[str]]:
        """Different sources of each stance; a source may take more than one."""
        return {
            stance: frozenset(use.source.id for use in self.uses if use.stance is stance)
            for stance in Stance
        }

    @cached_property
    def on_outcome(self) -> frozenset[str]:
        """Sources that speak to the outcome of an explanation here, not only to its other parts."""
        return frozenset(use.source.id for use in self.uses if Arm.OUTCOME in use.arms)

    @cached_property
    def dutch_research(self) -> frozenset[str]:
        """Research of which was seen that it was done in the Netherlands, if only in part."""
        return frozenset(
            use.source.id
            for use in self.uses
            if NETHERLANDS in use.source.country and kind(use.source) is Kind.RESEARCH
        )


@dataclass(frozen=True, slots=True)
class Total:
    """What stands in several cells: different sources, and how often they stand there."""

    tally: Tally
    occurrences: int


@dataclass(frozen=True)
class EvidenceMap:
    """Every core element by every outcome, in the order of the records and of the vocabulary."""

    elements: tuple[Element, ...]
    outcomes: tuple[str, ...]
    cells: Mapping[Place, Tally]
    rows: Mapping[str, Total]
    columns: Mapping[str, Total]
    whole: Total

    @property
    def empty(self) -> list[Place]:
        """The cells without any source that counts."""
        return [place for place, cell in self.cells.items() if not cell.sources]


def evidence_map(base: EvidenceBase) -> EvidenceMap:
    """The map of a base. Explanations outside every element or outcome that is known stand nowhere."""
    elements = tuple(base.of(Element).values())
    outcomes = tuple(base.vocabularies.get("outcomes", {}))
    found: dict[Place, list[Cmoc]] = {(e.id, o): [] for e in elements for o in outcomes}
    for cmoc in base.of(Cmoc).values():
        for place in dict.fromkeys((e, o) for e in cmoc.elements for o in cmoc.outcomes):
            if place in found:
                found[place].append(cmoc)
    uses = _uses(base)
    cells = {place: _tally(cmocs, uses) for place, cmocs in found.items()}
    return EvidenceMap(
        elements,
        outcomes,
        cells,
        rows={e.id: _total([cells[e.id, o] for o in outcomes], uses) for e in elements},
        columns={o: _total([cells[e.id, o] for e in elements], uses) for o in outcomes},
        whole=_total(cells.values(), uses),
    )


def _uses(base: EvidenceBase) -> Mapping[str, tuple[Use, ...]]:
    """By explanation: its uses of sources that count."""
    counting, sources = counting_sources(base), base.of(Source)
    return {
        cmoc.id: tuple(
            Use(sources[use.source], use.stance, use.arms) for use in support(cmoc, counting).uses
        )
        for cmoc in base.of(Cmoc).values()
    }


def _tally(cmocs: Iterable[Cmoc], uses: Mapping[str, tuple[Use, ...]]) -> Tally:
    here = tuple(cmocs)
    return Tally(here, tuple(chain.from_iterable(uses[cmoc.id] for cmoc in here)))


def _total(cells: Iterable[Tally], uses: Mapping[str, tuple[Use, ...]]) -> Total:
    """Cells taken together: every explanation and every source once."""
    together = list(cells)
    cmocs = {cmoc.id: cmoc for cell in together for cmoc in cell.cmocs}
    return Total(_tally(cmocs.values(), uses), sum(len(cell.sources) for cell in together))


ALL = "alle"
COUNTS = (
    "verklaringen",
    "bronnen",
    "voorkomens",
    *(which.label for which in SHOWN_KINDS),
    *(stance.label for stance in Stance),
    "over de uitkomst zelf",
    "onderzoek in Nederland",
)
HEADER = ("kernelement", "uitkomst", *COUNTS)


def counts(tally: Tally, occurrences: int | None = None) -> tuple[int, ...]:
    """The numbers of a cell or total, in the order of `COUNTS`."""
    return (
        len(tally.cmocs),
        len(tally.sources),
        len(tally.sources) if occurrences is None else occurrences,
        *(len(tally.by_kind[which]) for which in SHOWN_KINDS),
        *(len(tally.by_stance[stance]) for stance in Stance),
        len(tally.on_outcome),
        len(tally.dutch_research),
    )


def evidence_map_table(base: EvidenceBase) -> Table:
    """The map as a table: every cell, then the total of each element, of each outcome, of all."""
    return Table(HEADER, tuple(_lines(evidence_map(base), base)))


def _lines(chart: EvidenceMap, base: EvidenceBase) -> Iterator[tuple[str | int, ...]]:
    names = {e.id: e.title for e in chart.elements}
    labels = {i: value.label for i, value in base.vocabularies.get("outcomes", {}).items()}
    for (element, outcome), cell in chart.cells.items():
        yield names[element], labels[outcome], *counts(cell)
    for element, total in chart.rows.items():
        yield names[element], ALL, *counts(total.tally, total.occurrences)
    for outcome, total in chart.columns.items():
        yield ALL, labels[outcome], *counts(total.tally, total.occurrences)
    yield ALL, ALL, *counts(chart.whole.tally, chart.whole.occurrences)
