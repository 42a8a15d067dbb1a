"""Dates, lists and numbers read as Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.pages.dutch import dutch_date, listed, number


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-21", "21 november 2026"),
        ("2026-03-01", "1 maart 2026"),
        ("2026-11", "november 2026"),
        ("2026", "2026"),
        ("", ""),
        ("vroeg in 2026", "vroeg in 2026"),
        ("2026-najaar", "2026-najaar"),
        ("1-2-3-4", "1-2-3-4"),
    ],
)
def test_a_date_is_read_out(day, words):
    assert dutch_date(day) == words


@given(st.dates())
def test_every_day_of_the_calendar_has_its_words(day):
    assert dutch_date(day.isoformat()).split()[0] == str(day.day)


@given(st.text())
def test_text_that_is_no_date_never_stops_a_page(text):
    assert isinstance(dutch_date(text), str)


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_ends_in_en(words, text):
    assert listed(words) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.5, "2,5"), (3, "3"), (-0.1, "-0,1"), ("1.96–2.4", "1.96–2.4"), ("p. 3", "p. 3")],
)
def test_numbers_have_a_comma_and_text_stays_as_seen(value, text):
    assert number(value) == text
