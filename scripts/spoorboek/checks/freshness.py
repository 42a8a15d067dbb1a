"""Freshness: what was looked at longer ago than its type allows, told in few words."""

import datetime
from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.staleness import Clock, Due, Staleness, When

FEW = 3
"""So many overdue records of one type are told one by one; more are told together."""


def what_was_seen_is_still_fresh(base: EvidenceBase, today: datetime.date) -> Iterator[Finding]:
    """Wat kan verouderen, is niet langer geleden nagekeken dan zijn soort vraagt.

    Hoeveel maanden dat zijn, staat op de pagina 'Wat verloopt er'; het zijn eigen keuzes. Zijn er van een
    soort meer dan drie verlopen, dan staat er één opmerking, bij het record dat het eerst verliep.
    Een dag in 'review_by' gaat voor; daarover gaat 'review-is-not-overdue'.

        seen_date: '2023-02-01'     # opmerking: langer geleden dan deze soort vraagt
        seen_date: '2026-11-21'     # goed: opnieuw bekeken
    """
    staleness = Staleness(base)
    if not any(_is_overdue(staleness.of(record), today) for record in base.all_judged()):
        return
    by_type: dict[str, list[tuple[Due, Clock]]] = {}
    for due in staleness.due:
        if due.clock and _is_overdue(due, today):
            by_type.setdefault(due.record.name, []).append((due, due.clock))
    for overdue in by_type.values():
        if len(overdue) > FEW:
            yield _note(*overdue[0], base, number=len(overdue))
        else:
            yield from (_note(due, clock, base) for due, clock in overdue)


def _is_overdue(due: Due | None, today: datetime.date) -> bool:
    return due is not None and due.clock is not None and due.when(today) is When.OVERDUE


def _note(due: Due, clock: Clock, base: EvidenceBase, number: int = 1) -> Finding:
    """A note at the field from which the time ran."""
    kind = clock.record_type.singular
    message = f"laatst nagekeken op {due.looked}; een record van de soort '{kind}' "
    message += f"wordt na {clock.months} maanden opnieuw bekeken"
    if number > 1:
        message = f"{number} records van de soort '{kind}' zijn te lang niet nagekeken; "
        message += f"dit verliep het eerst, op {due.day.isoformat()}"
    field = "'seen_date' van de bron" if clock.reads_sources else f"'{clock.field}'"
    hint = f"Kijk na of het nog klopt en zet {field} op de dag waarop je keek."
    where = tuple(clock.field.split("."))
    rule = "what-was-seen-is-still-fresh"
    return base.finding(due.record, where, rule, message, hint, Severity.NOTE)
