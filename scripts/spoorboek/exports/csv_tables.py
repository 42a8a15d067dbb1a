"""CSV tables: every table of the base as a file for a spreadsheet."""

from functools import partial

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.export import Export
from spoorboek.exports.rows import Row, rows_by_table
from spoorboek.reasoning.table import Cell, Table
from spoorboek.reasoning.tables import file_name
from spoorboek.records.relational import shapes
from spoorboek.records.table_shape import Shape


def record_tables(base: EvidenceBase) -> dict[str, Export]:
    """A file for every table of a base, by name; all rows are made when the first is asked for."""
    rows: dict[str, list[Row]] = {}

    def csv(shape: Shape, base: EvidenceBase, citations: Citations, _: Edition) -> str:
        if not rows:
            rows.update(rows_by_table(base, citations))
        return table_of(shape, rows[shape.name]).as_csv()

    return {
        file_name(shape.name): Export(in_words(shape), partial(csv, shape))
        for shape in shapes(base.types)
    }


def in_words(shape: Shape) -> str:
    """What stands in a table, as a sentence part in Dutch."""
    return f"Tabel: {shape.description}"


def table_of(shape: Shape, rows: list[Row]) -> Table:
    """Rows under the names of their columns; true and false as Table Schema writes them."""
    header = tuple(column.name for column in shape.columns)
    return Table(header, tuple(tuple(map(_in_words, row)) for row in rows))


def _in_words(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell
