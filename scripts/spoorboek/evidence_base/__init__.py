"""The evidence base: every record and reference below evidence/, with look-ups both ways.

`EvidenceBase.load` returns what could be read together with a finding for everything that could not.
It never raises for a contributor's mistake. Links are stored once, in one direction; the reverse is
computed here, in one pass over the records.
"""

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from spoorboek.evidence_base.contents import Contents
from spoorboek.evidence_base.pointers import (
    POINTING,
    AnyMarker,
    Cited,
    Link,
    Marked,
    Marks,
    Pointers,
    by_key,
    by_marker,
    by_target,
    pointers_of,
)
from spoorboek.evidence_base.prose_files import is_prose, prose_below
from spoorboek.evidence_base.reading import read_everything
from spoorboek.finding import Finding
from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.markers import LinksAnywhere, LinksTo, Marker
from spoorboek.records.record import Record
from spoorboek.records.structure import marked
from spoorboek.records.vocabulary import Value, Vocabulary

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass
class EvidenceBase(Contents):
    """What was read, what stands where in it, and which part of it is judged."""

    _only: frozenset[str] | None = None
    """The files that are judged; nothing for all of them."""

    @classmethod
    def load(cls, root: Path, previous: Contents | None = None) -> "EvidenceBase":
        """Read everything below root/evidence; what did not change since `previous` is kept."""
        base = cls(root=root, records={record_type.name: {} for record_type in RECORD_TYPES})
        read_everything(base, previous)
        if isinstance(previous, EvidenceBase):
            base._keep(previous)
        return base

    def _keep(self, previous: "EvidenceBase") -> None:
        """Of what was worked out before, keep what records that did not change still have."""
        changed = self.differing_from(previous)
        self.marks = {
            record.key: list(marked(record)) for record in map(self.get, changed) if record
        } | {key: previous.marks[key] for key in self.paths if key not in changed}
        if self.paths.keys() == previous.paths.keys():  # else other links may resolve now
            self._pointers = {
                key: self._pointers_of(key) if key in changed else previous._pointers[key]
                for key in self.paths
            }

    def differing_from(self, other: "EvidenceBase") -> set[str]:
        """The `type/id` of every record that is another one there, or that only one of both has."""
        found: set[str] = set()
        for name, mine in self.records.items():
            others = other.records[name]
            ids = {i for i, record in mine.items() if others.get(i) is not record}
            found.update(f"{name}/{i}" for i in ids | (others.keys() - mine.keys()))
        return found

    def all(self) -> Iterator[Record]:
        """Every record, type by type, in order of id."""
        for of_type in self.records.values():
            yield from of_type.values()

    def of(self, record_type: type[AnyRecord]) -> Mapping[str, AnyRecord]:
        """The records of one type by id."""
        return self.records[record_type.name]  # type: ignore[return-value]  # by construction

    def get(self, key: str) -> Record | None:
        """The record with this `type/id`, if there is one."""
        name, _, record_id = key.partition("/")
        return self.records.get(name, {}).get(record_id)

    def resolve(self, marker: LinksTo | LinksAnywhere, text: str) -> Record | None:
        """The record that a marked piece of text means."""
        if isinstance(marker, LinksAnywhere):
            return self.get(text)
        found = (self.records[name].get(text) for name in marker.types)
        return next((record for record in found if record is not None), None)

    @cached_property
    def types(self) -> tuple[type[Record], ...]:
        """The record types that this base uses, in the order of the site."""
        used = self.subject.record_types or BY_NAME
        return tuple(t for t in RECORD_TYPES if t.name in used)

    @cached_property
    def marks(self) -> Marks:
        """Every marked piece of text of each record, by `type/id`."""
        return {record.key: list(marked(record)) for record in self.all()}

    @cached_property
    def _by_marker(self) -> Mapping[type[Marker], list[Marked[Marker]]]:
        return by_marker(self.all(), self.marks)

    def every_mark(self, kind: type[AnyMarker]) -> Iterable[Marked[AnyMarker]]:
        """Every piece of text with a marker of one kind."""
        return self._by_marker.get(kind, ())  # type: ignore[return-value, arg-type]  # by construction

    @cached_property
    def _pointers(self) -> Mapping[str, Pointers]:
        # Not by path: a base may be put together of records that were never read from a file.
        return {record.key: self._pointers_of(record.key) for record in self.all()}

    def _pointers_of(self, key: str) -> Pointers:
        name, _, record_id = key.partition("/")
        return pointers_of(self.records[name][record_id], self.marks[key], self.resolve)

    @cached_property
    def links(self) -> list[Link]:
        """Every link between records that resolves."""
        return [link for found in self._pointers.values() for link in found.links]

    @cached_property
    def incoming(self) -> Mapping[str, list[Link]]:
        """The links that point at a record, by its `type/id`."""
        return by_target(self.links)

    @cached_property
    def citations(self) -> Mapping[str, list[Cited]]:
        """The uses of each citation key."""
        return by_key(use for found in self._pointers.values() for use in found.cited)

    def joined_to(self, key: str) -> set[str]:
        """The `type/id` of every record that links to the one with this key, or that it links to."""
        to_here = {link.origin.key for link in self.incoming.get(key, ())}
        targets = (
            self.resolve(marker, text)
            for _, marker, text in self.marks.get(key, ())
            if isinstance(marker, POINTING)
        )
        return to_here | {target.key for target in targets if target}

    def linking_to(
        self, record: Record, record_type: type[AnyRecord], *fields: str
    ) -> list[AnyRecord]:
        """The records of a type that point at this one, each once; only through `fields` if given."""
        found = {
            link.origin.id: link.origin
            for link in self.incoming.get(record.key, ())
            if isinstance(link.origin, record_type) and (not fields or link.field[0] in fields)
        }
        return list(found.values())

    def linked_from(
        self, record: Record, field: str, record_type: type[AnyRecord]
    ) -> list[AnyRecord]:
        """The records of a type that a field of this one links to, in its own order."""
        found = [
            self.resolve(marker, text)
            for where, marker, text in self.marks[record.key]
            if where[0] == field and isinstance(marker, POINTING)
        ]
        return [target for target in found if isinstance(target, record_type)]

    def citing(self, key: str, record_type: type[AnyRecord]) -> list[AnyRecord]:
        """The records of a type that cite this key, each once."""
        found = {
            c.origin.id: c.origin
            for c in self.citations.get(key, ())
            if isinstance(c.origin, record_type)
        }
        return list(found.values())

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Value]]:
        """The values of each vocabulary by id, in their own order."""
        return {v.id: {value.id: value for value in v.values} for v in self.of(Vocabulary).values()}

    def value(self, vocabulary: str, value_id: str) -> Value | None:
        """One word of a vocabulary, if it is there."""
        return self.vocabularies.get(vocabulary, {}).get(value_id)

    @cached_property
    def _prose(self) -> Mapping[str, tuple[str, list[Finding]]]:
        return prose_below(self.root)

    # What is judged

    def limited_to(self, paths: Collection[str]) -> "EvidenceBase":
        """The same base, of which only these files are judged; all is still there to look up."""
        self._look_up_once()
        limited = copy.copy(self)
        limited._only = frozenset(paths)
        return limited

    def _look_up_once(self) -> None:
        """Work out what is looked up in the whole base, for this one and for every part of it."""
        for made in ("_pointers", "links", "incoming", "citations"):
            getattr(self, made)

    def judges(self, path: str) -> bool:
        """Whether findings in this file are asked for."""
        return self._only is None or path in self._only

    @property
    def judges_references(self) -> bool:
        """Whether findings in a file with references are asked for, or an exception to one is judged."""
        in_files = any(self.judges(path) for path, _ in self.bibtex_files)
        return in_files or any(record.exceptions for record in self.all_judged())

    def judged_prose(self) -> Iterator[tuple[str, str, list[Finding]]]:
        """Path and text of every page in docs/ that is judged, with what is wrong with the file itself."""
        if self._only is None or any(is_prose(path) for path in self._only):
            for path, (text, findings) in self._prose.items():
                if self.judges(path):
                    yield path, text, findings

    def all_judged(self) -> Iterator[Record]:
        """Every record in a file that is judged, in the order of `all`."""
        return self.all() if self._only is None else iter(self._chosen)

    def judged_marks(self, kind: type[AnyMarker]) -> Iterable[Marked[AnyMarker]]:
        """Every piece of text with a marker of one kind, in the files that are judged."""
        if self._only is None:
            return self.every_mark(kind)
        return (
            (record, where, marker, text)
            for record in self._chosen
            for where, marker, text in self.marks[record.key]
            if isinstance(marker, kind)
        )

    def judged_dangling(self) -> Iterable[Marked[LinksTo | LinksAnywhere]]:
        """Every link that leads nowhere, in the files that are judged."""
        for key, found in self._pointers.items():
            if found.dangling and self.judges(self.paths[key]):
                yield from found.dangling

    def judged(self, record_type: type[AnyRecord]) -> Iterator[AnyRecord]:
        """The records of one type in the files that are judged."""
        if self._only is None:
            return iter(self.of(record_type).values())
        return (record for record in self._chosen if isinstance(record, record_type))

    @cached_property
    def _chosen(self) -> list[Record]:
        """The records in the files that are judged, where that is not all of them."""
        return [record for record in self.all() if self.judges(self.paths[record.key])]
