"""CSV tables: every table of the base as a file for a spreadsheet, and the overviews beside them."""

from collections.abc import Mapping, Sequence

from spoorboek.citation import Citations
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.rows import Row, rows_by_table
from spoorboek.reasoning.table import Table
from spoorboek.reasoning.tables import TABLES
from spoorboek.records.relational import shapes
from spoorboek.records.table_shape import Shape


def record_tables(base: EvidenceBase, citations: Citations) -> dict[str, Table]:
    """Every table of the base by its name, as it is written to CSV."""
    rows = rows_by_table(base, citations)
    return {shape.name: _table(shape, rows[shape.name]) for shape in shapes(base.types)}


def overview_tables(base: EvidenceBase) -> dict[str, Table]:
    """The tables of the overviews by name."""
    return {name: table.make(base) for name, table in TABLES.items()}


def as_files(tables: Mapping[str, Table]) -> dict[str, str]:
    """The text of each table by the name of its file."""
    return {f"{name}.csv": table.as_csv() for name, table in tables.items()}


def _table(shape: Shape, rows: Sequence[Row]) -> Table:
    header = tuple(column.name for column in shape.columns)
    return Table(header, tuple(tuple(map(_in_words, row)) for row in rows))


def _in_words(cell: str | int | float | None) -> str | int | float | None:
    """True and false as Table Schema writes them."""
    return str(cell).lower() if isinstance(cell, bool) else cell
