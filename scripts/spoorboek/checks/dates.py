"""Dates: what happened lies in the past, what ends began earlier, what is due is looked at.

A check that names `today` gets the day on which the base is judged.
"""

import datetime
from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.records import RECORD_TYPES
from spoorboek.records.law import LegalRecord
from spoorboek.records.markers import HappenedOn, ReviewBy
from spoorboek.records.practice import Project


def date_is_not_in_the_future(base: EvidenceBase, today: datetime.date) -> Iterator[Finding]:
    """Een dag waarop iets is gezien, gezocht of geschreven, ligt niet in de toekomst.

    Van een maand of jaar telt alleen of die al is begonnen.

        seen_date: '2062-11-21'     # fout: cijfers verwisseld
        seen_date: '2026-11-21'     # goed
    """
    day = today.isoformat()
    for record, where, _, text in base.judged_marks(HappenedOn):
        if text > day[: len(text)]:
            message = f"datum in de toekomst: '{text}'"
            hint = f"Kijk jaar, maand en dag na; vandaag is het {day}."
            yield base.finding(record, where, "date-is-not-in-the-future", message, hint)


def review_is_not_overdue(base: EvidenceBase, today: datetime.date) -> Iterator[Finding]:
    """Een record wordt op tijd opnieuw bekeken.

    Na de dag in 'review_by' kan de inhoud verouderd zijn.

        review_by: '2026-01-01'     # waarschuwing als die dag voorbij is
        review_by: '2027-01-01'     # goed: nagekeken, met een nieuwe dag
    """
    day = today.isoformat()
    for record, where, _, text in base.judged_marks(ReviewBy):
        if text < day:
            message = f"opnieuw nakijken had gemoeten vóór {text}"
            hint = "Kijk het record na en zet 'review_by' op een nieuwe dag."
            rule = "review-is-not-overdue"
            yield base.finding(record, where, rule, message, hint, Severity.WARNING)


def period_ends_after_it_begins(base: EvidenceBase) -> Iterator[Finding]:
    """Wat geldt of loopt, eindigt niet voordat het begint.

    Dit gaat over 'valid_from' en 'valid_to' van regels en over de looptijd van projecten.

        valid_from: '2026-01-01'
        valid_to: '2025-12-31'     # fout: eindigt voordat het begint
        valid_to: '2026-12-31'     # goed
    """
    rule, hint = "period-ends-after-it-begins", "Kijk na of begin en einde zijn verwisseld."
    legal_types = [t for t in RECORD_TYPES if issubclass(t, LegalRecord)]
    for record_type in legal_types:
        for record in base.judged(record_type):
            if _is_before(record.valid_to, record.valid_from):
                message = f"geldt tot {record.valid_to}, maar pas vanaf {record.valid_from}"
                yield base.finding(record, ("valid_to",), rule, message, hint)
    for project in base.judged(Project):
        if _is_before(project.period.to, project.period.from_):
            message = f"loopt tot {project.period.to}, maar pas vanaf {project.period.from_}"
            yield base.finding(project, ("period", "to"), rule, message, hint)


def _is_before(end: str | None, start: str | None) -> bool:
    """Whether one date is surely before another; of both only what both say is compared."""
    if not end or not start:
        return False
    length = min(len(end), len(start))
    return end[:length] < start[:length]
