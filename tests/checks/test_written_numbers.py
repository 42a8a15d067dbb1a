"""Two ways of writing one number are the same number."""

import pytest

from spoorboek.checks.used_findings import _written


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 en 2,0", ["2", "2"]),
        ("12,50 of 12,5", ["12,5", "12,5"]),
        ("120 en 12", ["120", "12"]),
        ("geen getal", []),
    ],
)
def test_nothing_behind_a_comma_that_says_nothing(text: str, numbers: list[str]):
    assert [number for _, number in _written(text)] == numbers
