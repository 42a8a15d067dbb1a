"""What rests on a change is told with the shortest way to it, and every record once."""

from typing import Any

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.touched import pointing_at, touched
from spoorboek.records import Element, Term
from spoorboek.records.record import Record
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")


def chain(**see: tuple[str, ...]) -> EvidenceBase:
    """Terms by id, each with the `type/id` of what it points at."""
    fields: dict[str, Any] = {"term": "Woord", "definition": "Uitleg."}
    terms: dict[str, Record] = {
        key: Term.model_validate({"id": key, "see": list(links), **fields})
        for key, links in see.items()
    }
    (element,) = SOUND.of(Element).values()
    nothing: dict[str, dict[str, Record]] = {name: {} for name in SOUND.records}
    return EvidenceBase(SOUND.root, nothing | {"term": terms, "element": {"uitleg": element}})


def ways(base: EvidenceBase, *changed: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.record.key, one.through) for one in touched(changed, base)]


def test_what_points_at_a_record_links_to_it_or_cites_it():
    assert {record.key for record in pointing_at("cmoc/vroege-uitleg", SOUND)} == {
        "recommendation/leg-uit",
        "recommendation/meld-op-tijd",
    }
    assert {record.key for record in pointing_at("source/bakker2023", SOUND)} >= {
        "cmoc/vroege-uitleg",
        "lesson/begin-klein",
        "tool/blad-uitleg",
    }
    assert list(pointing_at("term/bakker2023", SOUND)) == []


def test_near_by_comes_first_and_each_with_its_way():
    base = chain(c=("term/b",), b=("term/a",), a=(), d=("term/a",))

    assert ways(base, "term/a") == [
        ("term/b", ("term/a",)),
        ("term/d", ("term/a",)),
        ("term/c", ("term/a", "term/b")),
    ]


def test_as_near_is_told_by_name_whichever_changed_first():
    base = chain(a=(), b=(), x=("term/b",), y=("term/a",))

    assert [key for key, _ in ways(base, "term/a", "term/b")] == ["term/x", "term/y"]


def test_the_shortest_way_is_told_and_no_circle_goes_round():
    base = chain(a=("term/c",), b=("term/a",), c=("term/b", "term/a"))

    assert ways(base, "term/a") == [("term/b", ("term/a",)), ("term/c", ("term/a",))]


def test_what_changed_itself_is_not_touched():
    assert ways(chain(a=(), b=("term/a",)), "term/a", "term/b") == []


@pytest.mark.parametrize("changed", [("element/uitleg", "term/a"), ("term/a", "element/uitleg")])
def test_nothing_rests_on_an_element_and_it_hides_nothing_else(changed):
    base = chain(a=(), b=("element/uitleg",), c=("term/a",))

    assert ways(base, *changed) == [("term/c", ("term/a",))]


def test_two_states_are_looked_at_together():
    """What pointed at a record that is gone is touched as well."""
    before, after = chain(a=(), b=("term/a",), c=()), chain(b=(), c=("term/b",))

    assert [(one.record.key, one.through) for one in touched(["term/a"], after, before)] == [
        ("term/b", ("term/a",)),
        ("term/c", ("term/a", "term/b")),
    ]
