"""Kappa is what Cohen wrote down: hand-computed examples, and what must hold for every table."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.agreement import Agreement, agreement, agreements
from spoorboek.records.screening import ScreeningDecision, ScreeningStage
from spoorboek.records.source import Source

INCLUDE, EXCLUDE, UNSURE = ScreeningDecision
TITLE, FULL = ScreeningStage
PAIRS = st.lists(st.tuples(st.sampled_from(ScreeningDecision), st.sampled_from(ScreeningDecision)))


def of(pairs) -> Agreement:
    return agreement(TITLE, "a", "b", pairs)


def source(key: str, *decisions: tuple[str, ScreeningDecision, bool]) -> Source:
    screening = [
        {"stage": "full-text", "by": by, "date": "2026-05-01", "decision": d, "agreed": agreed}
        for by, d, agreed in decisions
    ]
    return Source.model_validate({"id": key, "status": "candidate", "screening": screening})


@pytest.mark.parametrize(
    ("table", "same", "kappa"),
    [
        # 50 grants, twice 20 and 15 the same: 0.7 seen, 0.5 by chance.
        ({(INCLUDE, INCLUDE): 20, (INCLUDE, EXCLUDE): 5, (EXCLUDE, INCLUDE): 10, (EXCLUDE, EXCLUDE): 15},
         35, Fraction(2, 5)),
        # 10 of three kinds: 7 the same, (4·5 + 4·3 + 2·2) / 100 by chance.
        ({(INCLUDE, INCLUDE): 4, (EXCLUDE, EXCLUDE): 2, (EXCLUDE, INCLUDE): 1, (EXCLUDE, UNSURE): 1,
          (UNSURE, UNSURE): 1, (UNSURE, EXCLUDE): 1},
         7, Fraction(70 - 36, 100 - 36)),
        # Never the same, each half of the time: as far from chance as it can be.
        ({(INCLUDE, EXCLUDE): 3, (EXCLUDE, INCLUDE): 3}, 0, Fraction(-1)),
    ],
)  # fmt: skip
def test_examples_computed_by_hand(table, same, kappa):
    found = of([pair for pair, number in table.items() for _ in range(number)])

    assert (found.same, found.kappa, found.why_not) == (same, kappa, "")


@given(PAIRS)
def test_who_is_named_first_makes_no_difference(pairs):
    assert of(pairs).kappa == of([(right, left) for left, right in pairs]).kappa


@given(PAIRS, st.permutations(list(ScreeningDecision)))
def test_other_names_for_the_decisions_make_no_difference(pairs, renamed):
    new = dict(zip(ScreeningDecision, renamed, strict=True))

    assert of(pairs).kappa == of([(new[left], new[right]) for left, right in pairs]).kappa


@given(st.lists(st.sampled_from(ScreeningDecision)))
def test_full_agreement_is_one_unless_there_is_nothing_to_tell_apart(decisions):
    found = of([(one, one) for one in decisions])

    assert found.kappa == (1 if len(set(decisions)) > 1 else None)
    assert bool(found.why_not) == (found.kappa is None)


@given(
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
)
def test_decisions_that_have_nothing_to_do_with_each_other_give_zero(first, second):
    """A table in which every row has the shares of the whole is what chance gives."""
    words = list(ScreeningDecision)
    pairs = [
        (words[i], words[j])
        for i, j in product(range(3), range(3))
        for _ in range(first[i] * second[j])
    ]

    assert of(pairs).kappa in (0, None)


@given(PAIRS)
def test_it_lies_between_minus_one_and_one(pairs):
    kappa = of(pairs).kappa

    assert kappa is None or -1 <= kappa <= 1


def test_only_what_both_decided_by_themselves_is_compared():
    """A joint decision, a source that one of them judged, and another stage say nothing."""
    sources = [
        source("een", ("A", INCLUDE, False), ("B", EXCLUDE, False), ("A en B", INCLUDE, True)),
        source("twee", ("A", EXCLUDE, False), ("B", EXCLUDE, False)),
        source("drie", ("A", INCLUDE, False)),
        source("vier", ("B", INCLUDE, False), ("A", INCLUDE, False), ("C", UNSURE, False)),
    ]

    found = {(one.first, one.second): one for one in agreements(sources)}

    assert list(found) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert found["A", "B"].stage is FULL
    assert (found["A", "B"].n, found["A", "B"].same) == (3, 2)
    assert found["A", "B"].table[INCLUDE, EXCLUDE] == 1
    assert (found["A", "C"].n, found["A", "C"].kappa) == (1, Fraction(0))


def test_pairs_stand_in_order_of_their_names_whoever_judged_first():
    sources = [
        source("een", ("Cees", INCLUDE, False), ("Bo", INCLUDE, False)),
        source("twee", ("Bo", INCLUDE, False), ("Ada", INCLUDE, False)),
    ]

    assert [(a.first, a.second) for a in agreements(sources)] == [("Ada", "Bo"), ("Bo", "Cees")]
