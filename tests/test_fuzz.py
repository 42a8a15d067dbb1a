"""At every door where text of strangers comes in there are only findings; `bench.fuzz` knocks longer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fuzz import NUMBER_OF_WORST, case, worst_case
from bench.fuzz_doors import DOORS, knock

NUMBER = 200


def test_changed_real_texts_and_made_up_ones_only_give_findings():
    """And findings there are: these texts are not what any door asks for."""
    cases = [case(0, number) for number in range(NUMBER)]

    assert sum(knock(one.door, one.raw) for one in cases) > NUMBER / 10


@given(st.sampled_from(sorted(DOORS)), st.binary(max_size=300) | st.text(max_size=300))
def test_whatever_bytes_come_in_only_give_findings(door, raw):
    knock(door, raw if isinstance(raw, bytes) else raw.encode("utf-8", "replace"))


def test_a_case_can_be_made_again():
    assert case(3, 14) == case(3, 14)
    assert case(3, 14) != case(4, 14)


def test_the_largest_files_come_to_every_door():
    first = [worst_case(-number) for number in range(1, len(DOORS) + 1)]
    last = worst_case(-NUMBER_OF_WORST)

    assert {one.door for one in first} == set(DOORS)
    assert min(len(one.raw) for one in (*first, last)) > 400_000


def test_a_door_that_lets_something_through_is_noticed(monkeypatch):
    monkeypatch.setitem(DOORS, "stuk", lambda raw: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        knock("stuk", b"")
