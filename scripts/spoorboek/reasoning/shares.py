"""Shares: a recorded number read as a part of a group, as exactly as it was written and no more.

`58` with unit `%`, `7` with unit `van 100`, `1/4`, `een kwart`, `ruim een derde`, `20-30%`. What is no part
of a group, such as a number of days, is no share.
"""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise


class Sense(Enum):
    """How the words before a number bound it. `ABOUT` is what is left when bounds do not agree."""

    EXACT = ""
    AT_LEAST = "ten minste"
    AT_MOST = "hoogstens"
    ABOUT = "ongeveer"

    def joined(self, other: "Sense") -> "Sense":
        """The sense of a product: the same bound stays, different bounds leave `ABOUT`."""
        if self is other or other is Sense.EXACT:
            return self
        return other if self is Sense.EXACT else Sense.ABOUT


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a group from 0 to 1, or a range of parts."""

    low: Fraction
    high: Fraction
    sense: Sense = Sense.EXACT

    def of(self, other: "Share") -> "Share":
        """This share of that share. The order makes no difference."""
        return Share(self.low * other.low, self.high * other.high, self.sense.joined(other.sense))


WHOLE = Share(Fraction(1), Fraction(1))
_SENSES = {
    Sense.AT_LEAST: ("iets meer dan", "meer dan", "ten minste", "minstens", "ruim", ">"),
    Sense.AT_MOST: ("iets minder dan", "minder dan", "hoogstens", "bijna", "<"),
    Sense.ABOUT: ("ongeveer", "circa", "rond", "zo'n", "~"),
}
_WORDS = {
    "de helft": Fraction(1, 2),
    "helft": Fraction(1, 2),
    "een derde": Fraction(1, 3),
    "twee derde": Fraction(2, 3),
    "een kwart": Fraction(1, 4),
    "driekwart": Fraction(3, 4),
    "drie kwart": Fraction(3, 4),
    "een vijfde": Fraction(1, 5),
    "een tiende": Fraction(1, 10),
}
_DIGITS = r"\d{1,9}(?:[.,]\d{1,9})?"
_FRACTION = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})")
_NUMBER = re.compile(rf"({_DIGITS})\s*(%?)")
_RANGE = re.compile(r"\s*(?:–|-|\btot\b|\ben\b)\s*")
_OUT_OF = re.compile(r"van (\d{1,9})")


def share(value: float | str, unit: str) -> Share | None:
    """The share that a recorded value with its unit is, if it is one."""
    text = str(value).lower().strip()
    sense, text = _sense(text)
    parts = _RANGE.split(text.removeprefix("tussen "))
    amounts = [_amount(part.strip(), unit) for part in _same_sign(parts)]
    found = [amount for amount in amounts if amount is not None]
    if len(amounts) not in (1, 2) or len(found) < len(amounts):
        return None
    ordered = all(a <= b for a, b in pairwise(found))
    if not ordered or not all(0 <= amount <= 1 for amount in found):
        return None
    return Share(found[0], found[-1], sense)


def _sense(text: str) -> tuple[Sense, str]:
    for sense, words in _SENSES.items():
        for word in words:
            if text.startswith(word):
                return sense, text[len(word) :].strip()
    return Sense.EXACT, text


def _same_sign(parts: list[str]) -> list[str]:
    """In `20-30%` the sign belongs to both."""
    if parts[-1].endswith("%"):
        return [part if part.endswith("%") else f"{part}%" for part in parts]
    return parts


def _amount(text: str, unit: str) -> Fraction | None:
    if text in _WORDS:
        return _WORDS[text]
    if match := _FRACTION.fullmatch(text):
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    match = _NUMBER.fullmatch(text)
    whole = Fraction(100) if match and match[2] else _whole(unit)
    return Fraction(match[1].replace(",", ".")) / whole if match and whole else None


def _whole(unit: str) -> Fraction | None:
    """What a number in this unit is a part of."""
    if unit == "%":
        return Fraction(100)
    if unit in ("deel", "breuk"):
        return Fraction(1)
    match = _OUT_OF.fullmatch(unit)
    return Fraction(int(match[1])) if match and int(match[1]) else None
