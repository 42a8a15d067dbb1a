"""Exports: how the evidence leaves. Every file is made from the base alone, the same bytes each time."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.everything import everything
from spoorboek.reasoning.tables import TABLES
from spoorboek.reasoning.tables import file_name as csv_name
from spoorboek.records.schema import schemas

Export = Callable[[EvidenceBase, Citations, Edition], str]


def spoorboek_json(base: EvidenceBase, citations: Citations, edition: Edition) -> str:
    """All records and references as one JSON document."""
    return json.dumps(everything(base, citations, edition), ensure_ascii=False, indent=1) + "\n"


def references_bib(base: EvidenceBase, _citations: Citations, _edition: Edition) -> str:
    """The references as they were written."""
    return base.bibtex


EXPORTS: Mapping[str, Export] = {
    "spoorboek.json": spoorboek_json,
    "references.bib": references_bib,
}
"""The files below data/ that hold everything, by name; beside them lie tables and schemas."""


def write_exports(
    folder: Path, base: EvidenceBase, citations: Citations, edition: Edition
) -> list[Path]:
    """Write everything below `folder`; returns what was written."""
    texts = {name: export(base, citations, edition) for name, export in EXPORTS.items()}
    texts |= {csv_name(name): table.make(base).as_csv() for name, table in TABLES.items()}
    texts |= {
        f"schema/{name}": text for name, text in schemas(base.types, base.vocabularies).items()
    }
    written = []
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        written.append(file)
    return written
