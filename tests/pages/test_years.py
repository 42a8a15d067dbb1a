"""A date lies on a line of years as exactly as it was seen, and no more so."""

import pytest

from spoorboek.pages.years import Axis, Stretch, stretch


@pytest.mark.parametrize(
    ("seen", "start", "end"),
    [
        ("2023", 2023, 2024),
        ("2023-01", 2023, 2023 + 1 / 12),
        ("2023-12", 2023 + 11 / 12, 2024),
        ("2023-01-01", 2023, 2023),
        ("2024-12-31", 2024 + 365 / 366, 2024 + 365 / 366),
    ],
)
def test_a_year_is_long_a_month_short_and_a_day_a_point(seen, start, end):
    found = stretch(seen)

    assert found is not None
    assert (found.start, found.end) == pytest.approx((start, end))


@pytest.mark.parametrize(
    "seen", ["", "voorjaar 2023", "23-04-2021", "2023-13", "2023-02-30", "2023-0x", "2023-1-1-1"]
)
def test_what_is_no_date_is_not_drawn(seen):
    assert stretch(seen) is None


def test_the_axis_holds_every_date_and_keeps_their_order():
    axis = Axis.around([Stretch(2016.4, 2016.4), Stretch(2021, 2022)])
    places = [float(axis.percent(t).rstrip("%")) for t in (2016, 2016.4, 2021, 2022)]

    assert (axis.first, axis.last) == (2016, 2022)
    assert places == sorted(places)
    assert all(0 < place < 100 for place in places)
    assert [year for year, _ in axis.years] == list(range(2016, 2023))
