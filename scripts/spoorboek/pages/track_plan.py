"""Track plan: what a drawing of theories consists of. Numbers and words; a template draws them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from spoorboek.pages.lettering import LINE, Lines, broken
from spoorboek.pages.theory_graph import Node

Mark = Literal["station", "dead-end", "rival", "stop"]
MARK_UP = 5.0
"""How far the middle of a first line lies above its foot."""
GAP = 16.0


@dataclass(frozen=True, slots=True)
class Block:
    """Words beside a mark, from `y` down: a heading, lines, and how certain an explanation is."""

    node: Node
    x: float
    y: float
    width: float
    text: Lines

    @property
    def rows(self) -> float:
        """The room above and below the lines: a heading, a row of sleepers, a warning."""
        return LINE * (bool(self.node.head) + bool(self.node.level) + self.node.goes_wrong)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.text.height + self.rows

    @property
    def bottom(self) -> float:
        """The foot of the last line."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The height of the mark: the middle of the first line."""
        return self.y + LINE - MARK_UP

    @property
    def feet(self) -> list[tuple[float, str]]:
        """The foot of each line of text, with the line."""
        first = self.y + LINE * bool(self.node.head)
        return [(first + LINE * (n + 1), line) for n, line in enumerate(self.text.lines)]

    @property
    def after(self) -> float:
        """The foot of the row below the text."""
        return self.y + LINE * (bool(self.node.head) + len(self.text.lines) + 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark on a track."""

    x: float
    y: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Track:
    """A line of the drawing, with the two nodes that it connects if it connects two."""

    path: str
    kind: Literal["line", "side", "thin"]
    origin: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A word above a column."""

    x: float
    y: float
    text: str


@dataclass
class Plan:
    """A drawing of some width and height."""

    width: float
    height: float = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[Placed] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def stacked(
    nodes: Iterable[Node], x: float, y: float, width: float, most: int = 0, gap: float = GAP
) -> list[Block]:
    """The words of nodes under each other, in at most so many lines each."""
    blocks: list[Block] = []
    for node in nodes:
        block = Block(node, x, y, width, broken(node.title, width, most))
        blocks.append(block)
        y = block.bottom + gap
    return blocks


def bottom(blocks: Sequence[Block], otherwise: float) -> float:
    """The foot of the last block."""
    return blocks[-1].bottom if blocks else otherwise


def near(blocks: Sequence[Block], middles: Sequence[float], y: float, end: float) -> list[Block]:
    """The same blocks as close to these heights as they can be, from `y` down and none over another.

    What would pass `end` moves up; if there is no room for all, the last end below it.
    """
    end = max(end, y + sum(block.height + GAP for block in blocks) - GAP)
    placed: list[Block] = []
    for block, middle in zip(blocks, middles, strict=True):
        placed.append(replace(block, y=max(y, middle - LINE)))
        y = placed[-1].bottom + GAP
    for n in range(len(placed) - 1, -1, -1):
        if placed[n].bottom <= end:
            break
        placed[n] = replace(placed[n], y=end - placed[n].height)
        end = placed[n].y - GAP
    return placed


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line from left to right that leaves and arrives level."""
    half = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{half:g} {y1:g} {half:g} {y2:g} {x2:g} {y2:g}"


def middles(edges: Iterable[tuple[str, str]], places: Mapping[str, float]) -> dict[str, float]:
    """For what an edge begins at: the middle of the places that its edges lead to."""
    linked: dict[str, list[float]] = {}
    for origin, target in edges:
        if target in places:
            linked.setdefault(origin, []).append(places[target])
    return {origin: sum(found) / len(found) for origin, found in linked.items()}
