"""Candidate page: what is known of a source that never took part: where it was found and who decided what."""

from dataclasses import dataclass

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.screening import Standing, last_reason, reason_label, standing_of
from spoorboek.records.screening import Screening
from spoorboek.records.search import Search
from spoorboek.records.source import Source

WAITING = "Kandidaat: nog niet beoordeeld. Telt nergens mee."
OUT = "Afgevallen bij het zeven. Telt nergens mee."


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in words."""

    stage: str
    by: str
    day: str
    decision: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the page of such a source says."""

    words: str
    standing: str
    reason: str
    address: str
    found_by: Link | None
    decisions: list[Decision]


def candidate_of(source: Source, site: Site) -> Candidate | None:
    """The words about a source in screening; nothing for one that took part."""
    if source.took_part:
        return None
    standing = standing_of(source)
    reference = site.base.references.get(source.id)
    search = site.base.of(Search).get(source.found_by or "")
    return Candidate(
        words=OUT if standing is Standing.OUT else WAITING,
        standing=standing.label,
        reason=_reason(last_reason(source), site),
        address=_address(reference.doi, reference.url) if reference else "",
        found_by=site.link(search) if search else None,
        decisions=[_decision(one, site) for one in source.screening],
    )


def _decision(one: Screening, site: Site) -> Decision:
    return Decision(
        stage=one.stage.label,
        by=f"{one.by}, samen besloten" if one.agreed else one.by,
        day=dutch_date(one.date),
        decision=one.decision.label,
        reason=_reason(one.reason or "", site),
        note=one.note or "",
    )


def _reason(reason: str, site: Site) -> str:
    return reason_label(site.base, reason) if reason else ""


def _address(doi: str, url: str) -> str:
    return f"https://doi.org/{doi}" if doi.startswith("10.") else url
