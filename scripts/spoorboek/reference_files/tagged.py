"""Lines with a tag in front: the shape that RIS, PubMed, EndNote and Web of Science share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spoorboek.reference_files.entry import Unreadable, shown


@dataclass(slots=True)
class Record:
    """The values of one record by tag, in their own order, and the line it starts on."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """The first value that is there, under the tags in this order."""
        return next((v for tag in tags for v in self.values.get(tag, ()) if v), "")

    def all(self, *tags: str) -> list[str]:
        """Every value under these tags."""
        return [value for tag in tags for value in self.values.get(tag, ()) if value]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a format writes its lines: `line` has a tag and a value; the rest says where records lie."""

    line: re.Pattern[str]
    begins: frozenset[str]
    """Tags with which a record begins."""
    ends: frozenset[str] = frozenset()
    """Tags that close a record, if the format has them."""
    around: frozenset[str] = frozenset()
    """Tags that stand outside records."""
    lists: frozenset[str] = frozenset()
    """Tags under which every line is a value of its own."""


def records(path: str, text: str, shape: Shape) -> Iterator[Record | Unreadable]:
    """The records of a text; a record without an end ends where the next begins."""
    record: Record | None = None
    tag = ""
    stray = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = shape.line.match(line)
        name = found[1] if found else ""
        if found and name in shape.begins:
            if record is not None:
                yield record
            record = Record(number)
        if found and name in shape.ends:
            if record is not None:
                yield record
            record, tag = None, ""
        elif found and record is None:
            if name not in shape.around and stray != number - 1:
                yield _outside(path, number, line, shape)
            stray = number if name not in shape.around else stray
        elif found and record is not None:
            tag = name
            record.values.setdefault(tag, []).append((found[2] or "").strip())
        elif record is not None and tag and line.strip():
            _continue(record.values[tag], line.strip(), is_new=tag in shape.lists)
    if record is not None:
        yield record


def _continue(values: list[str], text: str, *, is_new: bool) -> None:
    """The rest of a long value; a list of pieces would be no shorter, for most values are one line."""
    if is_new:
        values.append(text)
    elif len(values[-1]) < 100_000:
        values[-1] = f"{values[-1]} {text}".strip()


def _outside(path: str, number: int, line: str, shape: Shape) -> Unreadable:
    begin = ", ".join(sorted(shape.begins))
    message = f"regel staat buiten een verwijzing: '{shown(line, 60)}'"
    hint = f"Een verwijzing begint met een regel {begin}; die ontbreekt hier."
    return Unreadable(path, number, 1, message, hint)


def pages(first: str, last: str) -> str:
    """A range of pages, or one."""
    return f"{first}–{last}" if first and last and first != last else first or last


def joined(values: Sequence[str]) -> str:
    """Keywords as one value, each once."""
    return ", ".join(
        dict.fromkeys(word for value in values for word in [value.strip(" ;,")] if word)
    )
