"""SQLite file: all tables in one database, with keys, indexes, views and full text.

Two builds of one base give the same bytes with the same version of SQLite; another version may lay out its
pages in another way.
"""

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from textwrap import dedent

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.data_package import LICENSE
from spoorboek.exports.export import Content
from spoorboek.exports.rows import Row, rows_by_table
from spoorboek.reasoning.sql_views import views_of
from spoorboek.reasoning.table import Cell
from spoorboek.records.common_tables import RECORD, WORD
from spoorboek.records.record import Record
from spoorboek.records.relational import shapes
from spoorboek.records.table_shape import Column, ForeignKey, Shape
from spoorboek.records.word import Word

_LARGEST = 2**63 - 1
_OF_THE_WRITER = ((24, 4), (92, 8))
"""Where the header counts how often was written and by which version of SQLite: that is not evidence.

See https://www.sqlite.org/fileformat2.html#the_database_header; both counts are the same, as they should be.
"""
_SQL_TYPES = {
    "string": "TEXT", "date": "TEXT", "object": "TEXT", "integer": "INTEGER", "number": "REAL",
    "boolean": "INTEGER", "any": "",
}  # fmt: skip
_ABOUT = """
CREATE TABLE about_edition (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE about_tables (
  name TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('table', 'view')),
  description TEXT NOT NULL
);
CREATE TABLE about_columns (
  "table" TEXT NOT NULL REFERENCES about_tables (name), position INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)),
  vocabulary TEXT, description TEXT NOT NULL, PRIMARY KEY ("table", name)
);
CREATE TABLE about_words (
  "table" TEXT NOT NULL, "column" TEXT NOT NULL, word TEXT NOT NULL, label TEXT, meaning TEXT,
  PRIMARY KEY ("table", "column", word),
  FOREIGN KEY ("table", "column") REFERENCES about_columns ("table", name)
);
"""
# Accents do not count: who looks for 'coordinatie' finds 'coördinatie'.
_KIND = 0xFF
"""The part of an error code of SQLite that says what kind of error it is."""
_REFUSED = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
"""What the system refused, by what SQLite makes of it; what else is wrong, is wrong with the program."""
_FULL_TEXT = """
CREATE TABLE search_text (
  number INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
  url TEXT NOT NULL, text TEXT NOT NULL,
  UNIQUE (type, id), FOREIGN KEY (type, id) REFERENCES record (type, id)
);
CREATE VIRTUAL TABLE search_text_fts USING fts5 (
  title, text, content="search_text", content_rowid="number",
  tokenize='unicode61 remove_diacritics 2'
);
"""


def sqlite_file(base: EvidenceBase, citations: Citations, edition: Edition) -> Content:
    """The database, made in its file: it is not in memory as a whole."""

    def write(file: Path) -> None:
        try:
            _write(file, base, citations, edition)
        except sqlite3.OperationalError as error:
            why = _REFUSED.get(error.sqlite_errorcode & _KIND)
            if why is None:
                raise
            raise OSError(why, str(error), str(file)) from error

    return write


def _write(file: Path, base: EvidenceBase, citations: Citations, edition: Edition) -> None:
    rows = rows_by_table(base, citations)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # what fails is thrown away whole
        database.execute("PRAGMA synchronous = OFF")
        # Else SQLite sorts in the folder for temporary files, whose disk may be full.
        database.execute("PRAGMA temp_store = MEMORY")
        for shape in shapes(base.types):
            database.execute(_table(shape))
            _fill(database, shape.sql_name, len(shape.columns), rows[shape.name])
        for statement in _indexes(base.types):
            database.execute(statement)
        _add_full_text(database, base.types, rows)
        for name, view in views_of(base.types).items():
            database.execute(f'CREATE VIEW "{name}" AS\n{dedent(view.sql).strip()}')
        _add_about(database, base, edition)
        database.commit()
        database.execute("ANALYZE")
        database.commit()
        database.execute("VACUUM")
    with file.open("r+b") as stream:
        for place, length in _OF_THE_WRITER:
            stream.seek(place)
            stream.write(bytes(length))


def _fill(database: sqlite3.Connection, table: str, width: int, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * width)
    cells = (tuple(map(stored, row)) for row in rows)
    insert = f'INSERT INTO "{table}" VALUES ({marks})'  # noqa: S608  # names of tables are our own
    database.executemany(insert, cells)


