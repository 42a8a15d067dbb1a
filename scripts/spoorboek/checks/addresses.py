"""Addresses: every record has a page that nothing else stands in the way of."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record

# A file with one of these names cannot be stored on every computer; `index` is a page of its own.
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


def record_has_its_own_address(base: EvidenceBase) -> Iterator[Finding]:
    """Het adres van een record is niet al van een overzicht of een gewone pagina.

    Het kenmerk wordt het laatste deel van het adres. Een les die 'projecten' heet, zou het overzicht
    van projecten overschrijven. Ook namen die niet op elke computer kunnen, zijn niet vrij.

        id: projecten           # fout bij een les: dat adres is van een overzicht
        id: lege-projecten      # goed
    """
    taken_by_types = {_folder(t.address) for t in RECORD_TYPES}
    for record_type in RECORD_TYPES:
        pages = _pages(base, record_type.address)
        for record_id in base.records[record_type.name].keys() & (
            pages | RESERVED | taken_by_types
        ):
            record = base.records[record_type.name][record_id]
            if problem := _problem(record, pages):
                hint = (
                    f"Kies een ander kenmerk en noem het bestand zo, bijvoorbeeld '{record_id}-1'."
                )
                yield base.finding(record, ("id",), "record-has-its-own-address", problem, hint)


def _problem(record: Record, pages: set[str]) -> str:
    address = f"{record.address}/{record.id}"
    if record.id in RESERVED:
        return f"kenmerk '{record.id}' is niet vrij"
    if any(t.address == address or t.address.startswith(address + "/") for t in RECORD_TYPES):
        return f"op adres '{address}/' staat al een overzicht"
    return f"op adres '{address}/' staat al een pagina" if record.id in pages else ""


def _folder(address: str) -> str:
    return PurePosixPath(address).name


def _pages(base: EvidenceBase, address: str) -> set[str]:
    """Names of the prose pages and folders that lie where the records of a type will lie."""
    folder = base.root / "docs" / address
    return {entry.stem for entry in folder.iterdir()} if folder.is_dir() else set()
