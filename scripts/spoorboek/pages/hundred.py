"""Hundred: a share drawn as a hundred sleepers. Numbers only; the words beside it say everything."""

from dataclasses import dataclass

SHARES = ("%", "van 100")
"""Units in which a number from 0 to 100 is a share of a hundred."""
WIDE = (100, "0 0 1000 60")
NARROW = (25, "0 0 250 264")
STEP, WIDTH, ROW, TALL, SHORT = 10.0, 6.4, 66, 56, 32


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outlines of the sleepers that are filled and of those that are open."""

    view_box: str
    filled: str
    open: str


def hundred(value: float | str, unit: str) -> tuple[Drawing, Drawing] | None:
    """The share drawn wide and narrow, if the value is a share of a hundred."""
    if not isinstance(value, int | float) or unit not in SHARES or not 0 <= value <= 100:
        return None
    return _drawing(value, *WIDE), _drawing(value, *NARROW)


def _drawing(share: float, per_row: int, view_box: str) -> Drawing:
    whole = int(share)
    filled = [_place(i, per_row, TALL) for i in range(whole)]
    if share > whole:
        filled.append(_place(whole, per_row, TALL, WIDTH * (share - whole)))
    return Drawing(
        view_box, "".join(filled), "".join(_place(i, per_row, SHORT) for i in range(whole, 100))
    )


def _place(i: int, per_row: int, height: float, width: float = WIDTH) -> str:
    """A sleeper as a path, in the middle of its row; a part of one is narrower."""
    row, column = divmod(i, per_row)
    x, y = column * STEP + 2, row * ROW + 2 + (TALL - height) / 2
    return f"M{x:g} {y:g}h{width:.3g}v{height:g}h-{width:.3g}z"
