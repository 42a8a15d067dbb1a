"""Agreement: how often two people decided the same, and Cohen's kappa.

Kappa compares the agreement that was seen with the agreement that would be expected if both decided by
chance, each with their own shares (Cohen 1960, doi 10.1177/001316446002000104). It says nothing about
whether the decisions were good, and there is no mark that is "good enough".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from spoorboek.reasoning.screening import judgement
from spoorboek.records.screening import ScreeningDecision, ScreeningStage
from spoorboek.records.source import Source

Pair = tuple[ScreeningDecision, ScreeningDecision]


@dataclass(frozen=True)
class Agreement:
    """What two people decided, each by themselves, about the sources that both judged at a stage."""

    stage: ScreeningStage
    first: str
    second: str
    table: Mapping[Pair, int] = field(hash=False)
    """How many sources got each pair of decisions."""

    @property
    def n(self) -> int:
        """Sources that both judged."""
        return sum(self.table.values())

    @property
    def same(self) -> int:
        """Sources about which both decided the same."""
        return sum(number for (left, right), number in self.table.items() if left is right)

    def of_first(self, decision: ScreeningDecision) -> int:
        """How often the first decided so."""
        return sum(number for (left, _), number in self.table.items() if left is decision)

    def of_second(self, decision: ScreeningDecision) -> int:
        """How often the second decided so."""
        return sum(number for (_, right), number in self.table.items() if right is decision)

    @property
    def expected(self) -> Fraction | None:
        """The share that would agree by chance, given how often each decided what."""
        if not self.n:
            return None
        by_chance = (self.of_first(d) * self.of_second(d) for d in ScreeningDecision)
        return Fraction(sum(by_chance), self.n**2)

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's kappa, exactly; nothing where it has no meaning."""
        expected = self.expected
        if expected is None or expected == 1:
            return None
        return (Fraction(self.same, self.n) - expected) / (1 - expected)

    @property
    def why_not(self) -> str:
        """Why there is no kappa, in Dutch; nothing when there is one."""
        if not self.n:
            return "geen enkele bron is door beiden beoordeeld"
        if self.expected == 1:
            return "beiden gaven steeds hetzelfde besluit, dus toeval is niet te schatten"
        return ""


def agreement(
    stage: ScreeningStage, first: str, second: str, decisions: Iterable[Pair]
) -> Agreement:
    """The agreement in these pairs of decisions."""
    return Agreement(stage, first, second, Counter(decisions))


def agreements(sources: Iterable[Source]) -> Iterator[Agreement]:
    """Every two people who judged the same sources, stage by stage."""
    listed = list(sources)
    for stage in ScreeningStage:
        own = [{o.by: o.decision for o in judgement(s, stage).own} for s in listed]
        pairs: dict[tuple[str, str], list[Pair]] = {}
        for of_source in own:
            for first, second in combinations(sorted(of_source), 2):
                both = of_source[first], of_source[second]
                pairs.setdefault((first, second), []).append(both)
        for (first, second), decisions in sorted(pairs.items()):
            yield agreement(stage, first, second, decisions)
