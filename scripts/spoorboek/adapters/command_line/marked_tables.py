"""Marked tables: pieces of a Markdown file that a program writes, between two comments.

<!-- tabel: opdrachten (gemaakt met: spoorboek tables) -->
…
<!-- einde tabel -->
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.finding import did_you_mean

MADE_BY = "spoorboek tables"
Maker = Callable[[], list[str]]
"""Gives the lines that belong between two markers."""

_BEGIN = re.compile(r"^<!-- tabel: (?P<name>[^\s(]+).*-->$")
_END = "<!-- einde tabel -->"


def filled(path: str, text: str, makers: Mapping[str, Maker]) -> str:
    """The text with every table between its markers as it should be; other lines stay as they are."""
    return "\n".join(_lines(path, text.split("\n"), makers))


def _lines(path: str, lines: list[str], makers: Mapping[str, Maker]) -> Iterator[str]:
    end = -1
    for number, line in enumerate(lines):
        if number < end:
            continue
        yield line
        if begin := _BEGIN.match(line):
            end = _end_of(begin["name"], f"{path}:{number + 1}", lines, number, makers)
            yield from ("", *makers[begin["name"]](), "")


def _end_of(
    name: str, place: str, lines: list[str], begin: int, makers: Mapping[str, Maker]
) -> int:
    if name not in makers:
        hint = did_you_mean(name, makers) or f"Kies uit: {', '.join(makers)}."
        raise CannotRun(f"{place}: onbekende tabel '{name}'. {hint}")
    if _END not in lines[begin:]:
        raise CannotRun(f"{place}: tabel '{name}' eindigt niet. Zet eronder: {_END}")
    return lines.index(_END, begin)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """The lines of a Markdown table; a cell may hold Markdown, but no edge of a cell."""
    cells = [[" ".join(cell.split()).replace("|", r"\|") for cell in row] for row in rows]
    return [f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *cells)]


def plain(text: str) -> str:
    """Text in which nothing is Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", text)
