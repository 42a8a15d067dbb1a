"""The table of WCAG is complete, and every test that it names is there."""

import ast
from functools import cache
from pathlib import Path

import pytest

from spoorboek.success_criteria import FILE, Criterion, Verdict, read_criteria
from tests.real import ROOT

# WCAG 2.2, levels A and AA: how many criteria each guideline has. 4.1.1 was taken out in 2.2.
A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2
2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7
2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""

FOUND = read_criteria(ROOT)
assert FOUND is not None
CRITERIA = FOUND.criteria


@cache
def functions_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("level", "numbers"), [("A", A), ("AA", AA)])
def test_every_criterion_stands_there_once(level: str, numbers: str):
    assert sorted(one.number for one in CRITERIA if one.level == level) == sorted(numbers.split())


def test_the_order_is_that_of_the_guidelines():
    numbers = [tuple(map(int, one.number.split("."))) for one in CRITERIA]

    assert numbers == sorted(numbers)


@pytest.mark.parametrize("one", CRITERIA, ids=lambda one: one.number)
def test_what_is_said_is_shown_by_something_that_is_there(one: Criterion):
    """A test, or eyes; and what is met partly says what is wrong."""
    assert one.tests or one.by_hand or one.verdict is Verdict.NOT_LOOKED_AT
    assert bool(one.faults) == (one.verdict is Verdict.PARTLY)
    for test in one.tests:
        name, _, function = test.partition("::")
        file = ROOT / "tests" / name
        assert file.is_file(), test
        assert not function or function in functions_of(file), test


@pytest.mark.parametrize("content", ["", "date: 2026-11-22", "criteria: [", "- 1"])
def test_a_table_that_cannot_be_read_is_none(tmp_path: Path, content: str):
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")

    assert read_criteria(tmp_path) is None
    assert read_criteria(tmp_path / "nergens") is None
