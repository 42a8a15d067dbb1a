"""Pointers: what records point at. A link is stored once, in one direction; the reverse is computed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo, Marker
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath

Marks = Mapping[str, list[tuple[FieldPath, Marker, str]]]
"""Every marked piece of text of each record, by `type/id`."""
POINTING = (LinksTo, LinksAnywhere)
"""The markers of a link. A tuple: a union would be made anew for each of a million marks."""
AnyMarker = TypeVar("AnyMarker", bound=Marker)
Marked = tuple[Record, FieldPath, AnyMarker, str]
"""A marked piece of text with the record it stands in."""
Resolve = Callable[[LinksTo | LinksAnywhere, str], Record | None]


@dataclass(frozen=True, slots=True)
class Link:
    """One link between records: from a field of one to another. `target` is `type/id`."""

    origin: Record
    field: FieldPath
    target: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One use of a citation key in a record."""

    origin: Record
    field: FieldPath
    key: str


def by_marker(records: Iterable[Record], marks: Marks) -> dict[type[Marker], list[Marked[Marker]]]:
    """The marked pieces of text of all records, by kind of marker."""
    found: dict[type[Marker], list[Marked[Marker]]] = defaultdict(list)
    for record in records:
        for where, marker, text in marks[record.key]:
            found[type(marker)].append((record, where, marker, text))
    return found


@dataclass(frozen=True, slots=True)
class Pointers:
    """What one record points at."""

    links: list[Link]
    """Those that resolve."""
    dangling: list[Marked[LinksTo | LinksAnywhere]]
    """Those that do not."""
    cited: list[Cited]


def pointers_of(
    record: Record, marks: Iterable[tuple[FieldPath, Marker, str]], resolve: Resolve
) -> Pointers:
    """What a record points at, in the order in which it stands there."""
    found = Pointers([], [], [])
    for where, marker, text in marks:
        if isinstance(marker, POINTING):
            if target := resolve(marker, text):
                found.links.append(Link(record, where, target.key))
            else:
                found.dangling.append((record, where, marker, text))
        elif isinstance(marker, Cites):
            found.cited.append(Cited(record, where, text))
    return found


def by_target(links: Iterable[Link]) -> dict[str, list[Link]]:
    """The links that point at a record, by its `type/id`."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return found


def by_key(cited: Iterable[Cited]) -> dict[str, list[Cited]]:
    """The uses of each citation key."""
    found: dict[str, list[Cited]] = {}
    for use in cited:
        found.setdefault(use.key, []).append(use)
    return found
