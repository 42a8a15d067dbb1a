"""Candidates: what goes out to be judged in another program.

The decisions of others are left out, so that a second person judges without knowing the first.
"""

from collections.abc import Iterator, Mapping

from spoorboek.evidence_base import EvidenceBase
from spoorboek.intake.forms import ID_COLUMN, Form, label_cell, label_note, marker
from spoorboek.intake.rows import BETWEEN
from spoorboek.latex import plain
from spoorboek.reasoning.screening import judgement
from spoorboek.records.screening import ScreeningDecision, ScreeningStage
from spoorboek.records.source import Source
from spoorboek.reference import Reference

_RIS_TYPES = {
    "article": "JOUR", "book": "BOOK", "inbook": "CHAP", "incollection": "CHAP",
    "inproceedings": "CPAPER", "phdthesis": "THES", "thesis": "THES", "report": "RPRT",
    "techreport": "RPRT", "online": "ELEC",
}  # fmt: skip


def waiting(base: EvidenceBase, stage: ScreeningStage, search: str = "") -> Iterator[Source]:
    """The candidates that are to be judged at a stage; for the full text only those that passed."""
    for source in base.of(Source).values():
        if source.status.waits and source.id in base.references:
            is_asked = not search or source.found_by == search
            if is_asked and (stage is ScreeningStage.TITLE_ABSTRACT or _went_on(source)):
                yield source


def row_for(
    source: Source, reference: Reference, form: Form, stage: ScreeningStage, by: str = ""
) -> dict[str, str]:
    """A candidate as a row for a program, with what this person decided before and nobody else."""
    row = _described(reference)
    if form is Form.RAYYAN:
        row["authors"] = row["authors"].replace(BETWEEN, " and ")
        return row | {"key": source.id, "notes": marker(source.id)}
    own = _own(source, stage, by)
    notes = BETWEEN.join((marker(source.id), label_note(own)))
    return row | {ID_COLUMN: source.id, "included": label_cell(own), "notes": notes}


def ris_row(row: Mapping[str, str]) -> dict[str, str]:
    """The row as RIS wants it: every author on a line of its own."""
    return {**row, "authors": row["authors"].replace(" and ", BETWEEN)}


def _described(reference: Reference) -> dict[str, str]:
    fields = reference.fields
    names = plain(fields.get("author", "")).split(" and ") if fields.get("author") else []
    journal = next((fields[n] for n in ("journal", "journaltitle", "booktitle") if n in fields), "")
    return {
        "type": _RIS_TYPES.get(reference.type, "GEN"),
        "title": reference.title,
        "abstract": plain(fields.get("abstract", "")),
        "authors": BETWEEN.join(name.strip() for name in names),
        "year": reference.year if reference.year.isdigit() else "",
        "journal": plain(journal),
        "doi": reference.doi,
        "url": reference.url,
        "volume": plain(fields.get("volume", "")),
        "issue": plain(fields.get("number", "")),
        "pages": plain(fields.get("pages", "")),
        "language": reference.language,
        "publisher": plain(fields.get("publisher", "")),
    }


def _went_on(source: Source) -> bool:
    held = judgement(source, ScreeningStage.TITLE_ABSTRACT)
    return held.says(ScreeningDecision.INCLUDE)


def _own(source: Source, stage: ScreeningStage, by: str) -> ScreeningDecision | None:
    own = judgement(source, stage).own
    return next((one.decision for one in own if one.by == by), None)
