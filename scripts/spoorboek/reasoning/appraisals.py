"""Appraisals: which primary studies were appraised by the criteria of the MMAT. There is no total."""

from collections.abc import Iterator
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records import Source
from spoorboek.records.appraisal import CATEGORIES_OF, Mmat, MmatCategory
from spoorboek.records.source_words import Design, ReadingDepth

SCREENING = ("S1", "S2")
CRITERIA_PER_CATEGORY = 5


@dataclass(frozen=True, slots=True)
class OfDesign:
    """The primary studies of one design that count: appraised, read in full but not appraised, the rest."""

    design: Design
    appraised: tuple[Source, ...]
    only_read: tuple[Source, ...]
    not_read: int

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.appraised) + len(self.only_read) + self.not_read


def appraisals(base: EvidenceBase) -> list[OfDesign]:
    """The primary studies by design; designs without studies are left out."""
    by_design: dict[Design, list[Source]] = {}
    for source in base.of(Source).values():
        if source.status.counts and source.design in CATEGORIES_OF:
            by_design.setdefault(source.design, []).append(source)
    return [_of_design(design, by_design[design]) for design in Design if design in by_design]


def _of_design(design: Design, studies: list[Source]) -> OfDesign:
    appraised = tuple(s for s in studies if s.appraisal)
    read = tuple(s for s in studies if not s.appraisal and s.seen is ReadingDepth.FULL_TEXT)
    return OfDesign(design, appraised, read, len(studies) - len(appraised) - len(read))


def criteria_asked(mmat: Mmat) -> tuple[str, ...]:
    """The numbers that an appraisal must answer, in order."""
    return (*SCREENING, *(() if mmat.stopped else _of_categories(mmat)))


def _of_categories(mmat: Mmat) -> Iterator[str]:
    sets = [mmat.category]
    if mmat.category is MmatCategory.MIXED:
        sets = [mmat.category, MmatCategory.QUALITATIVE]
        sets += [mmat.quantitative] if mmat.quantitative else []
    for category in sets:
        for number in range(1, CRITERIA_PER_CATEGORY + 1):
            yield f"{category.number}.{number}"
