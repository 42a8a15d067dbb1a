"""Theory history: the state of each version follows from what the versions name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.theory_history import Fate, Step, history, mismatches
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.theory import ProgrammeTheory
from tests.real import real_base


def theory(*versions: dict[str, Any]) -> ProgrammeTheory:
    return ProgrammeTheory.model_validate(
        {
            "id": "gedachte",
            "title": "Gedachte",
            "status": "candidate",
            "if": "als iets",
            "then": "dan iets",
            "because": "omdat iets",
            "elements": ["x"],
            "versions": [
                {"version": n, "date": "2026-11-21", "change": "Gedachte.", **named}
                for n, named in enumerate(versions)
            ],
        }
    )


def changed(*ids: str) -> list[dict[str, str]]:
    return [{"cmoc": cmoc, "why": "Gelezen."} for cmoc in ids]


def dropped(*ids: str) -> list[dict[str, str]]:
    return [{"cmoc": cmoc, "why": "Weg.", "title": f"Titel van {cmoc}"} for cmoc in ids]


def fates(number: int, *versions: dict[str, Any]) -> dict[str, str]:
    return {step.cmoc: step.fate.value for step in history(theory(*versions))[number].steps}


def test_what_is_named_nowhere_was_kept():
    versions: list[dict[str, Any]] = [
        {"new": ["a", "b", "c"]},
        {"new": ["d"], "changed": changed("a"), "dropped": dropped("b")},
        {},
    ]

    assert fates(0, *versions) == {"a": "new", "b": "new", "c": "new"}
    assert fates(1, *versions) == {"d": "new", "a": "changed", "c": "kept", "b": "dropped"}
    assert fates(2, *versions) == {"d": "kept", "a": "kept", "c": "kept"}


def test_what_was_dropped_keeps_its_title_and_may_come_back():
    states = history(theory({"new": ["a"]}, {"dropped": dropped("a")}, {"new": ["a"]}))

    assert [(s.fate, s.title) for s in states[1].steps] == [(Fate.DROPPED, "Titel van a")]
    assert states[0].steps == (Step("a", Fate.NEW),)
    assert [sorted(state.holds) for state in states] == [["a"], [], ["a"]]


@pytest.mark.parametrize(
    ("versions", "found"),
    [
        ([{"new": ["a"]}, {"changed": changed("a")}, {"dropped": dropped("a")}], []),
        ([{"new": ["a", "a"]}], [("a", Fate.NEW, 0)]),
        ([{"new": ["a"]}, {"new": ["a"]}], [("a", Fate.NEW, 1)]),
        ([{"changed": changed("a")}], [("a", Fate.CHANGED, 0)]),
        ([{"new": ["a"]}, {"changed": changed("b")}], [("b", Fate.CHANGED, 1)]),
        (
            [{"new": ["a"]}, {"dropped": dropped("a")}, {"changed": changed("a")}],
            [("a", Fate.CHANGED, 2)],
        ),
        (
            [{"new": ["a"]}, {"changed": changed("a"), "dropped": dropped("a")}],
            [("a", Fate.DROPPED, 1)],
        ),
    ],
)
def test_a_change_fits_what_was_there(versions, found):
    assert [(m.cmoc, m.fate, m.version) for m in mismatches(theory(*versions))] == found


@st.composite
def possible_versions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Versions that each change only what was there and add only what was not."""
    held: set[str] = set()
    versions = []
    for _ in range(draw(st.integers(1, 6))):
        touched = draw(st.sets(st.sampled_from(sorted(held)))) if held else set()
        gone = {cmoc for cmoc in touched if draw(st.booleans())}
        added = draw(st.sets(st.sampled_from("abcdefgh"))) - held
        versions.append(
            {
                "new": sorted(added),
                "changed": changed(*sorted(touched - gone)),
                "dropped": dropped(*sorted(gone)),
            }
        )
        held = (held | added) - gone
    return versions


@given(possible_versions())
def test_every_version_accounts_for_all_that_was_and_all_that_is(versions):
    record = theory(*versions)
    assert list(mismatches(record)) == []

    before: frozenset[str] = frozenset()
    for state in history(record):
        ids = [step.cmoc for step in state.steps]
        new = {step.cmoc for step in state.steps if step.fate is Fate.NEW}
        assert len(ids) == len(set(ids))
        assert set(ids) - new == before
        before = state.holds


def test_every_real_theory_holds_what_links_to_it():
    base = real_base()
    linked: dict[str, set[str]] = {}
    for cmoc in base.of(Cmoc).values():
        linked.setdefault(cmoc.theory, set()).add(cmoc.id)

    held = {record.id: history(record)[-1].holds for record in base.of(ProgrammeTheory).values()}
    assert held == linked


def test_a_step_tells_why_and_by_which_source_and_what_stayed_tells_nothing():
    told = {"cmoc": "a", "why": "Gelezen.", "cause": ["jansen2024"]}
    states = history(theory({"new": ["a", "b"]}, {"changed": [told]}))

    assert states[1].steps == (
        Step("a", Fate.CHANGED, "Gelezen.", ("jansen2024",)),
        Step("b", Fate.KEPT),
    )
