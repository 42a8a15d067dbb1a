"""Markdown for a comment: what a stranger wrote stays text, whatever is in it."""

import re
from collections.abc import Iterable

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+!|~<>&$:])")
_MENTION = re.compile(r"@(?=\w)")


def escaped(text: str) -> str:
    """The text on one line, without markup, links, mentions or the edge of a table cell."""
    flat = " ".join(text.split())
    return _MENTION.sub("@\u2060", _MEANS_SOMETHING.sub(r"\\\1", flat))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table; the cells are escaped here."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([escaped(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]
