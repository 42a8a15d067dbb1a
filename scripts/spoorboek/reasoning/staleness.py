"""Staleness: by which day a record should be looked at again, and why that day.

A day that people set comes first. Else it follows from the last time somebody looked and from the months
that the record class gives itself; those months are our own choice. Own teaching texts have no such day.
"""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records import RECORD_TYPES
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record, value_at
from spoorboek.records.source import Source
from spoorboek.records.structure import field_at
from spoorboek.records.word import Word

SOON = 3
"""Months before its day in which a record is announced."""
Day = datetime.date


class When(Word):
    """Where a day lies, seen from another one."""

    OVERDUE = "overdue", "verlopen"
    SOON = "soon", f"binnen {SOON} maanden"
    LATER = "later", "later"


@dataclass(frozen=True, slots=True)
class Clock:
    """A record type, the field from which its time runs, and for how many months."""

    record_type: type[Record]
    field: str
    months: int

    @property
    def label(self) -> str:
        """The field in words."""
        return field_at(self.record_type, self.field).label

    @property
    def reads_sources(self) -> bool:
        """Whether the time runs from the day on which a source of it was last read."""
        return field_at(self.record_type, self.field).marker(Cites) is not None


@dataclass(frozen=True, slots=True)
class Due:
    """By which day a record should be looked at again."""

    record: Record
    day: Day
    clock: Clock | None = None
    """From what it was worked out; nothing where people set the day."""
    looked: str = ""
    """The day on which somebody last looked."""

    def when(self, today: Day) -> When:
        """Whether the day has passed or is near."""
        if self.day < today:
            return When.OVERDUE
        return When.SOON if self.day <= months_after(today, SOON) else When.LATER


def months_after(day: Day, months: int) -> Day:
    """The same day so many months on; the last day of a month that is too short, or of all time."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > datetime.MAXYEAR:
        return Day.max
    last = calendar.monthrange(year, month + 1)[1]
    return Day(year, month + 1, min(day.day, last))


def clocks() -> tuple[Clock, ...]:
    """Every period that a record type gives itself, in the order of the site."""
    return tuple(
        Clock(record_type, field, months)
        for record_type in RECORD_TYPES
        for field, months in record_type.fresh_for.items()
    )


@dataclass
class Staleness:
    """The days by which the records of a base should be looked at again."""

    base: EvidenceBase

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """Each record that has such a day, the earliest first."""
        found = (due for record in self.base.all() if (due := self.of(record)))
        return tuple(sorted(found, key=lambda due: (due.day, due.record.key)))

    @cached_property
    def undated(self) -> tuple[Record, ...]:
        """The records that should have such a day, while nothing says when somebody looked."""
        known = {due.record.key for due in self.due}
        return tuple(
            record for record in self.base.all() if record.fresh_for and record.key not in known
        )

    def of(self, record: Record) -> Due | None:
        """By which day this record should be looked at again: what people set, or the earliest day that follows."""
        if record.review_by:
            return Due(record, Day.fromisoformat(record.review_by))
        found = (
            Due(record, months_after(Day.fromisoformat(looked), months), clock, looked)
            for field, months in record.fresh_for.items()
            if (looked := self._looked(record, clock := Clock(type(record), field, months)))
        )
        return min(found, key=lambda due: due.day, default=None)

    def _looked(self, record: Record, clock: Clock) -> str:
        """The last day on which somebody looked at what a field says, if it is known."""
        value = value_at(record, clock.field)
        if not clock.reads_sources:
            return value or ""
        keys: Iterable[str] = (value,) if isinstance(value, str) else value or ()
        return max(self._read(keys), default="")

    def _read(self, keys: Iterable[str]) -> Iterator[str]:
        sources = self.base.of(Source)
        for key in keys:
            if (source := sources.get(key)) and source.seen_date:
                yield source.seen_date
