"""Years: where a date, a month or a year lies on a line of years."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line of years: a day is a point, a month short, a year long."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where a station stands."""
        return (self.start + self.end) / 2


def stretch(seen: str) -> Stretch | None:
    """`2023-04-04`, `2023-04` or `2023` in years, as `2023.26`; nothing for text that is no date."""
    parts = seen.split("-")
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
    if len(parts) == 1:
        return Stretch(year, year + 1)
    if not 1 <= month <= 12:
        return None
    if len(parts) == 2:
        return Stretch(year + (month - 1) / 12, year + month / 12)
    try:
        point = year + (date(year, month, day).timetuple().tm_yday - 1) / 366
    except ValueError:
        return None
    return Stretch(point, point)


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of whole years, drawn from 0 to 100 percent."""

    first: int
    last: int

    @classmethod
    def around(cls, stretches: Iterable[Stretch]) -> "Axis":
        """The shortest line of whole years that holds them all."""
        found = list(stretches)
        return cls(math.floor(min(s.start for s in found)), math.ceil(max(s.end for s in found)))

    def percent(self, moment: float) -> str:
        """Where a moment lies, as `12.5%`, a little away from both ends."""
        share = (moment - self.first) / (self.last - self.first)
        return f"{2 + 96 * share:.1f}%"

    @property
    def years(self) -> list[tuple[int, str]]:
        """Every year with the place where it begins."""
        return [(year, self.percent(year)) for year in range(self.first, self.last + 1)]
