"""A row says of a candidate what is known: from its reference, and why it was left out."""

from dataclasses import replace

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.candidate_table import HEADER, candidate_table
from spoorboek.records import Source
from spoorboek.records.record import Record
from spoorboek.reference import Reference
from tests.real import real_base
from tests.reasoning.test_screening import TITLE, decided, source

FIELDS = {"title": "Een titel", "year": "2024", "doi": "10.1234/een"}


def base_of(*sources: Source) -> EvidenceBase:
    real = real_base()
    one = Reference("een", "article", FIELDS, "een.bib", 1)
    records: dict[str, dict[str, Record]] = {
        **real.records,
        "source": {s.id: s for s in sources},
    }
    return replace(real, records=records, references={"een": one})


def test_what_is_not_known_is_left_empty():
    """The first has a reference and fell for a reason; of the second nobody knows anything yet."""
    fell = source("een", decided(TITLE, "Ada", "exclude", "taal"))
    table = candidate_table(base_of(fell, source("twee")))
    first, second = (dict(zip(HEADER, row, strict=True)) for row in table.rows)

    assert (first["titel"], first["jaar"], first["doi"]) == ("Een titel", "2024", "10.1234/een")
    assert first["reden"]
    assert first["besluiten"] == 1
    assert [second[name] for name in ("titel", "jaar", "doi", "reden")] == [None] * 4
    assert (second["citatiesleutel"], second["besluiten"]) == ("twee", 0)
