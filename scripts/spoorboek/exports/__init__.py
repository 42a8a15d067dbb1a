"""Exports: how the evidence leaves. Every file is made from the base alone, the same bytes each time."""

import json
from collections.abc import Mapping
from pathlib import Path

from spoorboek.citation import Citations
from spoorboek.data_file import DataFile
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import licence, ro_crate
from spoorboek.exports.api_files import api_files
from spoorboek.exports.csv_tables import record_tables
from spoorboek.exports.data_package import data_package
from spoorboek.exports.everything import write_everything
from spoorboek.exports.export import AboutFiles, Content, Export, Written, put
from spoorboek.exports.licence import licence_text
from spoorboek.exports.package import CHECKSUMS, checksums, package, readme
from spoorboek.exports.sqlite_file import sqlite_file
from spoorboek.reasoning.table import Table
from spoorboek.reasoning.tables import TABLES, NamedTable
from spoorboek.reasoning.tables import file_name as csv_name
from spoorboek.records.schema import schemas
from spoorboek.reference_files.ris_writing import as_ris
from spoorboek.whole_file import sweep


def spoorboek_json(base: EvidenceBase, citations: Citations, edition: Edition) -> Content:
    """All records and references as one JSON document."""
    return lambda file: write_everything(file, base, citations, edition)


def references_bib(base: EvidenceBase, _citations: Citations, _edition: Edition) -> str:
    """The references as they were written."""
    return base.bibtex


def references_ris(base: EvidenceBase, _citations: Citations, _edition: Edition) -> str:
    """The references as RIS, in the order of their keys."""
    return "".join(as_ris(base.references[key]) for key in sorted(base.references))


def references_csl(base: EvidenceBase, citations: Citations, _edition: Edition) -> str:
    """The references as CSL-JSON, the same as in spoorboek.json."""
    items = [dict(citations[key].csl) for key in sorted(base.references)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


EXPORTS: Mapping[str, Export] = {
    "spoorboek.json": Export(
        "Alle records met al hun velden, en alle verwijzingen als CSL-JSON", spoorboek_json
    ),
    "spoorboek.sqlite": Export(
        "Alle tabellen in één database (SQLite), met vragen als view en zoeken in de volle tekst",
        sqlite_file,
    ),
    "references.bib": Export(
        "Alle verwijzingen als BibTeX, zoals zij zijn opgeschreven", references_bib
    ),
    "references.ris": Export(
        "Alle verwijzingen als RIS, voor Zotero, EndNote, Mendeley en andere", references_ris
    ),
    "references.csl.json": Export(
        "Alle verwijzingen als CSL-JSON, voor Zotero, pandoc en andere", references_csl
    ),
}
"""The files below data/ that hold everything, by name; beside them lie tables and schemas."""

ABOUT_FILES: Mapping[str, AboutFiles] = {
    "datapackage.json": AboutFiles(
        "De tabellen beschreven: kolommen, soorten waarden en sleutels (Frictionless Data Package)",
        data_package,
    ),
    f"{licence.FILE}.txt": AboutFiles("De licentie, en wat er niet onder valt", licence_text),
    "README.md": AboutFiles("Wat erin zit, hoe je ernaar verwijst en hoe je het nakijkt", readme),
    ro_crate.FILE: AboutFiles(
        "Alle bestanden beschreven, met makers, licentie en bronnen (RO-Crate)", ro_crate.ro_crate
    ),
    CHECKSUMS: AboutFiles("Van elk bestand het controlegetal (SHA-256)", checksums),
    "gegevens.zip": AboutFiles("Alle bestanden in één, met de licentie erbij", package),
}
"""The files about those files, each made when all before it were written."""


def exports_of(base: EvidenceBase) -> dict[str, Export]:
    """Every file that this base gives, by name: `EXPORTS`, overviews and tables, and the schema of each type."""
    tables = {csv_name(name): _of_table(table) for name, table in TABLES.items()}
    tables |= record_tables(base)
    texts = schemas(base.types, base.vocabularies)
    schema = {f"schema/{name}": _of_schema(text) for name, text in texts.items()}
    return {**EXPORTS, **tables, **schema, **api_files(base)}


def _of_table(named: NamedTable) -> Export:
    def make(base: EvidenceBase, _citations: Citations, _edition: Edition) -> str:
        table: Table = named.make(base)
        return table.as_csv()

    return Export(named.words, make)


def _of_schema(text: str) -> Export:
    title = json.loads(text)["title"]
    return Export(f"JSON Schema: welke velden een record heeft ({title})", lambda *_: text)


def write_exports(
    folder: Path, base: EvidenceBase, citations: Citations, edition: Edition
) -> list[DataFile]:
    """Write everything below `folder`; returns what was written, in that order."""
    files: list[DataFile] = []
    for place in (folder, *folder.glob("*/")):
        sweep(place)
    for name, export in exports_of(base).items():
        content = export.make(base, citations, edition)
        files.append(put(folder, name, export.words, content))
    for name, about in ABOUT_FILES.items():
        written = Written(folder, tuple(files), base, citations, edition)
        files.append(put(folder, name, about.words, about.make(written)))
    return files
