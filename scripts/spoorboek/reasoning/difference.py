"""Difference: what a change does to conclusions.

Two states of the evidence are compared record by record. Only facts count, not words; a record of which
one state cannot be read is told apart and nothing is concluded from it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import Finding
from spoorboek.reasoning.conclusions import Side
from spoorboek.reasoning.facts import Fact, Facts, Path, Value, as_it_was, of_reference, stated
from spoorboek.reasoning.renames import renames
from spoorboek.reasoning.touched import Touched, pointing_at, touched
from spoorboek.records import RECORD_TYPES
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.records.word import Word
from spoorboek.reference import Reference

FIRST: tuple[type[Record], ...] = (Cmoc, Recommendation, ProgrammeTheory)
"""The conclusions themselves; the other types follow in the order of the site."""


class Fate(StrEnum):
    """What became of a record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after; nothing where it was not or is no longer there."""

    path: tuple[str, ...]
    labels: tuple[str, ...]
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of one record. `record` is the later state, or the earlier if it is gone."""

    record: Record
    fate: Fate
    changes: tuple[Change, ...] = ()
    was: Record | None = None
    """The record under its earlier name, if it was renamed."""
    pointing: tuple[Record, ...] = ()
    """What pointed at a record that is gone."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read as a record in one of both states."""

    finding: Finding
    earlier: bool
    """Whether it is the earlier state in which it cannot be read."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two states."""

    records: tuple[RecordChange, ...] = ()
    totals: tuple[Change, ...] = ()
    touched: tuple[Touched, ...] = ()
    reworded: tuple[Record, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether conclusions stay as they are, as far as both states can be read."""
        return not self.records and not self.totals


def difference(before: EvidenceBase, after: EvidenceBase) -> Difference:
    """What differs between two states of the evidence."""
    unread = (*_unread(before, earlier=True), *_unread(after, earlier=False))
    left_out = frozenset(key for u in unread if (key := _key_at(u.finding.path)))
    names = renames(before, after)
    old = Side(before, left_out, lambda key: names.get(key, key))
    new = Side(after, left_out)
    pairs = list(_pairs(old, new))
    found = [change for was, now in pairs if (change := _compared(was, now, old, new))]
    found += _gone(pairs, old)
    changed = {change.record.key for change in found}
    return Difference(
        records=tuple(sorted(found, key=_place)),
        totals=tuple(_changes(_totals(old, unread), _totals(new, unread))),
        touched=tuple(touched(sorted(changed), after, before)),
        reworded=tuple(
            now
            for was, now in pairs
            if was and now.key not in changed and not _is_same(was, now, old, new)
        ),
        unread=unread,
    )


def _unread(base: EvidenceBase, *, earlier: bool) -> Iterator[Unread]:
    """Each file that gave no record, or lost a reference, with the first reason."""
    read = set(base.paths.values())
    seen: set[str] = set()
    for finding in base.findings:
        if finding.is_error and finding.path not in read and finding.path not in seen:
            seen.add(finding.path)
            yield Unread(finding, earlier)


def _key_at(path: str) -> str:
    """The `type/id` of the record that should stand at a path, or nothing."""
    folder, _, file = path.removeprefix(f"{EVIDENCE}/").rpartition("/")
    name = next((t.name for t in RECORD_TYPES if t.folder == folder), "")
    return f"{name}/{file.rpartition('.')[0]}" if name else ""


def _pairs(old: Side, new: Side) -> Iterator[tuple[Record | None, Record]]:
    """Each record of now with its earlier state, if it had one, as far as both can be read."""
    earlier = {old.new_name(record.key): record for record in old.records()}
    for record in new.records():
        yield earlier.get(record.key), record


def _gone(pairs: Iterable[tuple[Record | None, Record]], old: Side) -> Iterator[RecordChange]:
    """The records that are no longer there, with what pointed at them."""
    kept = {was.key for was, _ in pairs if was}
    for record in old.records():
        if record.key not in kept:
            pointing = {r.key: r for r in pointing_at(record.key, old.base)}
            facts = tuple(_changes(_main_facts(record, old), {}))
            yield RecordChange(record, Fate.REMOVED, facts, pointing=tuple(pointing.values()))


def _compared(was: Record | None, now: Record, old: Side, new: Side) -> RecordChange | None:
    """What became of a record, or nothing if all its facts stayed."""
    if was is None:
        return RecordChange(now, Fate.ADDED, tuple(_changes({}, _main_facts(now, new))))
    before, after = old.follows(was), new.follows(now)
    if not _is_same(was, now, old, new):
        before, after = {**before, **_stated(was, old)}, {**after, **_stated(now, new)}
    changes = tuple(_changes(before, after))
    if was.id != now.id:
        return RecordChange(now, Fate.RENAMED, changes, was=was)
    return RecordChange(now, Fate.CHANGED, changes) if changes else None


def _is_same(was: Record, now: Record, old: Side, new: Side) -> bool:
    """Whether record and reference stayed to the letter, wherever they stand in their file."""
    references = (_reference(was, old), _reference(now, new))
    first, second = ((r.type, r.fields) if r else None for r in references)
    return was == now and first == second


def _reference(record: Record, side: Side) -> Reference | None:
    return side.base.references.get(record.id) if isinstance(record, Source) else None


def _stated(record: Record, side: Side) -> dict[Path, Fact]:
    reference = _reference(record, side)
    of_source = of_reference(reference) if reference else {}
    return {**stated(record, side.new_name), **of_source}


def _main_facts(record: Record, side: Side) -> Facts:
    """Of a record that comes or goes: its fixed words, and what follows for it."""
    words = {
        path: fact
        for path, fact in stated(record, side.new_name).items()
        if isinstance(fact.value, Word) and len(path) <= 2
    }
    return {**side.follows(record), **words}


def _totals(side: Side, unread: Iterable[Unread]) -> Facts:
    """Files per type, also those that cannot be read, and what can be counted in both states."""
    is_earlier = side.new_name is not as_it_was
    lost = Counter(
        _key_at(u.finding.path).partition("/")[0] for u in unread if u.earlier is is_earlier
    )
    found: dict[Path, Fact] = {}
    for t in RECORD_TYPES:
        found[t.name,] = Fact((t.plural,), len(side.base.records[t.name]) + lost[t.name])
    return {**found, **side.totals()}


def _changes(before: Facts, after: Facts) -> Iterator[Change]:
    for path, fact in {**after, **before}.items():
        values = [facts[path].value if path in facts else None for facts in (before, after)]
        if values[0] != values[1]:
            yield Change(path, fact.labels, *values)


def _place(change: RecordChange) -> tuple[int, str]:
    """Conclusions first, then in the order of the site."""
    order = [*FIRST, *RECORD_TYPES]
    return order.index(type(change.record)), change.record.key
