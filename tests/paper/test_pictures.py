"""The picture of a part is small, the same each time, and holds what it says."""

import io
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from spoorboek.pages.social import HEIGHT, WIDTH
from spoorboek.paper.looks import Looks
from spoorboek.paper.pictures import MARGIN, Painter

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
ABOVE_THE_TRACKS = 430
SITE, ABOUT = "Spoorboek", "Open kennisbank over re-integratie tweede spoor"
LONG = (
    "Een heel lange titel van een deel over samenwerken met gemeenten en scholen in de hele regio "
    * 3
)


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(Looks.of(ASSETS))


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("title", ["Handreiking", "Voor werknemers", LONG, "漢字", ""])
def test_a_picture_has_the_size_that_pages_tell_and_is_small(painter, title):
    png = painter.picture(title, SITE, ABOUT)

    assert opened(png).size == (WIDTH, HEIGHT)
    assert len(png) < 40_000


def test_the_colours_are_those_of_the_site(painter):
    colours = {colour for _, colour in opened(painter.picture("x", SITE, ABOUT)).getcolors(WIDTH)}  # type: ignore[union-attr]

    assert {(0x0C, 0x27, 0x48), (0x7F, 0xB2, 0xFF), (0xFF, 0xA8, 0x70)} <= colours


def test_another_title_gives_another_picture_and_stays_on_the_board(painter):
    """Nothing is written in the margin on the right, nor over the tracks."""
    above = (0, 0, WIDTH, ABOVE_THE_TRACKS)
    empty, full = (opened(painter.picture(title, SITE, ABOUT)).crop(above) for title in ("", LONG))
    box = ImageChops.difference(empty, full).convert("L").point(lambda v: 255 * (v > 40)).getbbox()

    assert box
    assert box[0] >= MARGIN - 10
    assert box[2] <= WIDTH - MARGIN + 10
    assert box[3] <= ABOVE_THE_TRACKS - 10


def test_the_same_words_give_the_same_bytes(painter, monkeypatch):
    first = painter.picture("Over", SITE, ABOUT)
    monkeypatch.setattr(time, "time", lambda: 2e9)

    assert Painter(Looks.of(ASSETS)).picture("Over", SITE, ABOUT) == first


def test_a_site_without_letters_and_colours_of_its_own_gets_a_picture_too():
    assert opened(Painter(Looks({}, "")).picture("Deel", SITE, ABOUT)).size == (WIDTH, HEIGHT)
