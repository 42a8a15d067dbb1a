"""Facts: what a record states apart from its words.

Fixed words, numbers, dates, links, citations and addresses are facts; so is how many texts a list holds,
whether an optional text is there, and which numbers stand in a text. The rest is wording. Which is which
follows from the fields of the record class.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, fields_of
from spoorboek.reference import Reference

Path = tuple[str, ...]
Value = str | int | float | bool | tuple[str, ...]
NewName = Callable[[str], str]
"""The `type/id` that a record has now, for the one that it had."""

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_NOT_STATED = frozenset({"id", "contributors"})
_WHOLE = frozenset({"doi", "url", "isbn", "issn", "eprint"})
"""Fields of a reference that mean something else as soon as one letter differs."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the words that lead to its place, and its value."""

    labels: tuple[str, ...]
    value: Value


Facts = Mapping[Path, Fact]


def as_it_was(key: str) -> str:
    """No record changed its name."""
    return key


def stated(record: Record, new_name: NewName = as_it_was) -> Facts:
    """What a record states, by place; its name and who worked on it say nothing about its subject."""
    found = _of_part(record, (), (), new_name)
    return {path: fact for path, fact in found if path[0] not in _NOT_STATED}


def wording(part: Part) -> tuple[str, ...]:
    """Every free text in a record or part, in its own order."""
    found: list[str] = []
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        values = value if field.many else () if value is None else (value,)
        if field.part:
            found += (text for inner in values for text in wording(inner))
        elif field.is_wording:
            found += values
    return tuple(found)


def of_reference(reference: Reference) -> Facts:
    """What a reference states: its kind and its fields, of texts only the numbers."""
    found: dict[Path, Fact] = {("reference", "type"): Fact(("Verwijzing", "soort"), reference.type)}
    for name, text in reference.fields.items():
        value = text if name in _WHOLE else ", ".join(_NUMBER.findall(text)) or "aanwezig"
        found["reference", name] = Fact(("Verwijzing", name), value)
    return found


def _of_part(
    part: Part, path: Path, labels: tuple[str, ...], new_name: NewName
) -> Iterator[tuple[Path, Fact]]:
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if value in (None, ()):
            continue
        here, words = (*path, field.key), (*labels, field.label)
        if field.part:
            parts = _named(value, field.part, new_name) if field.many else [((), value)]
            for name, inner in parts:
                yield from _of_part(inner, (*here, *name), (*words, *name), new_name)
        elif field.is_wording:
            yield from _of_wording(value, field, here, words)
        else:
            yield here, Fact(words, _plain(value, field, new_name))


def _of_wording(
    value: Any, field: Field, path: Path, words: tuple[str, ...]
) -> Iterator[tuple[Path, Fact]]:
    """Of texts: how many there are, or that there is one, and the numbers in them."""
    if field.many:
        yield (*path, "aantal"), Fact((*words, "aantal"), len(value))
    elif not field.is_asked:
        yield (*path, "aanwezig"), Fact(words, "aanwezig")
    numbers = _NUMBER.findall(" ".join(value) if field.many else value)
    if numbers:
        yield (*path, "getallen"), Fact((*words, "getallen in de tekst"), tuple(sorted(numbers)))


def _named(
    parts: Iterable[Part], model: type[Part], new_name: NewName
) -> Iterator[tuple[Path, Part]]:
    """Each part with a name that stays when others come or go: its id or what it points at, else its place."""
    by = _naming_field(model)
    seen: Counter[str] = Counter()
    for place, part in enumerate(parts, 1):
        name = str(_plain(getattr(part, by.name), by, new_name)) if by else str(place)
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})",), part


def _naming_field(model: type[Part]) -> Field | None:
    single = [f for f in fields_of(model) if not f.many and f.required]
    by_id = [f for f in single if f.name == "id"]
    pointing = [f for f in single if _points(f)]
    return next(iter([*by_id, *pointing]), None)


def _points(field: Field) -> bool:
    return any(isinstance(m, LinksTo | LinksAnywhere | Cites) for m in field.markers)


def _plain(value: Any, field: Field, new_name: NewName) -> Value:
    """A value that can be compared; the order of a list says nothing."""
    if field.many:
        items = (_plain_item(item, field, new_name) for item in value)
        return tuple(sorted(item if isinstance(item, str) else str(item) for item in items))
    return _plain_item(value, field, new_name)


def _plain_item(value: Any, field: Field, new_name: NewName) -> Value:
    for marker in field.markers:
        match marker:
            case LinksAnywhere():
                return new_name(value)
            case LinksTo(types=names):
                known = (new_name(f"{name}/{value}") for name in names)
                return next((k for k in known if not k.endswith(f"/{value}")), value).split("/")[-1]
            case Cites():
                return new_name(f"source/{value}").partition("/")[2]
    if isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
