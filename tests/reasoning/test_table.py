"""A table as CSV: read back it is the same, and a spreadsheet runs nothing in it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.table import BYTE_ORDER_MARK, Table, as_meant, held

STARTS = "=+-@\t\r\n"


def read(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@given(st.lists(st.tuples(st.text(), st.integers(), st.none()), max_size=5))
def test_what_is_read_back_is_what_was_written(rows):
    """Text keeps every character; only what a spreadsheet would run gets an apostrophe before it."""
    rows = [row for row in rows if "\0" not in row[0]]
    header, *found = read(Table(("tekst", "getal", "niets"), tuple(rows)).as_csv())

    assert header == ["tekst", "getal", "niets"]
    assert [[text.removeprefix("'"), *rest] for text, *rest in found] == [
        [text.removeprefix("'"), str(number), ""] for text, number, _ in rows
    ]
    assert not [text for text, *_ in found if text[:1] in STARTS and text and not is_number(text)]


def is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("@som", "'@som"),
        ("-5 dagen", "'-5 dagen"),
        ("\tstil", "'\tstil"),
        ("\rstil", "'\rstil"),
        ("-5", "-5"),
        ("+1,5", "+1,5"),
        ("-٣", "'-٣"),
        ("'t kan", "'t kan"),
        ("a=b", "a=b"),
        (" =1+1", "' =1+1"),
        ('"=1+1', "'\"=1+1"),
        ("\u00a0@som", "'\u00a0@som"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ('a;=1+1;"@som', "a;'=1+1;'\"@som"),
        ("a\n=1+1", "a\n'=1+1"),
        ("a; b - c", "a; b - c"),
        ('zegt "ja", en nee', 'zegt "ja", en nee'),
    ],
)
def test_a_spreadsheet_runs_nothing(text, written):
    ((found,),) = read(Table((), ((text,),)).as_csv())[1:]

    assert found == written


def test_lines_end_as_the_standard_asks():
    assert Table(("a", "b"), (("x", 1),)).as_csv() == BYTE_ORDER_MARK + "a,b\r\nx,1\r\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "-2 of meer", "\t=1", "a;=1", "+31 6", "gewoon", "'t Gooi"]
)
def test_what_was_held_reads_back_as_it_was_meant(text):
    assert as_meant(held(text)) == text
