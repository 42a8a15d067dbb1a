"""Hundred: a share drawn as a hundred sleepers. Numbers only; the words beside it say everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from spoorboek.records.figure import SHARES

WIDE = (100, "0 0 1000 60")
NARROW = (25, "0 0 250 264")
STEP, WIDTH, ROW, TALL, SHORT = 10.0, 6.4, 66, 56, 32


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outlines of the sleepers that are filled, of those filled for a second share, and of the rest."""

    view_box: str
    filled: str
    second: str
    open: str


def hundred(
    value: float | str, unit: str, second: float | str = 0
) -> tuple[Drawing, Drawing] | None:
    """The share drawn wide and narrow, if the value is a share of a hundred.

    A second share of the same hundred is drawn after the first.
    """
    first, more = _share(value, unit), _share(second, unit)
    if first is None or more is None or first + more > 100:
        return None
    return _drawing(first, more, *WIDE), _drawing(first, more, *NARROW)


def _share(value: float | str, unit: str) -> float | None:
    fits = isinstance(value, int | float) and unit in SHARES and 0 <= value <= 100
    return value if fits else None  # type: ignore[return-value]  # a number, as was just seen


def _drawing(first: float, second: float, per_row: int, view_box: str) -> Drawing:
    end = first + second
    return Drawing(
        view_box,
        _filled(0, first, per_row),
        _filled(first, end, per_row),
        _outline(_place(i, per_row, SHORT) for i in range(int(end), 100)),
    )


def _filled(start: float, end: float, per_row: int) -> str:
    """The sleepers between two places on the row; of the first and the last perhaps a part."""
    return _outline(
        _place(i, per_row, TALL, max(start - i, 0), min(end - i, 1))
        for i in range(int(start), ceil(end))
    )


def _place(
    i: int, per_row: int, height: float, begin: float = 0, end: float = 1
) -> tuple[float, float, float, float]:
    """Left, top, width and height of a sleeper, from one part of its width to another."""
    row, column = divmod(i, per_row)
    x, y = column * STEP + 2 + begin * WIDTH, row * ROW + 2 + (TALL - height) / 2
    return x, y, (end - begin) * WIDTH, height


def _outline(places: Iterable[tuple[float, float, float, float]]) -> str:
    """The sleepers as a path. Each starts from the one before it: equal steps take few bytes."""
    path, at = "", (0.0, 0.0)
    for x, y, width, height in places:
        move = f"m{x - at[0]:.3g} {y - at[1]:.3g}" if path else f"M{x:g} {y:g}"
        path += f"{move}h{width:.3g}v{height:g}h-{width:.3g}z"
        at = (x, y)
    return path
