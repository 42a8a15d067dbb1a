"""An ORCID is known by its form and its check digit; any slip of one character or of two neighbours shows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spoorboek.orcid import ADDRESS, bare, check_digit


def whole(digits: str) -> str:
    """An ORCID with these fifteen digits."""
    text = digits + check_digit(digits)
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))


ORCIDS = st.text("0123456789", min_size=15, max_size=15).map(whole)


@pytest.mark.parametrize(
    "known",
    ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"],
    ids=["carberry", "digit", "ten"],
)
def test_numbers_that_are_in_use_as_examples_are_right(known):
    """The made-up researcher of ORCID, and the examples in its own documentation."""
    assert bare(known) == bare(ADDRESS + known) == known


@given(ORCIDS)
def test_what_ends_in_its_check_digit_is_right(number):
    assert bare(number) == bare(ADDRESS + number) == number


@given(ORCIDS, st.integers(0, 18), st.sampled_from("0123456789X"))
def test_one_wrong_character_shows(number, at, other):
    assume(number[at] != other)

    assert bare(number[:at] + other + number[at + 1 :]) == ""


@given(ORCIDS, st.integers(0, 14))
def test_two_neighbours_that_changed_places_show(number, at):
    characters = number.replace("-", "")
    first, second = characters[at : at + 2]
    assume(first != second)
    swapped = characters[:at] + second + first + characters[at + 2 :]

    assert bare("-".join(swapped[n : n + 4] for n in range(0, 16, 4))) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000000218250097",
        " 0000-0002-1825-0097",
        "0000-0002-1825-0097\n",
        "http://orcid.org/0000-0002-1825-0097",
        "https://orcid.org.example/0000-0002-1825-0097",
        "javascript:0000-0002-1825-0097",
        "0000-0002-1694-233x",
        "\u0660" * 4 + "-0002-1825-0097",
    ],
)
def test_any_other_form_is_none(text):
    assert bare(text) == ""
