"""Markdown for a comment: what a stranger wrote stays text, whatever is in it."""

import re
from collections.abc import Iterable

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+!|~<>&$:])")
_REFERS = re.compile(r"([@#]|\bGH-|\bwww)(?=[\w.])", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text on one line, without markup, links, mentions or the edge of a table cell.

    A word joiner, which nobody sees, keeps people from being called and numbers from becoming links.
    """
    flat = " ".join(text.split())
    return _REFERS.sub("\\1\u2060", _MEANS_SOMETHING.sub(r"\\\1", flat))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table; the cells are escaped here."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([escaped(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]
