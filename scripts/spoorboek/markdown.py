"""Markdown for a comment: what a stranger wrote stays text, whatever is in it."""

import html
import re
from collections.abc import Iterable

from spoorboek.finding import visible
from spoorboek.report import Report, Section

ROWS = (120, 60, 30, 15, 8, 4, 2, 0)
"""How many rows a table may have; fewer when the whole becomes too long."""
_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+!|~<>&$:])")
_STARTS = re.compile(r"^(\d*)([-=.])")
_REFERS = re.compile(r"([@#]|\bGH-|\bwww)(?=[\w.])", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text on one line, without markup, links, mentions or the edge of a table cell.

    A word joiner, which nobody sees, keeps people from being called and numbers from becoming links.
    """
    flat = visible(" ".join(text.split()))
    return _REFERS.sub("\\1\u2060", _MEANS_SOMETHING.sub(r"\\\1", flat))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table; the cells are escaped here."""
    names = [escaped(name) for name in head]
    lines = [names, ["---"] * len(names), *([escaped(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]


def of_report(report: Report, limit: int) -> str:
    """The report with as many rows as fit in so many characters; without room, only its title."""
    texts = (_told(report, rows) for rows in ROWS)
    return next((text for text in texts if len(text) <= limit), _heading(report)[:limit])


def _told(report: Report, rows: int) -> str:
    parts = [_heading(report)]
    parts += [f"**{escaped(report.strong)}**"] if report.strong.strip() else []
    parts += [_paragraph(line) for line in report.told]
    for section in report.sections:
        parts += _section(section, rows, report.rest)
    parts += [_paragraph(report.closing)] if report.closing else []
    return "\n\n".join(parts)


def _heading(report: Report) -> str:
    return f"### {escaped(report.title)}"


def _paragraph(text: str) -> str:
    """Words that start no list, rule or heading."""
    return _STARTS.sub(r"\1\\\2", escaped(text))


def _section(section: Section, most: int, rest: str) -> list[str]:
    """A heading and a table with at most so many rows, folded away if asked; nothing without rows."""
    number = len(section.rows) + section.left_out
    if not number:
        return []
    parts = ["\n".join(table(section.head, section.rows[:most]))] if section.rows and most else []
    missing = number - min(most, len(section.rows))
    if missing:
        parts.append(_paragraph(f"Nog {missing}. {rest}"))
    if not section.folded:
        return [f"#### {escaped(section.title)}", *parts]
    return [
        f"<details>\n<summary>{_within_tag(section.title)} ({number})</summary>",
        *parts,
        "</details>",
    ]


def _within_tag(text: str) -> str:
    """Text between tags, where Markdown means nothing."""
    flat = html.escape(" ".join(text.split())).replace("://", ":\u2060//")
    return _REFERS.sub("\\1\u2060", flat)
