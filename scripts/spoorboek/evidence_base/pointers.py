"""Pointers: what records point at. A link is stored once, in one direction; the reverse is computed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.records.record import Cites, LinksAnywhere, LinksTo, Marker, Record
from spoorboek.records.structure import FieldPath

Marks = Mapping[str, list[tuple[FieldPath, Marker, str]]]
"""Every marked piece of text of each record, by `type/id`."""
POINTING = (LinksTo, LinksAnywhere)
"""The markers of a link. A tuple: a union would be made anew for each of a million marks."""
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


def links_between(records: Iterable[Record], marks: Marks, resolve: Resolve) -> Iterator[Link]:
    """Every link between records that resolves."""
    for record in records:
        for where, marker, text in marks[record.key]:
            if isinstance(marker, POINTING):
                target = resolve(marker, text)
                if target is not None:
                    yield Link(record, where, target.key)


def by_target(links: Iterable[Link]) -> dict[str, list[Link]]:
    """The links that point at a record, by its `type/id`."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return found


def citations_in(records: Iterable[Record], marks: Marks) -> dict[str, list[Cited]]:
    """The uses of each citation key."""
    found: dict[str, list[Cited]] = {}
    for record in records:
        for where, marker, text in marks[record.key]:
            if isinstance(marker, Cites):
                found.setdefault(text, []).append(Cited(record, where, text))
    return found
