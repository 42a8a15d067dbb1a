"""Conflict sides: what each side of a disagreement rests on, counted alike for every side.

Many sources on one side do not settle a disagreement; the numbers say where to read, not who is right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.evidence_map import SHOWN_KINDS, kind
from spoorboek.reasoning.support import counting_sources
from spoorboek.reasoning.table import Table
from spoorboek.records.review import Conflict, Side
from spoorboek.records.source import Source

RULES = "wet of voorlichting"
GROUPS = (*(which.label for which in SHOWN_KINDS), RULES)
"""What a source under a side can be; law says what must be, and is no evidence of an effect."""
FALLEN = "telt niet meer mee"
HEADER = ("tegenspraak", "standpunt", "wat het zegt", "bronnen", *GROUPS, FALLEN)


@dataclass(frozen=True, slots=True)
class SideSources:
    """The sources of one side: those that count, by group, and those that do not or no longer."""

    number: int
    side: Side
    groups: dict[str, tuple[str, ...]]
    fallen: tuple[str, ...]

    @property
    def counting(self) -> tuple[str, ...]:
        """The sources that count, group by group."""
        return tuple(key for keys in self.groups.values() for key in keys)


def conflict_sides(
    conflict: Conflict, base: EvidenceBase, counting: frozenset[str]
) -> list[SideSources]:
    """The sides of a disagreement in the order of the record, given the sources that count."""
    return [_side(number, side, base, counting) for number, side in enumerate(conflict.sides, 1)]


def _side(number: int, side: Side, base: EvidenceBase, counting: frozenset[str]) -> SideSources:
    groups: dict[str, list[str]] = {group: [] for group in GROUPS}
    keys = dict.fromkeys(side.sources)
    for key in keys:
        if key in counting:
            groups[_group(base.of(Source)[key])].append(key)
    return SideSources(
        number,
        side,
        {group: tuple(found) for group, found in groups.items()},
        tuple(key for key in keys if key not in counting),
    )


def _group(source: Source) -> str:
    return kind(source).label if source.source_class.may_support_effect else RULES


def conflict_table(base: EvidenceBase) -> Table:
    """Every side of every disagreement, with what it rests on."""
    return Table(HEADER, tuple(_lines(base)))


def _lines(base: EvidenceBase) -> Iterator[tuple[str | int, ...]]:
    counting = counting_sources(base)
    for conflict in base.of(Conflict).values():
        for one in conflict_sides(conflict, base, counting):
            groups = [len(keys) for keys in one.groups.values()]
            numbers = (len(one.counting), *groups, len(one.fallen))
            yield conflict.title, one.number, one.side.claim, *numbers
