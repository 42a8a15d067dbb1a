"""Coverage: in which sector an explanation was seen, for which role and in which phase it plays.

A sector says where something was seen, or which sector an advice names. A role or phase only says
where it plays: nobody recorded that it was studied there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.table import Table
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.recommendation import Recommendation

Spot = tuple[str, str, str]
"""A sector, a role and a phase, by id."""
DIMENSIONS = ("sectors", "roles", "phases")
"""The vocabularies of a spot, in its order."""
ALL = "alle"
HEADER = ("sector", "rol", "fase", "verklaringen", "adviezen")


@dataclass(slots=True)
class Covered:
    """The explanations and recommendations of a spot, or of a whole sector, each once."""

    cmocs: dict[str, Cmoc] = field(default_factory=dict)
    advice: dict[str, Recommendation] = field(default_factory=dict)

    @property
    def numbers(self) -> tuple[int, int]:
        """How many explanations and how many recommendations."""
        return len(self.cmocs), len(self.advice)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every role in every phase, sector by sector."""

    spots: Mapping[Spot, Covered]
    sectors: Mapping[str, Covered]

    def around(self, spots: Iterable[Spot]) -> Iterator[Covered]:
        """The spots, each with its sector; a word that no vocabulary holds has no place."""
        for spot in spots:
            if spot in self.spots:
                yield self.spots[spot]
                yield self.sectors[spot[0]]


def coverage(base: EvidenceBase) -> Coverage:
    """Where the records of a base stand; a record stands once in every spot that it names."""
    words = [base.vocabularies.get(name, {}) for name in DIMENSIONS]
    spots = {(sector, role, phase): Covered() for sector, role, phase in product(*words)}
    sectors = {sector: Covered() for sector in words[0]}
    found = Coverage(spots, sectors)
    for cmoc in base.of(Cmoc).values():
        for covered in found.around(product(cmoc.sectors_tested, cmoc.roles, cmoc.phases)):
            covered.cmocs[cmoc.id] = cmoc
    for advice in base.of(Recommendation).values():
        for covered in found.around(product(advice.sectors, advice.roles, advice.phases)):
            covered.advice[advice.id] = advice
    return found


def coverage_table(base: EvidenceBase) -> Table:
    """The same as a table: every spot, then the total of each sector."""
    return Table(HEADER, tuple(_lines(base)))


def _lines(base: EvidenceBase) -> Iterator[tuple[str | int, ...]]:
    found = coverage(base)
    for spot, covered in found.spots.items():
        labels = (base.vocabularies[v][i].label for v, i in zip(DIMENSIONS, spot, strict=True))
        yield *labels, *covered.numbers
    for sector, covered in found.sectors.items():
        yield base.vocabularies["sectors"][sector].label, ALL, ALL, *covered.numbers
