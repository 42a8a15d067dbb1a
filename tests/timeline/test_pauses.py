"""Counting goes past the days that do not count."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spoorboek.timeline.pauses import ONE_DAY, Kind, Pause, counted_day, merged

START = datetime.date(2026, 1, 5)
OFFSETS = st.integers(0, 1200)


@st.composite
def pauses(draw):
    first = START + draw(st.integers(-30, 900)) * ONE_DAY
    return Pause(first, first + draw(st.integers(0, 150)) * ONE_DAY, draw(st.sampled_from(Kind)))


LISTS = st.lists(pauses(), max_size=6)


def day_by_day(start, offset, spans):
    """The rule as the record says it: walk on, count what is not in a pause."""
    day, counted = start, 0
    while counted < offset:
        day += ONE_DAY
        counted += not any(p.first <= day <= p.last for p in spans)
    return day


@given(OFFSETS, LISTS)
def test_counting_is_walking_from_day_to_day(offset, spans):
    assert counted_day(START, offset, merged(spans)) == day_by_day(START, offset, spans)


@given(LISTS)
def test_merged_pauses_hold_the_same_days_and_stand_apart(spans):
    def days(some):
        return {p.first + n * ONE_DAY for p in some for n in range(p.days)}

    found = merged(spans)

    assert days(found) == days(spans)
    assert sum(p.days for p in found) == len(days(spans))
    assert all(a.last + ONE_DAY < b.first for a, b in pairwise(found))


@given(OFFSETS, LISTS)
def test_the_order_of_pauses_does_not_matter(offset, spans):
    assert counted_day(START, offset, merged(spans)) == counted_day(
        START, offset, merged(reversed(spans))
    )


@given(OFFSETS, OFFSETS, LISTS)
def test_counting_on_is_counting_further(one, two, spans):
    """So that an evaluation every six weeks needs no memory of the one before."""
    found = merged(spans)

    assert counted_day(counted_day(START, one, found), two, found) == counted_day(
        START, one + two, found
    )


def test_a_pause_after_the_day_changes_nothing():
    late = Pause(START + 42 * ONE_DAY, START + 60 * ONE_DAY)

    assert counted_day(START, 41, [late]) == START + 41 * ONE_DAY
    assert counted_day(START, 42, [late]) == START + 61 * ONE_DAY
