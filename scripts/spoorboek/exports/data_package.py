"""Data package: what stands in every CSV file, as a Frictionless Data Package.

Names, types, fixed words and keys follow from the records; of the tables of overviews from their cells.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from spoorboek.data_file import DataFile
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.export import Written
from spoorboek.reasoning.table import Table
from spoorboek.reasoning.tables import TABLES, file_name
from spoorboek.records.relational import SEPARATOR, shapes
from spoorboek.records.table_shape import Column, Shape

LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Naamsvermelding 4.0 Internationaal",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True}
_DEFUSED = (
    "Begint een tekst met een teken dat een rekenblad voor een formule houdt, dan staat er een "
    "aanhalingsteken (') voor, ook achter een puntkomma, een tab of een nieuwe regel in die tekst."
)

Descriptor = dict[str, Any]


def data_package(written: Written) -> str:
    """The descriptor of all CSV files that lie there, as JSON."""
    base, edition, subject = written.base, written.edition, written.base.subject
    files = {file.name: file for file in written.files}
    package: Descriptor = {
        "profile": "tabular-data-package",
        "name": subject.short_name,
        "title": f"{subject.name}: gegevens",
        "description": f"Het bewijs over {subject.about} als tabellen. {subject.not_official} {_DEFUSED}",
        "version": edition.version,
        "licenses": [LICENSE],
        "contributors": [{"title": subject.makers, "role": "author"}],
        "sources": [{"title": "De verwijzingen van het bewijs", "path": "references.bib"}],
        "resources": [_resource(files[name], schema) for name, schema in _schemas(base).items()],
    }
    known = {"created": edition.date and f"{edition.date}T00:00:00Z", "homepage": edition.site_url}
    package |= {name: value for name, value in known.items() if value}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _schemas(base: EvidenceBase) -> dict[str, Descriptor]:
    """The schema of each CSV file by its name."""
    records = {file_name(shape.name): _schema(shape, base) for shape in shapes(base.types)}
    overviews = {file_name(name): _seen(table.make(base)) for name, table in TABLES.items()}
    return records | overviews


def _resource(file: DataFile, schema: Descriptor) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": file.name.removesuffix(".csv"),
        "path": file.name,
        "title": file.words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _schema(shape: Shape, base: EvidenceBase) -> Descriptor:
    schema: Descriptor = {
        "fields": [_field(column, base) for column in shape.columns],
        "primaryKey": list(shape.key),
    }
    if shape.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {
                    "resource": "" if key.table == shape.name else key.table,
                    "fields": list(key.target),
                },
            }
            for key in shape.foreign_keys
        ]
    return schema


def _field(column: Column, base: EvidenceBase) -> Descriptor:
    words = list(column.words or base.vocabularies.get(column.vocabulary, ()))
    constraints: Descriptor = {"required": True} if column.required else {}
    if words and not column.is_list:
        constraints["enum"] = words
    several = f"; meer dan één gescheiden door '{SEPARATOR}'" if column.is_list else ""
    field: Descriptor = {
        "name": column.name,
        "type": column.type,
        "description": f"{column.description}{several}",
    }
    return field | ({"constraints": constraints} if constraints else {})


def _seen(table: Table) -> Descriptor:
    """The schema of a table that has none of its own."""
    columns: Mapping[str, Iterable[Any]] = dict(
        zip(table.header, zip(*table.rows, strict=True) if table.rows else (), strict=False)
    )
    return {
        "fields": [
            {"name": name, "type": "integer" if _are_counts(columns.get(name, ())) else "string"}
            for name in table.header
        ]
    }


def _are_counts(cells: Iterable[Any]) -> bool:
    found = [cell for cell in cells if cell is not None]
    return bool(found) and all(isinstance(cell, int) for cell in found)
