"""Whatever the system refuses, people read it in Dutch, with the way out."""

import ast
import errno
import os
from pathlib import Path

import pytest

from spoorboek.system_error import REFUSALS, refusal

PACKAGE = Path(__file__).parents[1] / "scripts" / "spoorboek"


@pytest.mark.parametrize("number", REFUSALS, ids=lambda number: errno.errorcode.get(number, number))
def test_what_is_known_is_said_without_the_words_of_the_system(number):
    told = str(refusal(OSError(number, os.strerror(abs(number)))))

    assert os.strerror(abs(number)) not in told
    assert told.count(". ") == 1
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (FileExistsError(errno.EEXIST, "File exists"), "er staat al iets met die naam"),
        (OSError(errno.EPIPE, "Broken pipe"), "het systeem weigert dat (Broken pipe)"),
        (OSError("zonder nummer"), "het systeem weigert dat (OSError)"),
    ],
)
def test_the_cause_is_dutch_and_an_unknown_one_keeps_its_words(error, said):
    assert refusal(error).cause == said


def test_nothing_else_shows_the_words_of_the_system():
    """One place turns an error of the system into words."""
    asking = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "strerror"
    }

    assert asking == {"system_error.py"}
