"""Source features: what kind of sources the collection holds, one row per source, and how they spread.

A source that names two countries or sectors stands at both; a distribution says how many do, so that
its numbers can be reconciled with its sources. What was not seen is counted apart, never guessed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.screening import taking_part
from spoorboek.reasoning.support import counting_sources
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.source import Source
from spoorboek.records.source_words import Design, ReadingDepth, SourceClass
from spoorboek.records.standard import Standard
from spoorboek.records.word import Word

_YEAR = re.compile(r"\d{4}")
_LONGEST_LINE = 60  # years; a longer line is not filled up with years without a source


class Trait(Word):
    """A feature by which sources can be counted."""

    YEAR = "year", "Jaar"
    CLASS = "class", "Soort publicatie"
    DESIGN = "design", "Opzet"
    DEPTH = "depth", "Gelezen"
    COUNTRY = "country", "Land"
    SECTOR = "sector", "Sector"


_FIXED_WORDS: Mapping[Trait, type[Word]] = {
    Trait.CLASS: SourceClass,
    Trait.DESIGN: Design,
    Trait.DEPTH: ReadingDepth,
}


@dataclass(frozen=True, slots=True)
class SourceFeatures:
    """One source, with what the rest of the base says about it."""

    source: Source
    year: str
    """Four digits, or nothing when no year was seen."""
    counts: bool
    """Whether the source counts; its status says why not."""
    explanations: tuple[str, ...]
    """The explanations that use it, whatever its stance there."""
    advice: tuple[str, ...]
    """The recommendations that cite it."""
    is_of_method: bool = False
    """Whether it is one of the standards by which the synthesis reports or appraises."""

    def words(self, trait: Trait) -> tuple[str, ...]:
        """The words of the source for a trait, each once; none when nothing was seen."""
        source = self.source
        match trait:
            case Trait.YEAR:
                return (self.year,) if self.year else ()
            case Trait.CLASS:
                return (source.source_class.value,)
            case Trait.DESIGN:
                return (source.design.value,)
            case Trait.DEPTH:
                return (source.seen.value,)
            case Trait.COUNTRY:
                return tuple(dict.fromkeys(source.country))
            case Trait.SECTOR:
                return tuple(dict.fromkeys(source.sectors))


@dataclass(frozen=True, slots=True)
class Distribution:
    """How sources spread over the words of a trait."""

    trait: Trait
    numbers: Mapping[str, int]
    """Sources by word: years in time, reading depth from most to least, else the most frequent first."""
    sources: int
    """The base: all sources that were counted."""
    unknown: int
    """Sources of which nothing was seen."""
    several: int
    """Sources that stand at more than one word."""


def source_features(base: EvidenceBase) -> list[SourceFeatures]:
    """A row for every source, counting or not, in order of id."""
    counting = counting_sources(base)
    return [
        SourceFeatures(
            source=source,
            year=_year(base, source),
            counts=source.id in counting,
            explanations=tuple(cmoc.id for cmoc in base.citing(source.id, Cmoc)),
            advice=tuple(advice.id for advice in base.citing(source.id, Recommendation)),
            is_of_method=bool(base.citing(source.id, Standard)) and not source.findings,
        )
        for source in taking_part(base)
    ]


def evidence_only(rows: Iterable[SourceFeatures]) -> list[SourceFeatures]:
    """The rows of sources with evidence or practice: law, guidance and standards of method have none."""
    return [
        row for row in rows if row.source.source_class.may_support_effect and not row.is_of_method
    ]


def distribution(rows: Iterable[SourceFeatures], trait: Trait) -> Distribution:
    """How the sources that count spread over a trait; those that do not count are left out."""
    words = [row.words(trait) for row in rows if row.counts]
    numbers = Counter(word for of_source in words for word in of_source)
    return Distribution(
        trait=trait,
        numbers={word: numbers[word] for word in _in_order(numbers, trait)},
        sources=len(words),
        unknown=sum(not of_source for of_source in words),
        several=sum(len(of_source) > 1 for of_source in words),
    )


def label_of(word: str, trait: Trait, base: EvidenceBase) -> str:
    """How a word is read: a year and the code of a country as they are, the rest by its label."""
    for fixed in _FIXED_WORDS.get(trait, ()):
        if fixed.value == word:
            return fixed.label
    value = base.value("sectors", word) if trait is Trait.SECTOR else None
    return value.label if value else word


def _in_order(numbers: Counter[str], trait: Trait) -> list[str]:
    if trait is Trait.YEAR:
        return _years(numbers)
    if trait is Trait.DEPTH:
        return [word.value for word in ReadingDepth if numbers[word.value]]
    places = {word.value: place for place, word in enumerate(_FIXED_WORDS.get(trait, ()))}
    return sorted(numbers, key=lambda word: (-numbers[word], places.get(word, 0), word))


def _years(numbers: Counter[str]) -> list[str]:
    """The years in time; a year without a source, between others, is shown as such."""
    if not numbers or int(max(numbers)) - int(min(numbers)) > _LONGEST_LINE:
        return sorted(numbers)
    return [f"{year:04}" for year in range(int(min(numbers)), int(max(numbers)) + 1)]


def _year(base: EvidenceBase, source: Source) -> str:
    reference = base.references.get(source.id)
    found = _YEAR.match(reference.year) if reference else None
    return found.group() if found else ""
