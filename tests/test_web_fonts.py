"""The letters of the site: every letter has a file, and the first file comes in one go."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bench.world import REPOSITORY

ASSETS = REPOSITORY / "docs" / "assets"
PAPER = ASSETS / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
FIRST_WINDOW = 10 * 1460
"""Bytes that a server sends on a new connection before it waits for an answer (RFC 6928)."""
HEADERS = 1_200
_FACE = re.compile(
    r"@font-face \{.*?url\(\.\./(?P<file>[^)]+)\).*?unicode-range: (?P<range>[^;]+);"
)
FACES = {
    face["file"]: face["range"]
    for face in _FACE.finditer((ASSETS / "css" / "schil.css").read_text(encoding="utf-8"))
}


def letters_of(file: Path) -> set[int]:
    with TTFont(file) as font:
        return set(font.getBestCmap())


def ranged(text: str) -> set[int]:
    """The characters of `U+20-7E, U+A0`."""
    parts = (part.strip().removeprefix("U+").split("-") for part in text.split(","))
    return {code for part in parts for code in range(int(part[0], 16), int(part[-1], 16) + 1)}


@pytest.mark.parametrize("file", FACES)
def test_a_browser_is_told_exactly_which_letters_a_file_has(file):
    """With one too few a letter looks strange; with one too many a file is fetched for nothing."""
    assert letters_of(ASSETS / file) == ranged(FACES[file])


def test_the_site_has_every_letter_that_paper_has():
    """And each in one file only."""
    first, rest = (letters_of(ASSETS / file) for file in FACES)
    assert first | rest == letters_of(PAPER)
    assert not first & rest


def test_the_letters_of_nearly_every_text_come_in_one_go():
    """So that a page on a slow line need not wait once more before it looks as it should."""
    first, shell = next(iter(FACES)), (REPOSITORY / "overrides" / "base.html").read_text("utf-8")
    assert (ASSETS / first).stat().st_size + HEADERS <= FIRST_WINDOW
    assert f'<link rel="preload" href="{{{{ \'assets/{first}\' | url }}}}" as="font"' in shell
