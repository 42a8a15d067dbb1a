"""What a record claims is kept in the list of a release, so a print of it is the same for ever."""

import hashlib

import pytest

from spoorboek.reasoning.claims import BY_NAME, _print_of
from spoorboek.records import Cmoc, Recommendation, Term


def test_a_print_is_made_of_the_fields_by_name_and_of_nothing_else():
    one = Term(id="een", term="Één woord", definition="Uitleg.")
    written = '{"definition": "Uitleg.", "term": "Één woord"}'
    printed = _print_of("term", "definition")

    assert printed(one) == hashlib.sha256(written.encode()).hexdigest()[:16]
    assert printed(one.model_copy(update={"id": "twee"})) == printed(one)


def test_a_day_can_be_in_a_print():
    """It stands there as it is written in a file of the evidence."""
    one = Term(id="een", term="Woord", definition="Uitleg.", review_by="2027-01-02")

    assert (
        _print_of("review_by")(one)
        == hashlib.sha256(b'{"review_by": "2027-01-02"}').hexdigest()[:16]
    )


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [("low", "high", 1), ("high", "low", -1), ("low", "weg", 0), ("weg", "low", 0)],
)
def test_more_certain_is_up_and_what_is_no_longer_in_use_is_neither(
    before: str, after: str, direction: int
):
    assert BY_NAME[Cmoc.name]["certainty"].direction(before, after) == direction


def test_a_value_is_shown_as_readers_know_it_and_a_print_never():
    certainty, steps = BY_NAME[Cmoc.name]["certainty"], BY_NAME[Recommendation.name]["steps"]

    assert (certainty.shown("low"), certainty.shown("weg")) == ("laag", "weg")
    assert steps.shown("0123456789abcdef") == ""
