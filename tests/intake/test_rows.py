"""What is written for another program reads back equal, and no cell is a formula."""

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.intake.forms import Form
from spoorboek.intake.rows import NotReadable, read_rows, write_rows

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)
FORMULAS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "'", "''", '"', " ", "a;", "a;' ", "a;b;'", "'\""]),
    st.sampled_from("=+-@\uff1d\uff20"),
    TEXT,
    st.sampled_from(["", ";=1", ";'=1", "; -1"]),
).map(str.strip)


@given(st.lists(st.tuples(FORMULAS | TEXT, FORMULAS | TEXT), max_size=4))
def test_a_table_reads_back_as_it_was_and_is_inert(cells):
    rows = [{"title": title or "titel", "abstract": abstract} for title, abstract in cells]

    text = write_rows(rows, Form.ASREVIEW.columns, "uit.csv")

    assert [(row["title"], row["abstract"]) for row in read_rows(text, "uit.csv")] == [
        (row["title"], row["abstract"]) for row in rows
    ]
    written = [cell for cells in csv.reader(io.StringIO(text)) for cell in cells]
    pieces = [piece.lstrip(' "') for cell in written for piece in cell.split(";")]
    assert not [piece for piece in pieces if piece.startswith(tuple("=+-@\uff1d\uff20\t\r"))]


@given(st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_ris_reads_back_as_it_was_but_for_white_space(titles, abstract):
    rows = [
        {"title": f"t {title}", "abstract": abstract, "authors": "Vos, E;Bos, F"}
        for title in titles
    ]

    found = read_rows(write_rows(rows, (), "uit.ris"), "uit.ris")

    assert [row.title.split() for row in found] == [row["title"].split() for row in rows]
    assert [row["abstract"].split() for row in found] == [abstract.split() for _ in rows]
    assert {row.first_author for row in found} == {"Vos"}


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text):
    for name in ("x.csv", "x.ris", "x.tsv"):
        with contextlib.suppress(NotReadable):
            assert all(row.line > 0 for row in read_rows(text, name))


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("x.csv", 'title,abstract\n"een\ntwee",x\n\ndrie,y\n', [2, 5]),
        ("x.csv", "title;year\neen;2020\n", [2]),
        ("x.tsv", "title\tyear\neen\t2020\n", [2]),
        ("x.ris", "1.\nTY  - JOUR\nTI  - een\nER  - \n2.\nTY  - JOUR\nTI  - twee\n   vervolg\nER  -\n", [2, 6]),
    ],
)  # fmt: skip
def test_a_row_knows_its_line(name, text, lines):
    assert [row.line for row in read_rows(text, name)] == lines


@pytest.mark.parametrize(
    ("name", "text"),
    [("x.csv", "naam\neen\n"), ("x.ris", "TY  - JOUR\nTI  - een\n"), ("x.csv", "")],
)
def test_what_is_no_list_of_references_is_refused_in_words(name, text):
    with pytest.raises(NotReadable, match=r"title|ER"):
        read_rows(text, name)
