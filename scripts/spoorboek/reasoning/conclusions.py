"""Conclusions: what follows for a record from others, and what can be counted in a base.

Only sources that count carry anything. People set the levels; they are handed on to what rests on them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.certainty_band import band_of
from spoorboek.reasoning.evidence_map import COUNTS, counts, evidence_map
from spoorboek.reasoning.facts import Fact, Facts, NewName, Path, as_it_was
from spoorboek.reasoning.support import Ground, Support, counting_sources, support
from spoorboek.records.advice_words import Basis, Strength
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Concern, Confidence, MechanismBasis
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.theory import ProgrammeTheory, TheoryStatus
from spoorboek.records.word import Word

FOLLOWS = "follows"
"""Where the path of a fact begins that follows from other records."""
JUDGEMENTS = (Confidence, Concern, MechanismBasis, Strength, Basis, TheoryStatus)
"""The words in which people conclude; other fixed words say how something was coded."""


@dataclass(frozen=True)
class Side:
    """One of two states that are compared, in the names of the later one.

    `left_out` names records, by `type/id`, of which one state cannot be read: nothing is concluded from them.
    """

    base: EvidenceBase
    left_out: frozenset[str] = frozenset()
    new_name: NewName = as_it_was

    def records(self) -> Iterator[Record]:
        """Every record that can be read in both states."""
        return (r for r in self.base.all() if r.key not in self.left_out)

    @cached_property
    def counting(self) -> frozenset[str]:
        """Citation keys of the sources that count."""
        keys = counting_sources(self.base)
        return frozenset(key for key in keys if f"{Source.name}/{key}" not in self.left_out)

    @cached_property
    def supports(self) -> dict[str, Support]:
        """What carries each explanation."""
        return {c.id: support(c, self.counting) for c in self.base.of(Cmoc).values()}

    def follows(self, record: Record) -> Facts:
        """What follows for a record, by place."""
        match record:
            case Cmoc():
                return dict(self._for_explanation(record))
            case Recommendation():
                return dict(self._for_advice(record))
            case ProgrammeTheory():
                own = self.base.linking_to(record, Cmoc, "theory")
                names = self._names(Cmoc, (cmoc.id for cmoc in own))
                return {(FOLLOWS, "cmocs"): Fact(("Verklaringen erbij",), names)} if names else {}
        return {}

    def _for_explanation(self, cmoc: Cmoc) -> Iterator[tuple[Path, Fact]]:
        found = self.supports[cmoc.id]
        allowed = band_of(cmoc.confidence, cmoc.mechanism_basis)
        yield (FOLLOWS, "ground"), Fact(("Grond",), found.ground)
        yield (FOLLOWS, "band"), Fact(("Niveaus zonder verdere reden",), allowed.levels)
        for stance, keys in found.sources.items():
            words = ("Bronnen die meetellen", stance.label)
            yield from self._sources((FOLLOWS, "sources", stance), words, keys)
        for arm, keys in found.by_arm.items():
            yield from self._sources((FOLLOWS, "arms", arm), ("Steun voor", arm.label), keys)

    def _for_advice(self, advice: Recommendation) -> Iterator[tuple[Path, Fact]]:
        for cmoc in self.base.linked_from(advice, "based_on", Cmoc):
            if cmoc.key in self.left_out:
                continue
            (name,) = self._names(Cmoc, [cmoc.id])
            path, words = (FOLLOWS, "rests_on", name), ("Rust op", name)
            yield (*path, "ground"), Fact((*words, "grond"), self.supports[cmoc.id].ground)
            yield (*path, "level"), Fact((*words, "zekerheid"), cmoc.confidence.overall)
        measured = self.counting.intersection(advice.measured_by)
        words = ("Bronnen die meetellen", "maten het effect")
        yield from self._sources((FOLLOWS, "measured_by"), words, measured)

    def _sources(
        self, path: Path, words: tuple[str, ...], keys: Iterable[str]
    ) -> Iterator[tuple[Path, Fact]]:
        if names := self._names(Source, keys):
            yield path, Fact(words, names)

    def _names(self, record_type: type[Record], ids: Iterable[str]) -> tuple[str, ...]:
        keys = (self.new_name(f"{record_type.name}/{i}") for i in ids)
        return tuple(sorted(key.partition("/")[2] for key in keys))

    def totals(self) -> Facts:
        """What can be counted over the whole base."""
        cmocs = [r for r in self.records() if isinstance(r, Cmoc)]
        advice = [r for r in self.records() if isinstance(r, Recommendation)]
        words: tuple[tuple[str, type[Word], Iterable[Word]], ...] = (
            ("Verklaringen", Ground, (self.supports[c.id].ground for c in cmocs)),
            ("Zekerheid van verklaringen", Confidence, (c.confidence.overall for c in cmocs)),
            ("Sterkte van adviezen", Strength, (r.strength for r in advice)),
        )
        found: dict[Path, Fact] = {}
        found["sources", "counting"] = Fact(("Bronnen die meetellen",), len(self.counting))
        for label, kind, chosen in words:
            numbers = Counter(chosen)
            for word in kind:
                found[kind.__name__.lower(), word] = Fact((label, word.label), numbers[word])
        return found if self.left_out else {**found, **self._of_the_map()}

    def _of_the_map(self) -> Facts:
        """The totals of the evidence map; it can only be drawn of a base that is whole."""
        chart = evidence_map(self.base)
        whole = zip(COUNTS, counts(chart.whole.tally, chart.whole.occurrences), strict=True)
        empty = ("vakken zonder bron", len(chart.empty))
        return {("map", name): Fact(("Bewijskaart", name), n) for name, n in (*whole, empty)}