def stored(cell: Cell) -> Cell:
    """A cell as it can be kept; a number too large for SQLite stays what it is, as text."""
    return str(cell) if isinstance(cell, int) and abs(cell) > _LARGEST else cell


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _table(shape: Shape) -> str:
    """The statement that makes a table."""
    lines = [_definition(column) for column in shape.columns]
    lines.append(f"PRIMARY KEY ({_names(shape.key)})")
    lines += [_reference(key) for key in shape.foreign_keys]
    return f'CREATE TABLE "{shape.sql_name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _definition(column: Column) -> str:
    parts = [f'"{column.name}"', _SQL_TYPES[column.type]]
    parts += ["NOT NULL"] if column.required else []
    parts += [f'CHECK ("{column.name}" IN (0, 1))'] if column.type == "boolean" else []
    return " ".join(filter(None, parts))


def _reference(key: ForeignKey) -> str:
    table = key.table.replace("-", "_")
    return f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{table}" ({_names(key.target)})'


def _indexes(record_types: tuple[type[Record], ...]) -> Iterator[str]:
    """An index for every way to a table from another, where its key does not begin that way."""
    ways = [(s, k.columns) for s in shapes(record_types) for k in s.foreign_keys]
    for shape, columns in (*ways, (WORD, ("vocabulary", "value"))):
        if shape.key[: len(columns)] != columns:
            name = "_".join((shape.sql_name, "by", *columns))
            yield f'CREATE INDEX "{name}" ON "{shape.sql_name}" ({_names(columns)})'


def _add_full_text(
    database: sqlite3.Connection,
    record_types: tuple[type[Record], ...],
    rows: Mapping[str, list[Row]],
) -> None:
    """The texts of each record as one, to search in."""
    database.executescript(_FULL_TEXT)
    texts: dict[tuple[Cell, Cell], list[str]] = {}
    by_name = {shape.name: shape for shape in shapes(record_types)}
    for record_type in record_types:
        for shape in by_name[record_type.name].family():
            places = [i for i, c in enumerate(shape.columns) if c in shape.read and _is_text(c)]
            for row in rows[shape.name]:
                found = texts.setdefault((record_type.name, row[0]), [])
                found += [str(row[place]) for place in places if row[place] is not None]
    numbered = (
        (number, *row[:4], "\n".join(texts[row[0], row[1]]))
        for number, row in enumerate(rows[RECORD.name], start=1)
    )
    _fill(database, "search_text", 6, numbered)
    database.execute("INSERT INTO search_text_fts (search_text_fts) VALUES ('rebuild')")
    database.execute("INSERT INTO search_text_fts (search_text_fts) VALUES ('optimize')")


def _is_text(column: Column) -> bool:
    return column.type == "string" and not (column.is_list or column.words or column.vocabulary)


def _add_about(database: sqlite3.Connection, base: EvidenceBase, edition: Edition) -> None:
    """What the database says of itself: edition, tables, views, columns and fixed words."""
    database.executescript(_ABOUT)
    tables, views = shapes(base.types), views_of(base.types)
    about = {
        "title": base.subject.name,
        "about": base.subject.about,
        "version": edition.version,
        "commit": edition.commit,
        "date": edition.date,
        "site": edition.site_url,
        "makers": base.subject.makers,
        "license": f"{LICENSE['name']} {LICENSE['path']}",
    }
    _fill(database, "about_edition", 2, ((name, value) for name, value in about.items() if value))
    described = [(s.sql_name, "table", s.description) for s in tables]
    described += [(name, "view", view.question) for name, view in views.items()]
    _fill(database, "about_tables", 3, described)
    columns = [(s.sql_name, n, c) for s in tables for n, c in enumerate(s.columns, start=1)]
    _fill(database, "about_columns", 7, (_about(*column) for column in columns))
    words = ((table, c.name, *_explained(w)) for table, _, c in columns for w in c.words)
    _fill(database, "about_words", 5, words)


def _about(table: str, position: int, c: Column) -> Row:
    kind, vocabulary = str(c.type), c.vocabulary or None
    return table, position, c.name, kind, int(c.is_list), vocabulary, c.description


def _explained(word: str) -> Row:
    if isinstance(word, Word):
        return str(word), word.label or None, word.meaning or None
    return word, None, None
