"""Touched: what rests on records that changed, with the shortest way from one to the other."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.element import Element
from spoorboek.records.record import Record
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that did not change itself, and how it comes to rest on one that did."""

    record: Record
    through: tuple[str, ...]
    """`type/id` of the changed record and of each step before this record."""


def pointing_at(key: str, base: EvidenceBase) -> Iterator[Record]:
    """The records that link to a record; those that cite it, if it is a source. Some may come twice."""
    yield from (link.origin for link in base.incoming.get(key, ()))
    name, _, record_id = key.partition("/")
    if name == Source.name:
        yield from (cited.origin for cited in base.citations.get(record_id, ()))


def touched(changed: Iterable[str], *bases: EvidenceBase) -> list[Touched]:
    """What rests on the changed records, near by first. An element only sorts: nothing rests on it."""
    ways: dict[str, tuple[str, ...]] = dict.fromkeys(changed, ())
    waiting, found = deque(ways), []
    while waiting:
        key = waiting.popleft()
        if key.startswith(f"{Element.name}/"):
            continue
        for base in bases:
            for record in pointing_at(key, base):
                if record.key not in ways:
                    ways[record.key] = (*ways[key], key)
                    waiting.append(record.key)
                    found.append(Touched(record, ways[record.key]))
    return sorted(found, key=lambda t: (len(t.through), t.record.key))
