"""The calendar agrees with others who computed it."""

import datetime

import holidays
import pytest
from dateutil.easter import easter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.timeline.given import FIRST_YEAR, LAST_YEAR
from spoorboek.timeline.working_days import easter_sunday
from tests.timeline.cases import real_rules

WORKING_DAYS = real_rules().working_days
DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))
# The library also lists Easter Sunday and Whit Sunday, which are weekend already.
SUNDAYS = {0, 49}


def test_easter_is_the_same_by_another_method():
    """`dateutil` computes with the moon tables of Oudin; both hold for the whole Gregorian calendar."""
    assert [easter_sunday(year) for year in range(1583, 4100)] == [
        easter(year) for year in range(1583, 4100)
    ]


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_holidays_are_those_that_others_list(year):
    listed = holidays.country_holidays("NL", years=year, categories=("public", "optional"))
    sundays = {easter_sunday(year) + datetime.timedelta(days=n) for n in SUNDAYS}
    days = (datetime.date(year, 1, 1) + datetime.timedelta(days=n) for n in range(366))

    assert {d for d in days if d.year == year and WORKING_DAYS.is_holiday(d)} == (
        set(listed) - sundays
    )


def test_only_5_may_is_optional_to_others():
    """Many employees work on it; the Algemene termijnenwet lists it every year."""
    optional = list(holidays.country_holidays("NL", years=2027, categories=("optional",)))

    assert optional == [datetime.date(2027, 5, 5)]
    assert WORKING_DAYS.is_holiday(optional[0])


@pytest.mark.parametrize(
    ("year", "day"), [(2014, 26), (2015, 27), (2025, 26), (2026, 27), (2031, 26)]
)
def test_kings_day_gives_way_to_a_sunday(year, day):
    assert [n for n in range(1, 31) if WORKING_DAYS._is_kings_day(datetime.date(year, 4, n))] == [
        day
    ]


@given(DAYS)
def test_the_working_day_before_and_after_lie_next_to_the_day(day):
    """Nothing but days off lies in between, and a working day is its own."""
    before, after = WORKING_DAYS.on_or_before(day), WORKING_DAYS.on_or_after(day)
    between = (before + datetime.timedelta(days=n) for n in range(1, (after - before).days))

    assert before <= day <= after
    assert WORKING_DAYS.is_working_day(before)
    assert WORKING_DAYS.is_working_day(after)
    assert not any(map(WORKING_DAYS.is_working_day, between))
    assert (before == after) == WORKING_DAYS.is_working_day(day)
