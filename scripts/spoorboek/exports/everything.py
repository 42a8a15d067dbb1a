"""Everything: the whole base as plain data, as other programs read it."""

from typing import Any

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.record import Record
from spoorboek.records.source import Source


def everything(base: EvidenceBase, citations: Citations, edition: Edition) -> dict[str, Any]:
    """`{version, program, commit, generated, records, references}`; `url` is relative to the site."""
    return {
        "version": edition.version,
        "program": edition.program,
        "commit": edition.commit,
        "generated": edition.date,
        "records": [as_data(record, base) for record in base.all()],
        "references": [dict(citations[key].csl) for key in sorted(base.references)],
    }


def as_data(record: Record, base: EvidenceBase) -> dict[str, Any]:
    """A record as plain data: type, id, title and address first, then every field as written."""
    first = {
        "type": record.name,
        "id": record.id,
        "title": title_of(record, base),
        "url": record.page,
    }
    return first | record.model_dump(mode="json", by_alias=True)


def title_of(record: Record, base: EvidenceBase) -> str:
    """What a record is called; a source is called after its reference."""
    """What a record is called; a source is called as its reference is."""
    reference = base.references.get(record.id) if isinstance(record, Source) else None
    return reference.title if reference else record.heading
