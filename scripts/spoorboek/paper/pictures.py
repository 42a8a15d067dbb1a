"""Pictures: one for each part of the site, shown where somebody shares a page.

A dark board with the name of the part and the two tracks of our logo, in the colours and letters of the
site. The same words give the same bytes.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw, ImageFont

from spoorboek.pages.social import HEIGHT, WIDTH
from spoorboek.paper.looks import Looks

MARGIN = 80
BOLD, PLAIN = 760, 440
SIZES = (112, 96, 80, 66)
"""Of the name of a part: the largest that fits, in pixels."""
MOST_LINES = 3
COLOURS = 64
_SMOOTH = 3  # drawn so many times larger, then made smaller: lines have no steps
_TRACK, _TURN, _RING = 22, 250, 30
_LINE_1, _LINE_2 = 470, 560
"""How high the two tracks lie."""
_TOP = 190
_ROOM = _LINE_1 - _TOP - 2 * _RING - 10
"""Where a title begins, and how high it may be."""
_TOKEN = re.compile(r"--sb-([\w-]+):\s*(#[0-9A-Fa-f]{6})")
_UPRIGHT = "normal"
Point = tuple[float, float]


@dataclass(frozen=True)
class Painter:
    """Draws with the letters and colours of one site."""

    looks: Looks

    def picture(self, title: str, site: str, about: str) -> bytes:
        """The picture of a part as PNG: its title, and below it the site that it is of."""
        image = self._board.copy()
        draw = ImageDraw.Draw(image)
        font, lines = self._fitting(title)
        above = site if site != title else ""
        draw.text((MARGIN, 62), self._known(above), font=self._font(BOLD, 40), fill=self.ink)
        draw.text((MARGIN, 112), self._known(about), font=self._font(PLAIN, 30), fill=self.quiet)
        for number, line in enumerate(lines):
            draw.text((MARGIN - 4, _TOP + number * font.size), line, font=font, fill=self.ink)
        out = io.BytesIO()
        few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
        return out.getvalue()

    @cached_property
    def _colours(self) -> dict[str, str]:
        """The first value of each token: the light colours."""
        return dict(reversed(_TOKEN.findall(self.looks.tokens)))

    @property
    def ink(self) -> str:
        """Of the title."""
        return self._colours.get("bord-inkt", "#FFFFFF")

    @property
    def quiet(self) -> str:
        """Of what stands beside it."""
        return self._colours.get("bord-inkt2", "#BAD0EE")

    @cached_property
    def _board(self) -> Image.Image:
        colour = self._colours
        size = WIDTH * _SMOOTH, HEIGHT * _SMOOTH
        image = Image.new("RGB", size, colour.get("bord", "#0C2748"))
        draw = ImageDraw.Draw(image)
        start = WIDTH - 560
        straight = [(0.0, _LINE_1), (WIDTH, _LINE_1)]
        turning = [*_curve((start, _LINE_1), (start + _TURN, _LINE_2)), (WIDTH, _LINE_2)]
        _track(draw, straight, colour.get("bord-spoor1", "#7FB2FF"))
        _track(draw, turning, colour.get("bord-spoor2", "#FFA870"))
        for x, y in ((start, _LINE_1), (WIDTH - 150, _LINE_1), (WIDTH - 150, _LINE_2)):
            _station(draw, x, y, self.ink, colour.get("bord", "#0C2748"))
        return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def _fitting(self, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        """The largest letters in which a title fits, and its lines."""
        words = self._known(title).split()
        for size in SIZES:
            font = self._font(BOLD, size)
            lines = list(_lines(words, font))
            if len(lines) * size <= _ROOM and len(lines) <= MOST_LINES:
                return font, lines
        return font, lines[:MOST_LINES]

    def _known(self, text: str) -> str:
        """A text without the characters that the font does not have."""
        known = self._letters[PLAIN][1]
        return "".join(letter for letter in text if not known or ord(letter) in known)

    def _font(self, weight: int, size: int) -> ImageFont.FreeTypeFont:
        data, _ = self._letters[weight]
        if not data:
            return ImageFont.load_default(size)  # type: ignore[return-value]  # it is one, with FreeType
        return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)

    @cached_property
    def _letters(self) -> dict[int, tuple[bytes, frozenset[int]]]:
        """The upright font in both weights as TrueType, with the characters that it has."""
        name = next((name for name in sorted(self.looks.fonts) if _UPRIGHT in name), None)
        if name is None:
            return dict.fromkeys((BOLD, PLAIN), (b"", frozenset()))
        return {weight: _cut(self.looks.fonts[name], weight) for weight in (BOLD, PLAIN)}


def _cut(woff2: bytes, weight: int) -> tuple[bytes, frozenset[int]]:
    """A variable font as it is at one weight."""
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), frozenset(font.getBestCmap())


def _lines(words: list[str], font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Words in lines that are no wider than the board."""
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > WIDTH - 2 * MARGIN:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _curve(start: Point, end: Point, steps: int = 60) -> list[Point]:
    """A smooth way from one height to another, level at both ends."""
    (x1, y1), (x2, y2) = start, end
    parts = [step / steps for step in range(steps + 1)]
    return [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t * t * (3 - 2 * t)) for t in parts]


def _track(draw: ImageDraw.ImageDraw, points: Sequence[Point], colour: str) -> None:
    large = [(x * _SMOOTH, y * _SMOOTH) for x, y in points]
    draw.line(large, fill=colour, width=_TRACK * _SMOOTH, joint="curve")


def _station(draw: ImageDraw.ImageDraw, x: float, y: float, ink: str, board: str) -> None:
    box = [(c + d) * _SMOOTH for d in (-_RING, _RING) for c in (x, y)]
    draw.ellipse(box, fill=board, outline=ink, width=10 * _SMOOTH)
