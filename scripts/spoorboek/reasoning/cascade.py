"""Cascade: which records depend on a source that was retracted or corrected, and through which others.

A record depends on a source when it cites it, or when it rests on a record that depends on it. The
walk goes along `RESTS_ON` and `BEARS` and visits each record once, so it is linear in links and a
circle of links does no harm.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Link
from spoorboek.reasoning.source_loss import RESTS_BY
from spoorboek.records.record import Record
from spoorboek.records.source import Source

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "conflict": ("cmocs",),
    "policy": ("advice", "key_messages", "figures", "rules"),
    "policy-translation": ("of",),
    "question": ("rules",),
    "recommendation": RESTS_BY,
    "trajectory-module": ("privacy",),
}
"""By type: the fields whose targets a record rests on; what merely belongs to it is left out."""
BEARS: Mapping[str, tuple[str, ...]] = {"cmoc": ("theory",)}
"""By type: the fields whose targets rest on the record itself."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """Why a record depends on a fallen source."""

    source: Source
    via: tuple[Record, ...]
    """The records through which it does; none when it only cites the source itself."""
    cites: bool
    """Whether it cites the source itself."""


class Cascade:
    """What hangs on every source of a base that was retracted or corrected."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base

    @cached_property
    def fallen(self) -> tuple[Source, ...]:
        """The sources that were retracted or corrected, the latest notice first."""
        found = [s for s in self.base.of(Source).values() if s.status.has_fallen]
        return tuple(sorted(found, key=lambda s: (s.status_date or "", s.id), reverse=True))

    @cached_property
    def by_record(self) -> Mapping[str, list[Dependence]]:
        """Why each dependent record depends, by its `type/id`."""
        found: dict[str, list[Dependence]] = defaultdict(list)
        for source in self.fallen:
            for key, dependence in self.dependents(source).items():
                found[key].append(dependence)
        return found

    def dependents(self, source: Source) -> Mapping[str, Dependence]:
        """Every record that depends on a source, by its `type/id`, the nearest first."""
        citing = {c.origin.key for c in self.base.citations.get(source.id, ())}
        via: dict[str, dict[str, Record]] = {key: {} for key in sorted(citing)}
        waiting = list(via)
        for key in waiting:  # grows on the way
            for resting in self._resting.get(key, ()):
                if resting not in via:
                    via[resting] = {}
                    waiting.append(resting)
                via[resting][key] = self._records[key]
        return {
            key: Dependence(source, tuple(bearers.values()), key in citing)
            for key, bearers in via.items()
        }

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        return {record.key: record for record in self.base.all()}

    @cached_property
    def _resting(self) -> Mapping[str, list[str]]:
        """The records that rest on each record, all as `type/id`."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.base.links:
            if _is_in(link, RESTS_ON):
                found[link.target].append(link.origin.key)
            if _is_in(link, BEARS):
                found[link.origin.key].append(link.target)
        return found


def _is_in(link: Link, fields: Mapping[str, tuple[str, ...]]) -> bool:
    return link.field[0] in fields.get(link.origin.name, ())
