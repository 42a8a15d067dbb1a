"""What follows for a record is told in full, with the words that lead to it; what cannot be read says nothing."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.conclusions import Side
from spoorboek.reasoning.evidence_map import COUNTS
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
