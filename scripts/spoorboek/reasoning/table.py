"""Table: rows under a header, and the same as CSV that opens safely in a spreadsheet.

CSV follows RFC 4180: commas, lines that end in CRLF, quotes doubled. It begins with a byte order
mark, so that spreadsheets read the accents.
"""

import csv
import io
import re
from dataclasses import dataclass

Cell = str | int | float | None
"""Text, a number, or nothing where nothing was recorded."""

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet set to Dutch splits at semicolons, and one that sees no opening quote at line ends too:
# behind those a formula may begin as well as at the start. Spaces and quotes before it may fall away.
_FORMULA = r"(?=[\s\"'\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_HELD = re.compile(rf"(?:^|(?<=[;\t\r\n]))'{_FORMULA}|^'(?=[\t\r\n])")
_STARTS_FORMULA = re.compile(rf"(?:^|(?<=[;\t\r\n])){_FORMULA}|^(?=[\t\r\n])")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_csv(self) -> str:
        """The table as CSV, header first."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows([_text_only(cell) for cell in row] for row in (self.header, *self.rows))
        return BYTE_ORDER_MARK + text.getvalue()


def held(text: str) -> str:
    """Text that a spreadsheet does not run: an apostrophe stands where a formula would begin."""
    return _STARTS_FORMULA.sub("'", text)


def as_meant(text: str) -> str:
    """Text without the apostrophes that `held` put in it."""
    return _HELD.sub("", text)


def _text_only(cell: Cell) -> Cell:
    """A cell that a spreadsheet does not run: records are written by strangers."""
    if not isinstance(cell, str) or _NUMBER.fullmatch(cell):
        return cell
    return held(cell)
