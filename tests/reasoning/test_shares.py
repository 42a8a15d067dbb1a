"""Shares: a recorded number is read as written, and what is no part of a group is no share."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.shares import WHOLE, Sense, Share, share


def parts(low: Fraction, high: Fraction | None = None, sense: Sense = Sense.EXACT) -> Share:
    return Share(low, high or low, sense)


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (58, "%", parts(Fraction(58, 100))),
        (14.5, "%", parts(Fraction(145, 1000))),
        (7, "van 100", parts(Fraction(7, 100))),
        (2, "van 94", parts(Fraction(2, 94))),
        ("1/4", "deel", parts(Fraction(1, 4))),
        ("een kwart", "deel", parts(Fraction(1, 4))),
        ("De helft", "deel", parts(Fraction(1, 2))),
        ("twee derde", "breuk", parts(Fraction(2, 3))),
        ("ruim 1/3", "deel", parts(Fraction(1, 3), sense=Sense.AT_LEAST)),
        ("ruim een derde", "deel", parts(Fraction(1, 3), sense=Sense.AT_LEAST)),
        (">1/3", "breuk", parts(Fraction(1, 3), sense=Sense.AT_LEAST)),
        ("iets minder dan de helft", "deel", parts(Fraction(1, 2), sense=Sense.AT_MOST)),
        ("ongeveer 18", "%", parts(Fraction(18, 100), sense=Sense.ABOUT)),
        ("20-30", "%", parts(Fraction(1, 5), Fraction(3, 10))),
        ("20-30%", "deel", parts(Fraction(1, 5), Fraction(3, 10))),
        ("tussen 20 en 30", "%", parts(Fraction(1, 5), Fraction(3, 10))),
        ("12,5%", "deel", parts(Fraction(1, 8))),
        (0, "%", parts(Fraction(0))),
        (100, "%", parts(Fraction(1))),
        ("30-30", "%", parts(Fraction(3, 10))),
        ("1/4 tot 1/2", "deel", parts(Fraction(1, 4), Fraction(1, 2))),
        ("0,5", "deel", parts(Fraction(1, 2))),
        ("0.5", "breuk", parts(Fraction(1, 2))),
    ],
)
def test_a_share_is_read_as_written(value, unit, read):
    assert share(value, unit) == read


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (44.5, "dagen"),
        (120, "%"),
        (-1, "%"),
        ("30-20", "%"),
        ("50-120", "%"),
        ("20-veel", "%"),
        ("veel-20", "%"),
        ("1/0", "deel"),
        ("1-2-3", "%"),
        (5, "van 0"),
        ("veel", "deel"),
        ("", "%"),
        (float("inf"), "%"),
        (float("nan"), "%"),
    ],
)
def test_what_is_no_part_of_a_group_is_no_share(value, unit):
    assert share(value, unit) is None


@given(st.text(max_size=30), st.text(max_size=10) | st.sampled_from(["%", "deel", "van 10"]))
def test_no_text_makes_it_stumble(value, unit):
    read = share(value, unit)

    assert read is None or 0 <= read.low <= read.high <= 1


SHARES = st.builds(
    lambda a, b, sense: Share(min(a, b), max(a, b), sense),
    st.fractions(0, 1),
    st.fractions(0, 1),
    st.sampled_from(Sense),
)


@given(SHARES, SHARES, SHARES)
def test_the_order_of_sharing_makes_no_difference(a, b, c):
    assert a.of(b) == b.of(a)
    assert a.of(b).of(c) == a.of(b.of(c))
    assert WHOLE.of(a) == a.of(WHOLE) == a


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (Sense.EXACT, Sense.EXACT, Sense.EXACT),
        (Sense.EXACT, Sense.AT_MOST, Sense.AT_MOST),
        (Sense.AT_LEAST, Sense.EXACT, Sense.AT_LEAST),
        (Sense.AT_LEAST, Sense.AT_LEAST, Sense.AT_LEAST),
        (Sense.AT_LEAST, Sense.AT_MOST, Sense.ABOUT),
        (Sense.ABOUT, Sense.AT_MOST, Sense.ABOUT),
    ],
)
def test_the_same_bound_stays_and_different_bounds_leave_about(first, second, joined):
    assert first.joined(second) is joined


@given(SHARES, SHARES)
def test_a_share_of_a_share_is_no_larger_than_either(a, b):
    product = a.of(b)

    assert product.high <= min(a.high, b.high) <= 1
    assert product.low <= product.high
