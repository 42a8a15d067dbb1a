"""Every pair of colours that is used together can be told apart, in light and in dark.

The formula is that of WCAG 2.2, "contrast ratio" and "relative luminance".
"""

import re

import pytest

from tests.real import ROOT

TOKENS = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK, DARK_WITHOUT_SCRIPTS = (
    '[data-md-color-scheme="default"]',
    '[data-md-color-scheme="slate"]',
    ".no-js",
)
READING, TEXT, SHAPE = 7.0, 4.5, 3.0
"""What WCAG asks: of reading text (AAA, our own aim), of text (AA), and of what is no text (AA)."""
PAIRS = [
    ("inkt", "papier", READING),
    ("inkt", "perron", READING),
    ("inkt2", "papier", READING),
    ("inkt2", "perron", READING),
    ("spoor1-tekst", "papier", READING),
    ("spoor1-tekst", "perron", READING),
    ("spoor1-tekst", "spoor1-vlak", READING),
    ("inkt", "spoor1-vlak", READING),
    ("spoor2-tekst", "papier", READING),
    ("spoor2-tekst", "spoor2-vlak", READING),
    ("inkt", "spoor2-vlak", READING),
    ("inkt2", "spoor2-vlak", READING),
    ("bezocht", "papier", READING),
    ("op-spoor", "vul1", READING),
    ("op-spoor", "vul2", READING),
    ("bord-inkt", "bord", READING),
    ("bord-inkt2", "bord", READING),
    ("bord-inkt", "bord-lijn", READING),
    ("bord", "bord-spoor1", TEXT),
    ("bord", "bord-spoor2", TEXT),
    ("papier", "inkt", READING),
    ("spoor1", "papier", SHAPE),
    ("spoor1", "perron", SHAPE),
    ("spoor2", "papier", SHAPE),
    ("spoor2", "perron", SHAPE),
    ("rand", "papier", SHAPE),
    ("rand", "perron", SHAPE),
]
DECORATION = {"lijn"}
"""Colours that say nothing: whoever does not see them misses nothing."""


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name."""
    block = TOKENS[TOKENS.index(scheme) :]
    return dict(re.findall(r"--sb-([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})", block[: block.index("}")]))


def luminance(colour: str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_the_formula_gives_what_is_known(one: str, other: str, ratio: float):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, DARK_WITHOUT_SCRIPTS])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_has_the_contrast_it_needs(scheme: str, front: str, back: str, least: float):
    found = colours(scheme)

    assert contrast(found[front], found[back]) >= least


@pytest.mark.parametrize("scheme", [LIGHT, DARK, DARK_WITHOUT_SCRIPTS])
def test_every_colour_stands_in_a_pair_or_is_decoration(scheme: str):
    """A colour that is added gets a pair, or the word that it says nothing."""
    paired = {name for front, back, _ in PAIRS for name in (front, back)}

    assert set(colours(scheme)) == paired | DECORATION


def test_dark_is_the_same_with_and_without_scripts():
    assert colours(DARK) == colours(DARK_WITHOUT_SCRIPTS)
