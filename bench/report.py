"""Report: one table for people, one file for programs."""

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from spoorboek.measurements import Bar, Measurement

HEADINGS = ("wat", "wij", "vergeleken met", "verhouding", "doel", "")
COLUMNS = {
    "what": "Wat",
    "ours": "Spoorboek",
    "other": "Vergeleken met",
    "ratio": "Verhouding",
    "goal": "Doel",
    "verdict": "Gehaald?",
}
"""The same headings, where the table stands on a page."""


@dataclass(frozen=True)
class Row:
    """One measurement. `reached` is nothing where there is no goal, or nothing to judge it by."""

    name: str
    what: str
    ours: str
    other: str = ""
    ratio: str = ""
    goal: str = ""
    reached: bool | None = None
    note: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    bars: tuple[Bar, ...] = ()
    """What of it stands in a chart."""

    @property
    def verdict(self) -> str:
        """Whether the goal was reached, in words."""
        return {True: "gehaald", False: "niet gehaald", None: ""}[self.reached]

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the table, in the order of `HEADINGS`."""
        return self.what, self.ours, self.other, self.ratio, self.goal, self.verdict


def dutch(value: float, digits: int = 2) -> str:
    """A number with a comma, and points between thousands."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def seconds(value: float) -> str:
    """A time."""
    return f"{dutch(value)} s" if value >= 0.1 else f"{dutch(value * 1000, 1)} ms"


def kilobytes(value: float) -> str:
    """A number of bytes, in kB of a thousand."""
    return f"{dutch(value / 1000, 1)} kB"


def times(value: float) -> str:
    """A ratio."""
    return f"{dutch(value)} ×"


def table(rows: Iterable[Row]) -> str:
    """The table, with the notes below it."""
    rows = list(rows)
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    drawn = [
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    drawn.insert(1, "  ".join("─" * width for width in widths))
    notes = [f"{row.what}: {row.note}" for row in rows if row.note]
    width = max(shutil.get_terminal_size((110, 40)).columns, 60)
    wrapped = (
        textwrap.fill(note, width, initial_indent="· ", subsequent_indent="  ") for note in notes
    )
    return "\n".join([*drawn, "", *wrapped])


def save(file: Path, rows: Iterable[Row], **about: Any) -> None:
    """The same as data, with everything that was counted."""
    data = {**about, "rows": [_as_data(row) for row in rows]}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _as_data(row: Row) -> dict[str, Any]:
    # Figures as they are: `asdict` would count the pairs of a Counter instead of copying them.
    return asdict(row) | {"figures": row.figures, "verdict": row.verdict}


def as_measurement(
    rows: Iterable[Row], machine: Mapping[str, Any], versions: Mapping[str, str], command: str
) -> Measurement:
    """The same as it is kept for the site."""
    rows = list(rows)
    return Measurement(
        date=str(machine["date"])[:10],
        machine=in_a_line(machine),
        command=command,
        versions=versions,
        columns=COLUMNS,
        rows=[dict(zip(COLUMNS, row.cells, strict=True)) for row in rows],
        notes=[f"{row.what}: {row.note}" for row in rows if row.note],
        bars=[bar for row in rows for bar in row.bars],
        figures={row.name: row.figures for row in rows},
    )


def in_a_line(machine: Mapping[str, Any]) -> str:
    """A machine in words: `2 kernen (…), 24 GB geheugen`."""
    memory = dutch(float(machine["ram_gib"]), 0)
    return f"{machine['cores']} kernen ({machine['cpu']}), {memory} GB geheugen"


def put_between(page: Path, start: str, end: str, text: str) -> None:
    """Put what was measured into a page, in the place of what stood between two marks."""
    block = f"{start}\n\n{text}\n\n{end}"
    before = page.read_text(encoding="utf-8")
    found = re.sub(
        f"{re.escape(start)}.*{re.escape(end)}", lambda _: block, before, flags=re.DOTALL
    )
    page.write_text(found, encoding="utf-8")
