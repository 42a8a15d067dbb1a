"""Descriptions: how far an approach is described, item by item of TIDieR, and what it may set going.

A field counts when it answers the item. What is not there was not recorded by us; that says nothing
about the approach, nor about what its publication tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.field_paths import FieldPath, resolve
from spoorboek.reasoning.support import counting_sources
from spoorboek.records import Cmoc, Project, Source, Standard, TrainingModule, TrajectoryModule
from spoorboek.records.explanation_words import Arm
from spoorboek.records.record import Record
from spoorboek.records.standard import Reported, Subitem

DESCRIBED: tuple[type[Record], ...] = (Project, TrajectoryModule, TrainingModule, Source)
"""Types that hold an approach. A source counts when it says what was done."""


@dataclass(frozen=True, slots=True)
class Described:
    """One item of one approach: the fields that answer it, and those that are only about it."""

    item: Subitem
    answers: tuple[FieldPath, ...]
    related: tuple[FieldPath, ...]

    @property
    def status(self) -> Reported:
        """Whether anything answers the item."""
        return Reported.REPORTED if self.answers else Reported.NOT_RECORDED


@dataclass
class Descriptions:
    """How far every approach of one base is described by the items of one standard."""

    base: EvidenceBase
    standard: Standard

    @cached_property
    def approaches(self) -> Mapping[type[Record], Sequence[Record]]:
        """Every approach by type, as far as its source counts."""
        return {kind: [r for r in self.base.of(kind).values() if _is_one(r)] for kind in DESCRIBED}

    def of(self, record: Record) -> list[Described]:
        """Every item for one approach."""
        return [
            Described(
                line,
                tuple(p for p in self._paths(line, type(record))[0] if p.is_filled(record)),
                tuple(p for p in self._paths(line, type(record))[1] if p.is_filled(record)),
            )
            for line in self.standard.lines
        ]

    def explanations(self, record: Record, arm: Arm) -> Sequence[Cmoc]:
        """Explanations that use a source of this approach for one part."""
        keys = [record.id] if isinstance(record, Source) else getattr(record, "sources", ())
        found = {c.id: c for key in keys for c in self._users.get((key, arm), ())}
        return list(found.values())

    def _paths(
        self, line: Subitem, kind: type[Record]
    ) -> tuple[tuple[FieldPath, ...], tuple[FieldPath, ...]]:
        if (line.id, kind) not in self._resolved:
            self._resolved[line.id, kind] = (
                _of_kind(line.fields, kind),
                _of_kind(line.related, kind),
            )
        return self._resolved[line.id, kind]

    @cached_property
    def _resolved(
        self,
    ) -> dict[tuple[str, type[Record]], tuple[tuple[FieldPath, ...], tuple[FieldPath, ...]]]:
        return {}

    @cached_property
    def _users(self) -> Mapping[tuple[str, Arm], list[Cmoc]]:
        counting = counting_sources(self.base)
        found: dict[tuple[str, Arm], list[Cmoc]] = {}
        for cmoc in self.base.of(Cmoc).values():
            for use in cmoc.evidence:
                for arm in use.arms if use.source in counting else ():
                    found.setdefault((use.source, arm), []).append(cmoc)
        return found


def _of_kind(texts: Sequence[str], kind: type[Record]) -> tuple[FieldPath, ...]:
    paths = [path for text in texts if isinstance(path := resolve(text), FieldPath)]
    return tuple(path for path in paths if path.type is kind)


def _is_one(record: Record) -> bool:
    if not isinstance(record, Source):
        return True
    return record.status.counts and bool(record.intervention or record.tidier)
