"""Everything: the whole base as one document of plain data, as other programs read it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.record import Record
from spoorboek.records.source import Source


def write_everything(
    file: Path, base: EvidenceBase, citations: Citations, edition: Edition
) -> None:
    """`{version, program, commit, generated, records, references}` as JSON; `url` is relative to the site.

    Record by record: the whole never lies in memory.
    """
    about, lists = _about(edition), _lists(base, citations)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_text(about).removesuffix("\n}"))
        for name, items in lists.items():
            out.write(f',\n "{name}": [')
            written = False
            for item in items:
                text = _text(item).replace("\n", "\n  ")  # no string holds a line break
                out.write(f"{',' if written else ''}\n  {text}")
                written = True
            out.write("\n ]" if written else "]")
        out.write("\n}\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _about(edition: Edition) -> dict[str, Any]:
    return {
        "version": edition.version,
        "program": edition.program,
        "commit": edition.commit,
        "generated": edition.date,
    }


def _lists(base: EvidenceBase, citations: Citations) -> dict[str, Iterator[dict[str, Any]]]:
    return {
        "records": (as_data(record, base) for record in base.all()),
        "references": (dict(citations[key].csl) for key in sorted(base.references)),
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
