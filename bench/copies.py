"""Copies: which real records stand model for a world of so many records.

A world is the graph of the real records, copied until it is large enough: so the mix of types, the
number of findings, evidence items and links per record, and their fields, are those of the real
evidence. Of the last copy only a part is taken that stands on its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.departure import Departure
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record
from spoorboek.records.release import Release
from spoorboek.records.source import Source
from spoorboek.records.standard import Standard
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.records.vocabulary import Vocabulary

ONCE = (Standard, Vocabulary)
"""What there is one set of, however many records there are. Standards name pages: they need the whole."""
NEVER = (Departure, Release)
"""What tells of the real base, of which a world is none: what was given out, and what went."""
_STRIDE = 7  # spreads a part over all types: it has no factor in common with most numbers


@dataclass(frozen=True, slots=True)
class Copy:
    """A real record as model, and which copy of it this is. Copy 0 keeps the real ids."""

    model: Record
    number: int


def copies(base: EvidenceBase, number: int) -> list[Copy]:
    """Exactly `number` copies, what stands there once included."""
    there = [record for record in base.all() if not isinstance(record, NEVER)]
    models = [record for record in there if not isinstance(record, ONCE)]
    once = ONCE if number >= len(there) else Vocabulary
    fixed = [Copy(record, 0) for record in there if isinstance(record, once)]
    needs = _needs(base)
    found, copy = fixed, 0
    while len(found) < number:
        room = number - len(found)
        part = models if room >= len(models) else list(_part(base, models, needs, room))
        found = found + [Copy(record, copy) for record in part]
        copy += 1
    if len(found) > number:
        raise ValueError(f"een wereld heeft ten minste {len(fixed)} records")
    return found


def _needs(base: EvidenceBase) -> Mapping[str, set[str]]:
    """What has to be there as well for a record to be sound."""
    needs: dict[str, set[str]] = {record.key: set() for record in base.all()}
    for link in base.links:
        if not link.target.startswith(tuple(f"{fixed.name}/" for fixed in ONCE)):
            needs[link.origin.key].add(link.target)
    for record in base.all():
        for _, marker, text in base.marks[record.key]:
            if isinstance(marker, Cites):
                needs[record.key].add(f"{Source.name}/{text}")
    for theory in base.of(ProgrammeTheory).values():  # a theory without an explanation is an error
        needs[theory.key] |= {cmoc.key for cmoc in base.linking_to(theory, Cmoc)[:1]}
    return needs


def _part(
    base: EvidenceBase, models: list[Record], needs: Mapping[str, set[str]], room: int
) -> Iterator[Record]:
    """`room` records that need nothing but each other."""
    spread = [record for start in range(_STRIDE) for record in models[start::_STRIDE]]
    explanations = [
        r for r in spread if isinstance(r, Cmoc) and len(_closure(r.key, needs)) <= room
    ]
    taken: dict[str, None] = {}
    for record in [*explanations[:1], *spread]:
        wanted = _closure(record.key, needs)
        if len(wanted | taken.keys()) <= room:
            taken |= dict.fromkeys(sorted(wanted))
    for key in taken:
        record_or_none = base.get(key)
        if record_or_none is not None:
            yield record_or_none


def _closure(key: str, needs: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [key]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += needs[here]
    return found
