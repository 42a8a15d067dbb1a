"""`spoorboek schema`: the JSON Schemas with which editors complete and check."""

from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import Root, needs_evidence, writable
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.records.schema import schemas


def run(
    root: Root = Path(),
    check: Annotated[bool, typer.Option("--check", help="Alleen nakijken of ze bij zijn.")] = False,
) -> int:
    """Schrijf de JSON-schema's in evidence/schemas/, of kijk na of ze bij zijn."""
    root = needs_evidence(root)
    base = EvidenceBase.load(root)
    folder = root / EVIDENCE / "schemas"
    wanted = schemas(base.types, base.vocabularies)
    present = (
        {f.name: f.read_text("utf-8") for f in folder.glob("*.json")} if folder.is_dir() else {}
    )
    stale = sorted(
        name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name)
    )
    if check:
        for name in stale:
            print(f"{EVIDENCE}/schemas/{name}:1:1: niet bij\n    → Voer uit: spoorboek schema")
        return int(bool(stale))
    writable(folder)
    for name in stale:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    print(f"{len(wanted)} schema's, {len(stale)} bijgewerkt")
    return 0
