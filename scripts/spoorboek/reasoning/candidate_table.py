"""Candidate table: every reference in screening with where it stands, as rows."""

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.screening import in_screening, last_reason, reason_label, standing_of
from spoorboek.reasoning.table import Table
from spoorboek.records.source import Source

HEADER = (
    "citatiesleutel", "titel", "jaar", "doi", "zoekactie", "stand", "reden", "besluiten", "pagina",
)  # fmt: skip


def candidate_table(base: EvidenceBase) -> Table:
    """The candidates and what fell at screening, in order of key."""
    return Table(HEADER, tuple(_row(base, source) for source in in_screening(base)))


def _row(base: EvidenceBase, source: Source) -> tuple[str | int | None, ...]:
    reference = base.references.get(source.id)
    reason = last_reason(source)
    return (
        source.id,
        reference.title if reference else None,
        reference.year if reference else None,
        reference.doi if reference else None,
        source.found_by,
        standing_of(source).label,
        reason_label(base, reason) if reason else None,
        len(source.screening),
        source.page,
    )
