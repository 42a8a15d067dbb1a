"""Renames: records that kept their content and got another name."""

from collections.abc import Callable, Iterable, Mapping

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.facts import wording
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record
from spoorboek.records.source import Source

Sign = Callable[[Record], tuple[str, ...]]
Records = Mapping[str, Record]


def renames(before: EvidenceBase, after: EvidenceBase) -> Mapping[str, str]:
    """The new `type/id` of each renamed record, by its old one.

    A source tells its earlier names. Any other record is taken for the same if all its texts stayed, or
    its title. Where two records share those, nothing is guessed.
    """
    found: dict[str, str] = {}
    for record_type in RECORD_TYPES:
        old, new = before.records[record_type.name], after.records[record_type.name]
        gone = {i: old[i] for i in old if i not in new}
        come = {i: new[i] for i in new if i not in old}
        for match in (_by_alias, _by_texts, _by_title):
            for old_id, new_id in match(gone, come).items():
                if old_id in gone and new_id in come:
                    found[gone.pop(old_id).key] = come.pop(new_id).key
    return found


def _by_alias(gone: Records, come: Records) -> dict[str, str]:
    """Where a source tells its other names; read both ways, so that the way back is a rename too."""
    forth = {a: r.id for r in come.values() if isinstance(r, Source) for a in r.aliases}
    back = {r.id: a for r in gone.values() if isinstance(r, Source) for a in r.aliases if a in come}
    return back | forth


def _by_texts(gone: Records, come: Records) -> dict[str, str]:
    return _matched(gone, come, wording)


def _by_title(gone: Records, come: Records) -> dict[str, str]:
    """A source has no title of its own."""
    return _matched(gone, come, lambda r: () if isinstance(r, Source) else (r.heading,))


def _matched(gone: Records, come: Records, sign: Sign) -> dict[str, str]:
    old, new = _alone(gone.values(), sign), _alone(come.values(), sign)
    return {old[s]: new[s] for s in old if s in new}


def _alone(records: Iterable[Record], sign: Sign) -> dict[tuple[str, ...], str]:
    """The id of the only record with each sign; a sign that says nothing is none."""
    found: dict[tuple[str, ...], str] = {}
    double: set[tuple[str, ...]] = set()
    for record in records:
        mark = sign(record)
        if mark in found or not mark:
            double.add(mark)
        found[mark] = record.id
    return {mark: found[mark] for mark in found if mark not in double}
