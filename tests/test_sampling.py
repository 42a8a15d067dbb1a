"""A sample says where a work was, by the innermost part that has a name; and shares add up to all of it."""

import time

import pytest

from bench.sampling import REST, code_of, sampled
from bench.shares import _few, _rows
from spoorboek.checks.catalogue import CHECKS

BUSY = 0.3
"""Seconds of processor time: enough looks for a part that took nearly all of it."""


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def outer() -> None:
    spin(BUSY / 3)
    inner()


def inner() -> None:
    spin(2 * BUSY / 3)


def test_the_innermost_part_counts():
    with sampled({code_of(outer): "buiten", code_of(inner): "binnen"}) as found:
        outer()
    assert found["binnen"] > found["buiten"] > 0


def test_what_has_no_name_is_the_rest():
    with sampled({code_of(inner): "binnen"}) as found:
        spin(BUSY)
    assert set(found) == {REST}


def test_of_many_checks_the_slowest_are_named_and_the_others_are_together():
    """No time gets lost, and memory is no time."""
    names = [demand.__name__ for demand in CHECKS[:9]]
    figures = {"BibTeX": 5.0, "peak_mb": 90.0, **{name: float(n) for n, name in enumerate(names)}}

    few = _few(figures)

    assert sum(few.values()) == pytest.approx(5 + sum(range(9)))
    assert few["de 4 andere controles"] == 0 + 1 + 2 + 3
    assert names[-1] in few


def test_the_largest_share_stands_first_and_the_rest_last():
    rows = _rows("x", "nakijken", {"klein": 1.0, REST: 6.0, "groot": 3.0})

    assert [row.ratio for row in rows] == ["30 %", "10 %", "60 %"]
    assert [row.what for row in rows] == ["waar de tijd blijft: nakijken", "", ""]
