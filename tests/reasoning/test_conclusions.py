"""What follows for a record is told in full, with the words that lead to it; what cannot be read says nothing."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.conclusions import Side
from spoorboek.reasoning.evidence_map import COUNTS
from spoorboek.records import Cmoc, Recommendation
from spoorboek.records.record import Record
from tests.checks.worlds import DATA

BASE = EvidenceBase.load(DATA / "sound")
RESTS, WEIGHS = ("follows", "rests_on", "vroege-uitleg"), ("Bronnen die meetellen",)
GROUND = {(*RESTS, "ground"): (("Rust op", "vroege-uitleg", "grond"), "gapped")}
LEVEL = {(*RESTS, "level"): (("Rust op", "vroege-uitleg", "zekerheid"), "moderate")}
MEASURED = {("follows", "measured_by"): ((*WEIGHS, "maten het effect"), ("jansen2024",))}
EXPLANATION = "cmoc/vroege-uitleg"
FOLLOWS = {
    EXPLANATION: {
        ("follows", "ground"): (("Grond",), "gapped"),
        ("follows", "band"): (("Niveaus zonder verdere reden",), ("moderate", "high")),
        ("follows", "sources", "supports"): ((*WEIGHS, "steunt"), ("jansen2024",)),
        ("follows", "sources", "refines"): ((*WEIGHS, "begrenst of verfijnt"), ("bakker2023",)),
        ("follows", "arms", "mechanism"): (("Steun voor", "mechanisme"), ("jansen2024",)),
        ("follows", "arms", "outcome"): (("Steun voor", "uitkomst"), ("jansen2024",)),
    },
    "recommendation/leg-uit": GROUND | LEVEL | MEASURED,
    "theory/vroeg-weten": {
        ("follows", "cmocs"): (("Verklaringen erbij",), ("vroege-uitleg",)),
    },
    "tool/blad-uitleg": {},
}


def told(side: Side, key: str) -> dict[tuple[str, ...], object]:
    record = side.base.get(key)
    assert record is not None
    return {path: (fact.labels, fact.value) for path, fact in side.follows(record).items()}


@pytest.mark.parametrize("key", FOLLOWS)
def test_all_that_follows_for_a_record_is_told(key: str):
    assert told(Side(BASE), key) == FOLLOWS[key]


def test_nothing_is_concluded_from_what_one_state_cannot_read():
    assert told(Side(BASE, frozenset({EXPLANATION})), "recommendation/leg-uit") == MEASURED


def test_a_state_that_cannot_be_read_whole_has_no_map_and_counts_what_is_left():
    whole, part = Side(BASE).totals(), Side(BASE, frozenset({"source/bakker2023"})).totals()
    drawn = {("map", name) for name in (*COUNTS, "vakken zonder bron")}

    assert whole.keys() - part.keys() == drawn
    assert [side["sources", "counting"].value for side in (whole, part)] == [3, 2]
    assert [whole["ground", name].value for name in ("carried", "gapped", "unsupported")] == [
        0,
        1,
        0,
    ]


def with_two_explanations() -> EvidenceBase:
    """The sound world, with an explanation more under its theory and its advice."""
    first, advice = BASE.of(Cmoc)["vroege-uitleg"], BASE.of(Recommendation)["leg-uit"]
    second = first.model_copy(update={"id": "weer-uitleg"})
    both = advice.model_copy(update={"based_on": (first.id, second.id)})
    records: dict[str, dict[str, Record]] = {
        Cmoc.name: {one.id: one for one in (first, second)},
        advice.name: {both.id: both},
    }
    return EvidenceBase(BASE.root, BASE.records | records)


def test_an_explanation_that_cannot_be_read_hides_no_other():
    found = told(Side(with_two_explanations(), frozenset({EXPLANATION})), "recommendation/leg-uit")

    assert {path[2] for path in found if path[:2] == RESTS[:2]} == {"weer-uitleg"}


def test_names_are_told_as_they_are_now_and_in_the_order_of_now():
    """A record that got another name is no news, and no reason to tell the others in another order."""
    side = Side(
        with_two_explanations(), new_name=lambda key: key.replace("/vroege", "/zeer-vroege")
    )
    found = told(side, "theory/vroeg-weten")

    assert found["follows", "cmocs"] == (
        ("Verklaringen erbij",),
        ("weer-uitleg", "zeer-vroege-uitleg"),
    )


def test_every_total_is_told_in_the_words_of_its_page():
    totals = Side(BASE).totals().values()

    assert {fact.labels[0] for fact in totals} == {
        "Bewijskaart",
        "Bronnen die meetellen",
        "Sterkte van adviezen",
        "Verklaringen",
        "Zekerheid van verklaringen",
    }
