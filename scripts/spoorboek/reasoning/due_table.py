"""Due table: by which day each record should be looked at again, as rows."""

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.staleness import Staleness
from spoorboek.reasoning.table import Table

HEADER = (
    "soort",
    "kenmerk",
    "titel",
    "laatst nagekeken",
    "opnieuw nakijken",
    "gerekend vanaf",
    "maanden",
    "pagina",
)
SET_BY_PEOPLE = "vastgesteld in het record"


def due_table(base: EvidenceBase) -> Table:
    """Each record with its day, the earliest first; behind them those without a known day."""
    staleness = Staleness(base)
    dated = (
        (
            due.record.singular,
            due.record.id,
            due.record.heading,
            due.looked or None,
            due.day.isoformat(),
            due.clock.label if due.clock else SET_BY_PEOPLE,
            due.clock.months if due.clock else None,
            due.record.page,
        )
        for due in staleness.due
    )
    undated = (
        (record.singular, record.id, record.heading, None, None, None, None, record.page)
        for record in staleness.undated
    )
    return Table(HEADER, (*dated, *undated))
