"""Report: sentences and tables about a proposal, as data.

What makes a report may be the code of a stranger. So a report holds text only, never markup, and reading
one demands its form, bounds its size and shows what cannot be seen.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from spoorboek.finding import visible

SECTIONS, ROWS, CELLS, CHARACTERS = 12, 200, 8, 600
"""How much of each is read; what comes after it is left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading; `left_out` counts the rows that were not kept."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be told: in one sentence, in some more, in tables, and what it does not say."""

    title: str
    strong: str = ""
    told: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: str = ""
    rest: str = ""
    """Where everything stands, if a table is cut off."""


class NoReport(ValueError):  # noqa: N818  # it is no error of the program
    """What was to be read is no report."""


def as_json(report: Report) -> str:
    """The report as a file that `read` reads."""
    kept = [_kept(section) for section in report.sections]
    return json.dumps({**asdict(report), "sections": kept}, ensure_ascii=False, indent=1)


def _kept(section: Section) -> dict[str, Any]:
    left_out = section.left_out + max(0, len(section.rows) - ROWS)
    rows = [[cell[:CHARACTERS] for cell in row] for row in section.rows[:ROWS]]
    return {**asdict(section), "rows": rows, "left_out": left_out}


def read(text: str) -> Report:
    """The report in a file of a stranger."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise NoReport("geen JSON") from None
    told = _given(data, "told", list)
    sections = _given(data, "sections", list)
    return Report(
        title=_text(data, "title"),
        strong=_text(data, "strong"),
        told=tuple(_seen(line) for line in told[:ROWS]),
        sections=tuple(_section(one) for one in sections[:SECTIONS]),
        closing=_text(data, "closing"),
        rest=_text(data, "rest"),
    )


def _section(data: Any) -> Section:
    head = tuple(_seen(name) for name in _given(data, "head", list)[:CELLS])
    rows = _given(data, "rows", list)
    left_out = _given(data, "left_out", int)
    return Section(
        title=_text(data, "title"),
        head=head,
        rows=tuple(_row(row, len(head)) for row in rows[:ROWS]),
        folded=_given(data, "folded", bool),
        left_out=max(0, min(left_out, 10**9)) + max(0, len(rows) - ROWS),
    )


def _row(row: Any, width: int) -> tuple[str, ...]:
    """The cells of a row, as many as the table has columns."""
    if not isinstance(row, list):
        raise NoReport("een rij is geen lijst")
    cells = [_seen(cell) for cell in row[:width]]
    return (*cells, *("" for _ in range(width - len(cells))))


def _text(data: Any, name: str) -> str:
    return _seen(_given(data, name, str))


def _given(data: Any, name: str, kind: type) -> Any:
    if not isinstance(data, dict) or type(data.get(name)) is not kind:
        raise NoReport(f"'{name}' ontbreekt of is van een andere soort")
    return data[name]


def _seen(text: Any) -> str:
    if not isinstance(text, str):
        raise NoReport("een tekst is geen tekst")
    return visible(text[:CHARACTERS])
