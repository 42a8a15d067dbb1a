"""Loss: what happens to an explanation, a recommendation or another claim when sources fall.

Each holds what it stood on before and after; what that comes to follows. Nothing here sets a level:
where support is lost, people have to judge again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spoorboek.reasoning.support import Ground, ground_of
from spoorboek.records.advice_words import Basis
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Arm, Stance
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath
from spoorboek.records.word import Word

Keys = frozenset[str]
"""Citation keys."""


class Change(Word):
    """What the loss does to an explanation or a recommendation, from least to most."""

    STANDS = "stands", "blijft staan"
    WEAKER = "weaker", "zwakker"
    GAPPED = "gapped", "deel zonder steun"
    UNSUPPORTED = "unsupported", "zonder steun"

    @property
    def asks_judgement(self) -> bool:
        """Whether people have to judge again."""
        return self is not Change.STANDS


@dataclass(frozen=True, slots=True)
class CmocState:
    """How many sources that count take each stance, and how many support each part."""

    by_stance: Mapping[Stance, int]
    by_arm: Mapping[Arm, int]

    @property
    def ground(self) -> Ground:
        """How the explanation stands on them."""
        return ground_of(self.by_stance[Stance.SUPPORTS], self.by_arm.values())


@dataclass(frozen=True, slots=True)
class CmocLoss:
    """An explanation that uses a fallen source."""

    cmoc: Cmoc
    before: CmocState
    after: CmocState

    @property
    def lost_arms(self) -> tuple[Arm, ...]:
        """The parts that lose their last support."""
        return tuple(a for a in Arm if self.before.by_arm[a] and not self.after.by_arm[a])

    @property
    def change(self) -> Change:
        """What the loss does to it; a contradiction that falls takes nothing away from it."""
        if self.before.by_stance[Stance.SUPPORTS] == self.after.by_stance[Stance.SUPPORTS]:
            return Change.STANDS
        if self.after.ground is Ground.UNSUPPORTED:
            return Change.UNSUPPORTED
        return Change.GAPPED if self.lost_arms else Change.WEAKER


@dataclass(frozen=True, slots=True)
class AdviceState:
    """On how much a recommendation stands."""

    grounds: int
    """Explanations under `based_on` that at least one source supports."""
    rules: int
    """Rules of which at least one source counts."""
    measured: int
    """Sources that measured the effect of the advice itself."""
    sources: int
    """Every source that the record cites itself."""


@dataclass(frozen=True, slots=True)
class AdviceLoss:
    """A recommendation that follows from what falls, or cites it."""

    advice: Recommendation
    before: AdviceState
    after: AdviceState
    weakest: Change
    """The most that happens to an explanation under it."""

    @property
    def rests_on_rules(self) -> bool:
        """Whether it is a duty or practice that stands apart from findings."""
        return self.advice.basis is not Basis.ADVICE

    @property
    def stands_on(self) -> tuple[int, int]:
        """The number of its grounds before and after: rules, else explanations, else sources."""
        for name in ("rules",) if self.rests_on_rules else ("grounds", "sources"):
            if getattr(self.before, name):
                return getattr(self.before, name), getattr(self.after, name)
        return 0, 0

    @property
    def change(self) -> Change:
        """What the loss does to it; what rests on rules stays while the rules do."""
        before, after = self.stands_on
        if before and not after:
            return Change.UNSUPPORTED
        if self.rests_on_rules:
            return Change.WEAKER if after < before else Change.STANDS
        if self.after.grounds < self.before.grounds or self.lost_measurement:
            return Change.GAPPED
        weaker = self.weakest.asks_judgement or self.after != self.before
        return Change.WEAKER if weaker else Change.STANDS

    @property
    def lost_measurement(self) -> bool:
        """Whether no source is left that measured its effect."""
        return bool(self.before.measured) and not self.after.measured


@dataclass(frozen=True, slots=True)
class ClaimLoss:
    """A record, or a part of it, that cites a fallen source."""

    record: Record
    place: FieldPath
    """The part that cites; empty for the record as a whole."""
    before: int
    after: int

    @property
    def is_bare(self) -> bool:
        """Whether no source is left."""
        return not self.after


@dataclass(frozen=True, slots=True)
class Loss:
    """Everything that happens when these sources fall."""

    fallen: Keys
    cmocs: tuple[CmocLoss, ...]
    advice: tuple[AdviceLoss, ...]
    claims: tuple[ClaimLoss, ...]

    @property
    def is_felt(self) -> bool:
        """Whether anything hangs on these sources."""
        return bool(self.cmocs or self.advice or self.claims)
