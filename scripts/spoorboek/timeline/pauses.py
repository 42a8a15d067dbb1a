"""Pauses: days that do not count, and counting past them."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

ONE_DAY = datetime.timedelta(days=1)


class Kind(StrEnum):
    """Why days do not count. Only recovery can be so long that a new count begins."""

    RECOVERY = "recovery"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Days that do not count, first and last included."""

    first: datetime.date
    last: datetime.date
    kind: Kind = Kind.LEAVE

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses in order of time, where what overlaps or touches is one pause."""
    found: list[Pause] = []
    for pause in sorted(pauses):
        if found and pause.first <= found[-1].last + ONE_DAY:
            before = found[-1]
            found[-1] = replace(before, last=max(before.last, pause.last))
        else:
            found.append(pause)
    return found


def counted_day(start: datetime.date, offset: int, pauses: Sequence[Pause]) -> datetime.date:
    """The day on which `offset` days have been counted since a start; days in a pause do not count.

    The pauses are merged ones.
    """
    day = start + offset * ONE_DAY
    for pause in pauses:
        first = max(pause.first, start + ONE_DAY)
        if first <= min(day, pause.last):
            day += pause.last - first + ONE_DAY
    return day
