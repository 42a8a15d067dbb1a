"""What the suite runs of the package is counted by folder, and what is below the bar stands by itself."""

from typing import Any

from tests.covered import AT_LEAST, least, measured


def summary(statements: int, seen: int) -> dict[str, Any]:
    return {
        "num_statements": statements,
        "missing_lines": statements - seen,
        "covered_lines": seen,
        "num_branches": 0,
        "covered_branches": 0,
        "percent_covered": 100 * seen / statements,
    }


def module(statements: int, seen: int) -> dict[str, Any]:
    return {"summary": summary(statements, seen), "missing_lines": [*range(statements - seen)]}


COUNTED = {
    "totals": summary(200, 190),
    "files": {
        "scripts/spoorboek/checks/een.py": module(100, 100),
        "scripts/spoorboek/checks/twee.py": module(50, 44),
        "scripts/spoorboek/engine.py": module(40, 38),
        "scripts/spoorboek/finding.py": module(10, 8),
    },
}


def test_the_least_covered_stands_first_and_what_reaches_the_bar_is_not_there():
    assert [name for name, _ in least(COUNTED)] == ["finding.py", "checks/twee.py"]
    assert AT_LEAST / 100 == 38 / 40


def test_a_row_for_the_whole_for_each_folder_and_for_what_is_below_the_bar():
    rows = [(row["where"], row["missed"], row["covered"]) for row in measured(COUNTED).rows]

    assert rows == [
        ("Alles samen", "10", "95,0%"),
        ("checks/", "6", "96,0%"),
        ("losse modules", "4", "92,0%"),
        ("finding.py", "2", "80,0%"),
        ("checks/twee.py", "6", "88,0%"),
    ]
