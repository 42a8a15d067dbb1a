"""Retraction proposals: what notices from elsewhere would do to the status of our sources.

A proposal, no judgement: somebody opens the notice before it is written. An expression of concern
and a reinstatement are named and change nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.screening import taking_part
from spoorboek.records.source import Source
from spoorboek.records.source_words import SourceStatus
from spoorboek.records.word import Word
from spoorboek.reference import Reference
from spoorboek.retraction_data.event import Event, Nature, Wanted

_PMID = re.compile(r"\bPMID:?\s*(\d+)", re.IGNORECASE)


class Verdict(Word):
    """What there is to do."""

    NEW = "new", "voorstel"
    THERE = "there", "staat er al"
    READ = "read", "al gelezen: de stand is na de correctie weer op opgenomen gezet"
    NAMED = "named", "alleen genoemd, geen nieuwe stand"
    EXCLUDED = "excluded", "uitgesloten: wij gebruiken deze bron niet"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the notices about one source would do."""

    source: Source
    verdict: Verdict
    status: SourceStatus
    event: Event

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields to write; what somebody already wrote with this status stays."""
        reason = self.event.reason or "reden niet genoemd"
        told = {
            "status": self.status.value,
            "status_reason": f"Volgens {self.event.told_by}: {reason}",
            "status_date": self.event.day,
            "status_notice": self.event.address,
        }
        same = self.source.status is self.status
        return {
            name: text
            for name, text in told.items()
            if text and not (same and getattr(self.source, name))
        }


class OurWorks:
    """Our sources by DOI and by PubMed number."""

    def __init__(self, base: EvidenceBase) -> None:
        sources = {source.id: source for source in taking_part(base)}
        known = [r for r in base.references.values() if r.key in sources]
        self.by_doi = {r.doi: sources[r.key] for r in known if r.doi}
        self.by_pmid = {pmid: sources[r.key] for r in known if (pmid := _pmid(r))}

    @property
    def wanted(self) -> Wanted:
        """What to look for in an export."""
        return Wanted(self.by_doi.keys(), self.by_pmid.keys())

    def source(self, event: Event) -> Source:
        """The source that a notice is about."""
        return self.by_doi.get(event.doi) or self.by_pmid[event.pmid]


def _pmid(reference: Reference) -> str:
    """The PubMed number of a reference, from a field of its own or from the note."""
    own = reference.fields.get("pmid", "").strip()
    found = _PMID.search(reference.fields.get("note", ""))
    return own or (found[1] if found else "")


def proposals(works: OurWorks, events: Iterable[Event]) -> Iterator[Proposal]:
    """One for every source about which there is a notice, by key."""
    about: dict[str, list[Event]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for event in events:
        source = works.source(event)
        sources[source.id] = source
        about[source.id].append(event)
    for key in sorted(about):
        yield _proposal(sources[key], sorted(about[key], key=lambda event: event.day))


def _proposal(source: Source, events: list[Event]) -> Proposal:
    """The last retraction counts unless a reinstatement came after it; else the last correction."""
    turns = [e for e in events if e.nature in (Nature.RETRACTION, Nature.REINSTATEMENT)]
    corrections = [e for e in events if e.nature is Nature.CORRECTION]
    if turns and turns[-1].nature is Nature.RETRACTION:
        status, event = SourceStatus.RETRACTED, turns[-1]
    elif corrections:
        status, event = SourceStatus.CORRECTED, corrections[-1]
    else:
        return Proposal(source, Verdict.NAMED, source.status, events[-1])
    return Proposal(source, _verdict(source, status, event), status, event)


def _verdict(source: Source, status: SourceStatus, event: Event) -> Verdict:
    if source.status is SourceStatus.EXCLUDED:
        return Verdict.EXCLUDED
    if source.status is SourceStatus.RETRACTED and status is SourceStatus.CORRECTED:
        return Verdict.THERE
    if source.status is status:
        return Verdict.NEW if event.day and not source.status_date else Verdict.THERE
    was_read = source.status_date and event.day and source.status_date >= event.day
    if status is SourceStatus.CORRECTED and was_read:
        return Verdict.READ
    return Verdict.NEW
