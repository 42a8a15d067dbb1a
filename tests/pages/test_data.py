"""What the site says of its data: every file with its size, every table with every column."""

import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.data_file import DataFile
from spoorboek.pages.slots import SLOTS
from spoorboek.reasoning.sql_views import VIEWS
from spoorboek.records.relational import shapes
from tests.real import real_base, real_site

FILES = (
    DataFile("spoorboek.sqlite", "Een database", 5_800_000, ""),
    DataFile("cmoc.csv", "Tabel", 67_200, ""),
    DataFile("schema/cmoc.json", "Schema", 10, ""),
)


def shown(slot: str) -> LexborHTMLParser:
    return LexborHTMLParser(str(SLOTS[slot](replace(real_site(), files=FILES))))


def test_the_files_that_hold_everything_have_a_size():
    """Tables and schemas are shown where they are explained."""
    (row,) = shown("data_files").css("li")

    assert "data/spoorboek.sqlite (5,8 MB)" in row.text()
    assert "Een database." in row.text()


def test_every_type_has_its_table():
    heads = [link.text() for link in shown("record_tables").css("tbody th a")]
    rows = {
        name: row.text()
        for name, row in zip(heads, shown("record_tables").css("tbody tr"), strict=True)
    }

    assert {f"{t.name}.csv" for t in real_base().types} <= rows.keys()
    assert "68 kB" in rows["cmoc.csv"]
    assert "met 1 tabel eronder" in rows["cmoc.csv"]


def test_every_column_is_explained():
    page = shown("data_columns")
    names = {h4.attributes["id"] for h4 in page.css("h4")}
    tables = page.css("table")

    found = shapes(real_base().types)
    assert names == {f"tabel-{shape.name}" for shape in found}
    for table, shape in zip(tables, found, strict=True):
        rows = [row.text() for row in table.css("tbody th")]
        assert rows == [column.name for column in shape.columns]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("stance", "supports, refines, contradicts"),
        ("source", "Wijst naar reference"),
        ("arms", "lijst met ; ertussen"),
        ("justification", "tekst"),
    ],
)
def test_a_column_says_what_can_stand_in_it(column, words):
    page = str(SLOTS["data_columns"](real_site()))
    table = page[page.index('id="tabel-cmoc-evidence"') :]
    row = re.search(rf"<code>{column}</code></th>(.*?)</tr>", table)

    assert row
    assert words in re.sub("<[^>]+>", "", row[1])


def test_every_question_in_sql_is_there():
    page = shown("questions_in_sql")

    assert [dt.text() for dt in page.css("dt")] == list(VIEWS)
    assert all(question.question in page.text() for question in VIEWS.values())
