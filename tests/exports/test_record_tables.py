"""The tables hold all that the records hold: read back from CSV they give the same records."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from spoorboek.edition import Edition
from spoorboek.exports.csv_tables import record_tables
from spoorboek.pages.site import Site
from spoorboek.reasoning.table import BYTE_ORDER_MARK, as_meant
from spoorboek.reasoning.tables import TABLES, file_name
from spoorboek.records import RECORD_TYPES
from spoorboek.records.common_tables import CITED, LINK, RECORD, WORD
from spoorboek.records.markers import Cites
from spoorboek.records.record import Record
from spoorboek.records.relational import SEPARATOR, shapes
from spoorboek.records.table_shape import Column, Shape
from tests.exports.worlds import WORLDS

Row = dict[str, str]
Tables = Mapping[str, list[Row]]
STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@pytest.fixture(scope="module", params=WORLDS)
def site(request, tmp_path_factory) -> Site:
    return WORLDS[request.param](tmp_path_factory.mktemp("wereld"))


@pytest.fixture(scope="module")
def written(site) -> dict[str, str]:
    """The text of every table, as it is written."""
    return {
        name: str(export.make(site.base, site.citations, Edition("0")))
        for name, export in record_tables(site.base).items()
    }


@pytest.fixture(scope="module")
def tables(written) -> Tables:
    """The rows of every table as its readers mean them, by column."""
    return {name.removesuffix(".csv"): list(_rows(text)) for name, text in written.items()}


def _cells(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def _rows(text: str) -> Iterator[Row]:
    header, *rows = _cells(text)
    for row in rows:
        yield dict(zip(header, map(as_meant, row), strict=True))


class Reader:
    """Puts records together again out of rows."""

    def __init__(self, tables: Tables) -> None:
        self.rows: dict[str, dict[tuple[str, ...], list[Row]]] = {}
        self.tables = tables

    def below(self, shape: Shape, key: tuple[str, ...]) -> list[Row]:
        """The rows of a table that belong to the row with this key, in their own order."""
        if shape.name not in self.rows:
            found = self.rows.setdefault(shape.name, {})
            for row in self.tables[shape.name]:
                found.setdefault(_key(shape, row)[:-1], []).append(row)
        return self.rows[shape.name].get(key, [])

    def part(self, shape: Shape, row: Row) -> Any:
        """What one row and those below it say."""
        if [column.path for column in shape.read] == [""]:
            return row[shape.read[0].name]
        found: dict[str, Any] = {}
        for column in shape.read:
            _put(found, column.path, _value(column, row[column.name]))
        for child in shape.children:
            rows = self.below(child, _key(shape, row))
            _put(found, child.path, _plain([self.part(child, r) for r in rows]))
        return found


def _key(shape: Shape, row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in shape.key)


def _value(column: Column, text: str) -> Any:
    return _plain(json.loads(text)) if column.type == "object" and text else text


def _put(found: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for name in way:
        found = found.setdefault(name, {})
    found[last] = value


def _plain(value: Any) -> Any:
    """Every leaf as text, a list of leaves as one text, and nothing where nothing stands."""
    if isinstance(value, dict):
        kept = {name: _plain(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item not in ("", {}, [])}
    if isinstance(value, list):
        items = [_plain(item) for item in value]
        of_leaves = all(isinstance(item, str) for item in items)
        return SEPARATOR.join(items) if of_leaves else items
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_nothing_of_a_record_is_lost(site, tables):
    """Every field of every record of every type, out of the cells as they stand in the files."""
    of_types = {shape.name: shape for shape in shapes(site.base.types)}
    reader = Reader(tables)
    all_records = {(row["type"], row["id"]): row for row in tables[RECORD.name]}
    for record_type in site.base.types:
        rows = {row["id"]: row for row in tables[record_type.name]}
        for record in site.base.of(record_type).values():
            whole = _plain(record.model_dump(mode="json"))
            common = all_records[record.name, record.id]
            row = rows[record.id]
            found = reader.part(of_types[RECORD.name], common)
            found |= reader.part(of_types[record_type.name], row)
            found |= {"id": row["id"]} | ({"title": row["title"]} if "title" in whole else {})
            assert _plain(found) == whole, record.key
            assert (row["title"], row["url"]) == (common["title"], common["url"])
            assert row["url"] == record.page


def test_no_cell_is_a_formula(written):
    """In whatever way a spreadsheet splits the file, nothing in it is run."""
    for name, text in written.items():
        header, *rows = _cells(text)
        assert not [cell for cell in header if cell.startswith(STARTS)]
        for cell in (cell for row in rows for cell in row):
            pieces = (piece for line in cell.splitlines() for piece in line.split(";"))
            for piece in pieces:
                bare = piece.strip(" \t\"'\u00a0")
                defused = piece.startswith("'") or not bare.startswith(STARTS)
                assert defused or _is_number(piece), (name, cell)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def test_everything_that_points_is_in_the_table_of_its_kind(site, tables):
    """Links, citations and words that lead somewhere: as many rows as the base knows of."""
    marks = [
        (r, m)
        for r in site.base.all()
        for m in site.base.marks[r.key]
        if r.name in {t.name for t in site.base.types}
    ]
    cited = [m for _, m in marks if isinstance(m[1], Cites) and m[2] in site.base.references]

    assert len(tables[LINK.name]) == len(site.base.links)
    assert len(tables[CITED.name]) == len(cited)
    for row in tables[WORD.name]:
        assert row["value"] in site.base.vocabularies[row["vocabulary"]]


def test_every_table_and_column_has_a_name_of_its_own():
    """Also apart from capitals and dashes, and from the tables of overviews."""
    names = [shape.sql_name for shape in shapes(RECORD_TYPES)]
    names += [name.replace("-", "_") for name in TABLES]

    assert len(set(names)) == len(names)
    for shape in shapes(RECORD_TYPES):
        columns = [column.name for column in shape.columns]
        assert len({name.lower() for name in columns}) == len(columns), shape.name
        assert all(column.description for column in shape.columns), shape.name


def test_every_type_has_a_file(site, written):
    """Under its own name, also when it has no records; a type that is not used has none."""
    of_types = {file_name(t.name) for t in RECORD_TYPES} & written.keys()

    assert of_types == {file_name(record_type.name) for record_type in site.base.types}


def test_keys_point_at_tables_above_or_beside():
    """Every foreign key names columns that are there, and the whole key of its table."""
    by_name = {shape.name: shape for shape in shapes(RECORD_TYPES)}
    for shape in by_name.values():
        own = {column.name for column in shape.columns}
        for key in shape.foreign_keys:
            assert set(key.columns) <= own
            assert key.target == by_name[key.table].key


def test_common_fields_are_those_of_every_record():
    """What all records have stands in one table and not again in that of each type."""
    for shape in shapes(RECORD_TYPES):
        if shape.name in {t.name for t in RECORD_TYPES}:
            assert not {c.path for c in shape.read} & set(Record.model_fields)
