"""The database is sound, answers what people ask, and is the same every time."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from spoorboek.edition import Edition
from spoorboek.exports.export import put
from spoorboek.exports.rows import rows_by_table
from spoorboek.exports.sqlite_file import sqlite_file, stored
from spoorboek.pages.site import Site
from spoorboek.reasoning.sql_views import VIEWS, views_of
from spoorboek.reasoning.support import counting_sources, support
from spoorboek.records import RECORD_TYPES
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Stance
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.relational import shapes
from spoorboek.records.source import Source
from spoorboek.records.source_words import ReadingDepth
from tests.exports.worlds import WORLDS
from tests.real import ROOT

EDITION = Edition("1.2", "abc", "2026-11-22")


def written(site: Site, folder: Path) -> bytes:
    put(folder, "a.sqlite", "", sqlite_file(site.base, site.citations, EDITION))
    return (folder / "a.sqlite").read_bytes()


@pytest.fixture(scope="module", params=WORLDS)
def site(request, tmp_path_factory) -> Site:
    return WORLDS[request.param](tmp_path_factory.mktemp("wereld"))


@pytest.fixture(scope="module")
def database(site, tmp_path_factory) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(written(site, tmp_path_factory.mktemp("bestand")))
        yield connection


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Iterator[sqlite3.Connection]:
    site = WORLDS["real"](ROOT)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(written(site, tmp_path_factory.mktemp("bestand")))
        yield connection


def asked(database: sqlite3.Connection, sql: str, *values: str) -> list[tuple]:
    return database.execute(sql, values).fetchall()


def test_it_is_sound(database):
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    assert asked(database, "PRAGMA foreign_key_check") == []
    database.execute(
        "INSERT INTO search_text_fts (search_text_fts, rank) VALUES ('integrity-check', 1)"
    )
    database.rollback()


def test_it_holds_every_row(site, database):
    """Cell by cell, and every foreign key that is laid out is declared."""
    rows = rows_by_table(site.base, site.citations)
    for shape in shapes(site.base.types):
        assert asked(database, f'SELECT * FROM "{shape.sql_name}"') == rows[shape.name]
        declared = asked(database, f'PRAGMA foreign_key_list("{shape.sql_name}")')
        assert len({key[0] for key in declared}) == len(shape.foreign_keys)


def test_it_describes_itself(database):
    """Every table, view and column that can be opened is explained, and nothing else is."""
    there = asked(
        database,
        "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'about%' AND name NOT LIKE 'search_text%'",
    )
    told = asked(database, "SELECT name, kind FROM about_tables")
    columns = asked(database, 'SELECT "table", name, position FROM about_columns')

    assert sorted(told) == sorted(there)
    for name in (name for name, kind in told if kind == "table"):
        info = asked(database, f'PRAGMA table_info("{name}")')
        assert {(name, column[1], column[0] + 1) for column in info} <= set(columns)


def test_every_view_can_be_asked(site, database):
    for name in views_of(site.base.types):
        answer = database.execute(f'SELECT * FROM "{name}"')
        columns = [column[0] for column in answer.description]

        assert len(columns) == len(set(columns)) > 1, name
        assert all(len(row) == len(columns) for row in answer), name


def test_every_view_is_there_with_all_types():
    assert views_of(RECORD_TYPES) == VIEWS
    assert "explanation_sources" not in views_of((Cmoc,))
    assert "where_cited" in views_of((Cmoc,))


def test_every_column_that_points_has_an_index(site, database):
    """Asking what points at a row never reads a whole table."""
    for shape in shapes(site.base.types):
        indexes = asked(database, f'PRAGMA index_list("{shape.sql_name}")')
        indexed = [
            tuple(column[2] for column in asked(database, f'PRAGMA index_info("{index[1]}")'))
            for index in indexes
        ]
        for key in shape.foreign_keys:
            assert any(found[: len(key.columns)] == key.columns for found in indexed), key


def test_views_say_what_reasoning_says(site, database):
    """Explanations by stance, sources not read in full, what advice rests on: counted both ways."""
    base = site.base
    sql = """SELECT id, confidence_overall, supports, refines, contradicts
        FROM explanations_by_certainty"""
    counted = {row[0]: row[1:] for row in asked(database, sql)}
    counting = counting_sources(base)
    for cmoc in base.of(Cmoc).values():
        sources = support(cmoc, counting).sources
        numbers = tuple(len(sources[stance]) for stance in Stance)
        assert counted[cmoc.id] == (cmoc.confidence.overall, *numbers)
    sources = base.of(Source).values()
    unread = {s.id for s in sources if s.status.counts and s.seen != ReadingDepth.FULL_TEXT}
    assert {
        row[0] for row in asked(database, "SELECT source FROM sources_not_read_in_full")
    } == unread
    rests = {(a.id, c) for a in base.of(Recommendation).values() for c in a.based_on or (None,)}
    sql = "SELECT recommendation, cmoc FROM recommendation_explanations"
    assert set(asked(database, sql)) == rests


@pytest.mark.parametrize("word", ["coordinatie", "COÖRDINATIE", "coördinatie"])
def test_accents_and_capitals_do_not_count(real, word):
    found = asked(real, "SELECT rowid FROM search_text_fts WHERE search_text_fts MATCH ?", word)

    assert found
    assert found == asked(
        real, "SELECT rowid FROM search_text_fts WHERE search_text_fts MATCH 'coordinatie'"
    )


def test_a_number_that_is_too_large_is_kept():
    """As text: SQLite knows no larger one, and nothing in a record stops the export."""
    assert stored(2**63) == str(2**63)
    assert stored(2**63 - 1) == 2**63 - 1


def test_its_header_says_nothing_of_who_wrote_it(real):
    """Neither how often was written, nor with which version of SQLite."""
    header = real.serialize()[:100]

    assert header.startswith(b"SQLite format 3\0")
    assert header[24:28] == bytes(4)
    assert header[92:100] == bytes(8)


def test_the_same_base_gives_the_same_bytes(tmp_path):
    """In another process, another time zone and with other hashes."""
    code = (
        "import hashlib, sys, pathlib; from tests.exports.test_sqlite_file import written;"
        "from tests.real import real_site; folder = pathlib.Path(sys.argv[1]);"
        "print(hashlib.sha256(written(real_site(), folder)).hexdigest())"
    )
    found = set()
    for zone, seed in (("UTC", "1"), ("Pacific/Auckland", "2")):
        env = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_datasette_finds_the_full_text_of_a_table(real):
    """It looks for the name of the table between double quotes in the text that made the other."""
    ((made,),) = asked(real, "SELECT sql FROM sqlite_master WHERE name = ?", "search_text_fts")

    assert 'content="search_text"' in made


@pytest.mark.parametrize(
    ("refuse", "why"),
    [
        (lambda file: "PRAGMA max_page_count = 3", errno.ENOSPC),
        (lambda file: "PRAGMA query_only = ON", errno.EROFS),
        (lambda file: file.mkdir() or "PRAGMA journal_mode", errno.EACCES),
    ],
    ids=["a full disk", "a disk to read from", "a folder in its place"],
)
def test_what_the_system_refuses_is_told_as_a_system_error(
    real, tmp_path, monkeypatch, refuse, why
):
    """SQLite has errors of its own for it; who builds gets the same words as with any other file."""
    file, connect = tmp_path / "a.sqlite", sqlite3.connect

    def refusing(path: Path) -> sqlite3.Connection:
        statement = refuse(path)
        database = connect(path)
        database.execute(statement)
        return database

    monkeypatch.setattr(sqlite3, "connect", refusing)
    base = WORLDS["real"](ROOT)
    with pytest.raises(OSError) as error:  # noqa: PT011  # its number is what counts
        put(tmp_path, file.name, "", sqlite_file(base.base, base.citations, EDITION))

    assert error.value.errno == why
    assert not file.is_file()


def test_a_mistake_of_our_own_is_no_refusal_of_the_system(tmp_path, monkeypatch):
    site = WORLDS["real"](ROOT)
    monkeypatch.setattr(import_module(sqlite_file.__module__), "_FULL_TEXT", "CREATE TABLE")
    with pytest.raises(sqlite3.OperationalError, match="incomplete input"):
        put(tmp_path, "a.sqlite", "", sqlite_file(site.base, site.citations, EDITION))
