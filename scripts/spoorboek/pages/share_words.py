"""Share words: a computed share in Dutch, rounded so that it never says more than was computed."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from spoorboek.pages.dutch import number
from spoorboek.reasoning.shares import Sense, Share

ROUNDING = (
    "Wij rekenen met de getallen zoals zij er staan en ronden pas aan het eind af, op één decimaal. "
    "Wat ten minste geldt, ronden wij naar beneden af; wat hoogstens geldt, naar boven."
)


def share_in_words(share: Share) -> str:
    """`14,5%`, `ten minste 16,6%`, `20% tot 25%`."""
    low, high = _percent(share.low, share.sense), _percent(share.high, share.sense)
    amount = low if low == high else f"{low} tot {high}"
    return f"{share.sense.value} {amount}".strip()


def _percent(part: Fraction, sense: Sense) -> str:
    rounds: dict[Sense, Callable[[Fraction], int]] = {Sense.AT_LEAST: floor, Sense.AT_MOST: ceil}
    tenths = rounds.get(sense, _nearest)(part * 1000)
    return f"{number(tenths // 10 if tenths % 10 == 0 else tenths / 10)}%"


def _nearest(amount: Fraction) -> int:
    """The nearest whole number; a half goes up, as readers expect."""
    return floor(amount + Fraction(1, 2))
