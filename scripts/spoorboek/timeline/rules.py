"""Rules: what is counted with, taken from the records."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.records.counting import Counting
from spoorboek.records.law import Milestone
from spoorboek.timeline.working_days import WorkingDays

FIRST_SICK_DAY = "first_sick_day"
UWV_ALONE = ("uwv",)
PLANNED = ("deadline", "window", "advice_window", "recurring", "optional")
"""Kinds of milestone that somebody arranges; in a weekend the working day before it is advised."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The milestones in order of time, and how days are counted."""

    milestones: tuple[Milestone, ...]
    counting: Counting

    @classmethod
    def of(cls, milestones: Iterable[Milestone], counting: Counting) -> "Rules":
        """As the records say."""
        return cls(tuple(sorted(milestones, key=lambda m: m.sort_key)), counting)

    @property
    def working_days(self) -> WorkingDays:
        """Weekends and holidays."""
        return WorkingDays.of(self.counting)

    @property
    def last_offset(self) -> int:
        """Days from the first sick day to the last day of any milestone."""
        return max((m.rule.last_day for m in self.milestones), default=0)


def is_planned(milestone: Milestone) -> bool:
    """Whether a working day before it is advised; what shifts by itself or comes from UWV needs none."""
    shifts = milestone.rule.weekend_shift == "next_working_day"
    return milestone.kind in PLANNED and milestone.actors != UWV_ALONE and not shifts


def belongs_in_calendar(milestone: Milestone) -> bool:
    """Whether a calendar gets it: not the first sick day, nor what may never happen."""
    rule = milestone.rule
    is_start = rule.anchor == FIRST_SICK_DAY and rule.offset_days == 0
    return milestone.show_in_calendar and not is_start and not rule.condition
