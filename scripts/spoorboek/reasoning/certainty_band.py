"""Certainty band: which levels four judgements allow without a further reason.

The band checks and never sets: people choose a level, and outside the band they say why. It is our
own reading of the rules for rating down in Lewin et al. 2018, paper 2, table 5; nothing is summed to
a level, averaged or scored. That rating starts at `high` is from memory, not from that table.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.records.cmoc import ConfidenceJudgement
from spoorboek.records.explanation_words import Concern, Confidence, MechanismBasis

START = Confidence.HIGH
"""Where rating down starts."""
LEAST_PER_SERIOUS = 1
"""How many levels a serious concern lowers at least: it moves the top of the band."""
MOST_PER_SERIOUS = 2
"""How many levels a serious concern may lower at most: it moves the bottom."""
MILDER_PER_LEVEL = 2
"""How many minor or moderate concerns together may lower one level."""
MILDER = (Concern.MINOR, Concern.MODERATE)
HIGHEST_IF_INFERRED = Confidence.MODERATE
"""Nobody knows whether an inferred mechanism works that way, so the highest level is closed to it."""

_LEVELS = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Band:
    """The levels that need no further reason, both ends included."""

    bottom: Confidence
    top: Confidence

    @property
    def levels(self) -> tuple[Confidence, ...]:
        """From low to high."""
        return _LEVELS[_LEVELS.index(self.bottom) : _LEVELS.index(self.top) + 1]

    def __contains__(self, level: Confidence) -> bool:
        return level in self.levels


def band(concerns: Iterable[Concern], basis: MechanismBasis) -> Band:
    """The permitted band for these concerns, one for each component, and this kind of mechanism."""
    numbers = Counter(concerns)
    serious = numbers[Concern.SERIOUS]
    milder = sum(numbers[concern] for concern in MILDER)
    top = _lowered(LEAST_PER_SERIOUS * serious)
    bottom = _lowered(MOST_PER_SERIOUS * serious + milder // MILDER_PER_LEVEL)
    if basis is MechanismBasis.INFERRED:
        top = min(top, HIGHEST_IF_INFERRED, key=_LEVELS.index)
    return Band(min(bottom, top, key=_LEVELS.index), top)


def band_of(judgement: ConfidenceJudgement, basis: MechanismBasis) -> Band:
    """The permitted band for a judgement as people wrote it."""
    return band((part.concern for part in judgement.components.values()), basis)


def _lowered(levels: int) -> Confidence:
    """The start level, lowered; there is nothing below the lowest."""
    return _LEVELS[max(0, _LEVELS.index(START) - levels)]
