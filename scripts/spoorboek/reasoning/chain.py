"""Chain: the way from advice down to a finding in a source, and the way back up.

Both ways give the same steps, each found by its own walk: down along what a record names, up along an
index of who names it. Every use is walked, also of a source that no longer counts: the chain says what
leads where, not what it weighs. Linear in the links.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """A finding in a source; without `finding` the source as a whole."""

    source: str
    finding: str = ""


@dataclass(frozen=True, slots=True)
class NamedUse:
    """A use of a source in an explanation: its number in the record, counted from 1."""

    cmoc: Cmoc
    number: int

    @property
    def use(self) -> Evidence:
        """What the record says of it."""
        return self.cmoc.evidence[self.number - 1]


@dataclass(frozen=True, slots=True)
class Way:
    """One way from advice to a place in a source: every station by its id."""

    advice: str
    cmoc: str
    number: int
    place: Place


def places_of(use: Evidence, base: EvidenceBase) -> tuple[Place, ...]:
    """The findings on which a use rests; the source as a whole if it names none that is there."""
    source = base.of(Source).get(use.source)
    if source is None:
        return ()
    known = {finding.id for finding in source.findings}
    named = dict.fromkeys(finding for finding in use.findings if finding in known)
    return tuple(Place(use.source, finding) for finding in named) or (Place(use.source),)


class Chain:
    """The links of a base between advice, explanations, uses and findings, both ways."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base

    def down(self, advice: Recommendation) -> Iterator[Way]:
        """Every way down from a recommendation, in the order of the records."""
        cmocs = self.base.of(Cmoc)
        for cmoc_id in dict.fromkeys(advice.based_on):
            cmoc = cmocs.get(cmoc_id)
            for number, use in enumerate(cmoc.evidence if cmoc else (), 1):
                for place in places_of(use, self.base):
                    yield Way(advice.id, cmoc_id, number, place)

    def up(self, place: Place) -> Iterator[Way]:
        """Every way up from a place in a source."""
        for used in self.uses_at(place):
            for advice in self.advice_on(used.cmoc):
                yield Way(advice.id, used.cmoc.id, used.number, place)

    def uses_at(self, place: Place) -> tuple[NamedUse, ...]:
        """The uses that rest on a place."""
        return tuple(self._uses_by_place.get(place, ()))

    def advice_on(self, cmoc: Cmoc) -> tuple[Recommendation, ...]:
        """The recommendations that rest on an explanation."""
        return tuple(self._advice_by_cmoc.get(cmoc.id, ()))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place: each finding of each source, and each source as a whole."""
        sources = self.base.of(Source).values()
        findings = (
            Place(source.id, finding.id) for source in sources for finding in source.findings
        )
        return (*findings, *(Place(source.id) for source in sources))

    @cached_property
    def _uses_by_place(self) -> Mapping[Place, list[NamedUse]]:
        found: dict[Place, list[NamedUse]] = defaultdict(list)
        for cmoc in self.base.of(Cmoc).values():
            for number, use in enumerate(cmoc.evidence, 1):
                for place in places_of(use, self.base):
                    found[place].append(NamedUse(cmoc, number))
        return found

    @cached_property
    def _advice_by_cmoc(self) -> Mapping[str, list[Recommendation]]:
        found: dict[str, list[Recommendation]] = defaultdict(list)
        for advice in self.base.of(Recommendation).values():
            for cmoc_id in dict.fromkeys(advice.based_on):
                found[cmoc_id].append(advice)
        return found
