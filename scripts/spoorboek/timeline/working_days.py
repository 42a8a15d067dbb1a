"""Working days: which days are a weekend or a Dutch public holiday, as the counting record lists them."""

import datetime
from dataclasses import dataclass
from functools import cache

from spoorboek.records.counting import Counting, KingsDay

SATURDAY = 5
ONE_DAY = datetime.timedelta(days=1)


@cache
def easter_sunday(year: int) -> datetime.date:
    """Easter in the Gregorian calendar.

    The anonymous method that Nature printed in 1876, as Jean Meeus gives it in chapter 8 of
    Astronomical Algorithms (1991): it holds for every year of this calendar, without exceptions.
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest_of_centuries = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, rest_of_years = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest_of_centuries + 2 * leap_years - epact - rest_of_years) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The holidays of the counting record: `fixed` as month and day, the others in days after Easter."""

    fixed: frozenset[tuple[int, int]]
    after_easter: frozenset[int]
    kings_day: KingsDay

    @classmethod
    def of(cls, counting: Counting) -> "WorkingDays":
        """As the record lists them."""
        return cls(
            fixed=frozenset((day.month, day.day) for day in counting.fixed_holidays),
            after_easter=frozenset(day.days_after_easter for day in counting.easter_holidays),
            kings_day=counting.kings_day,
        )

    def is_holiday(self, day: datetime.date) -> bool:
        """Whether a day is a public holiday."""
        from_easter = (day - easter_sunday(day.year)).days
        fixed = (day.month, day.day) in self.fixed
        return fixed or from_easter in self.after_easter or self._is_kings_day(day)

    def _is_kings_day(self, day: datetime.date) -> bool:
        rule = self.kings_day
        if day.month != rule.month:
            return False
        shift = datetime.timedelta(days=rule.day - day.day)
        on_sunday = (day + shift).isoweekday() == 7
        return day.day == (rule.if_sunday_day if on_sunday else rule.day)

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether a day is neither a weekend nor a holiday."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def on_or_before(self, day: datetime.date) -> datetime.date:
        """The last working day up to and including a day."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def on_or_after(self, day: datetime.date) -> datetime.date:
        """The first working day from a day on."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day
