"""Moments: the dates of every milestone, counted from what is given."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.records.date_rule import DateRule
from spoorboek.records.law import Milestone
from spoorboek.timeline.given import Given
from spoorboek.timeline.pauses import counted_day
from spoorboek.timeline.rules import FIRST_SICK_DAY, Rules, is_planned

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day, and the working day before it where it falls in a weekend or on a holiday."""

    day: datetime.date
    plan: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When a milestone falls: nothing when it has no date, several days when it recurs."""

    milestone: str
    first: datetime.date | None
    """Begin of a window."""
    days: tuple[PlannedDay, ...]
    others: tuple[datetime.date, ...]
    """The day as others count it."""

    @property
    def last(self) -> datetime.date | None:
        """The last day."""
        return self.days[-1].day if self.days else None


def moments(rules: Rules, given: Given, asked: Iterable[Milestone] | None = None) -> list[Moment]:
    """The milestones that are asked for with their dates; if none is named all, in order of the records."""
    computation = _Computation(rules, given)
    return [computation.moment(m) for m in (rules.milestones if asked is None else asked)]


class _Computation:
    """One timeline: the rules and the dates that were given."""

    def __init__(self, rules: Rules, given: Given) -> None:
        self.rules = rules
        self.given = given
        self.working_days = rules.working_days
        self.setters: Mapping[str, Milestone] = {
            m.sets_anchor: m for m in rules.milestones if m.sets_anchor
        }

    def moment(self, milestone: Milestone) -> Moment:
        rule = milestone.rule
        days = self._repeated(rule) if rule.every_days else self._single(rule)
        return Moment(
            milestone=milestone.id,
            first=self._after(rule.anchor, rule.offset_days_from),
            days=tuple(self._planned(milestone, day) for day in days),
            others=tuple(
                self._counted(self.given.first_sick_day, other.offset_days)
                for other in milestone.other_counts
            ),
        )

    def _planned(self, milestone: Milestone, day: datetime.date) -> PlannedDay:
        if not is_planned(milestone) or self.working_days.is_working_day(day):
            return PlannedDay(day)
        return PlannedDay(day, self.working_days.on_or_before(day))

    def _single(self, rule: DateRule) -> Iterator[datetime.date]:
        day = self._last_day(rule)
        if day is not None:
            shifts = rule.weekend_shift == "next_working_day"
            yield self.working_days.on_or_after(day) if shifts else day

    def _last_day(self, rule: DateRule) -> datetime.date | None:
        """The last day, from a day that is given or else from the fallback."""
        offset = rule.offset_days if rule.offset_days_to is None else rule.offset_days_to
        if rule.years and rule.anchor in self.given.days:
            offset = _days_in_years(self.given.days[rule.anchor], rule.years)
        day = self._after(rule.anchor, offset)
        if day is None and rule.fallback:
            day = self._after(rule.fallback.anchor, rule.fallback.offset_days)
        return day

    def _after(self, anchor: str, offset: int | None) -> datetime.date | None:
        """Days counted from the first sick day; from another day calendar days, the earliest reading."""
        start = self.given.days.get(anchor)
        if start is None or offset is None:
            return None
        if anchor == FIRST_SICK_DAY:
            return self._counted(start, offset)
        return start + offset * ONE_DAY

    def _counted(self, start: datetime.date, offset: int) -> datetime.date:
        return counted_day(start, offset, self.given.pauses)

    def _repeated(self, rule: DateRule) -> Iterator[datetime.date]:
        """Every so many counted days from the anchor; unknown, that is the last day of its milestone."""
        start = self.given.days.get(rule.anchor)
        if start is None and rule.anchor in self.setters:
            start = self._last_day(self.setters[rule.anchor].rule)
        end = self._after(rule.until.anchor, rule.until.offset_days) if rule.until else None
        if start is None or end is None or not rule.every_days:
            return
        times = 1
        while (day := self._counted(start, times * rule.every_days)) <= end:
            yield day
            times += 1


def _days_in_years(start: datetime.date, years: int) -> int:
    """Days until the same day years later; after 29 February that may be 1 March."""
    try:
        later = start.replace(year=start.year + years)
    except ValueError:
        later = datetime.date(start.year + years, 3, 1)
    return (later - start).days
