"""Lettering: how wide words are in a drawing, and where lines break.

A drawing made at build cannot ask the browser. The widths are those of the site's font, rounded up.
"""

from dataclasses import dataclass

SIZE = 15.5
LINE = 20.0
_WIDTHS = (
    (" .,:;!|'`‘’ijlï", 0.29),
    ('()[]"f', 0.35),
    ("tr-/I1", 0.41),
    ("csvxyzk?", 0.5),
    ("abdeghnopqu", 0.58),
    ("w…U", 0.7),
    ("CDGHNOQABKRXZ", 0.73),
    ("mMW", 0.87),
    ("%@", 0.93),
)
_OTHER, _WIDEST = 0.65, 1.05
"""Other letters of the alphabets of Europe, and all else."""


class _Widths(dict[str, float]):
    """The width of every character."""

    def __missing__(self, character: str) -> float:
        return _OTHER if character < "\u0250" else _WIDEST


_WIDTH = _Widths((character, width) for characters, width in _WIDTHS for character in characters)


def width_of(text: str, size: float = SIZE) -> float:
    """At most this wide, in the units of the drawing."""
    return sum(map(_WIDTH.__getitem__, text)) * size


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines; `is_cut` when the rest did not fit."""

    lines: tuple[str, ...]
    is_cut: bool = False

    @property
    def height(self) -> float:
        """The room that the lines take."""
        return len(self.lines) * LINE


def broken(text: str, room: float, most: int = 0) -> Lines:
    """The text in lines that fit the room; with `most`, the last line ends in dots if words are left."""
    lines = _lines(text, room)
    if not most or len(lines) <= most:
        return Lines(tuple(lines))
    last = lines[most - 1]
    while last and width_of(f"{last}…") > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return Lines((*lines[: most - 1], f"{last.rstrip(',;:')}…"), is_cut=True)


def _lines(text: str, room: float) -> list[str]:
    lines = [""]
    for word in _pieces(text, room):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _pieces(text: str, room: float) -> list[str]:
    """The words; a word wider than the room is cut into pieces that fit."""
    pieces = []
    for word in text.split():
        rest = word
        while width_of(rest) > room and len(rest) > 1:
            end = next(
                n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n]) <= room
            )
            pieces.append(rest[:end])
            rest = rest[end:]
        pieces.append(rest)
    return pieces
