"""A report may come from a stranger: it is read strictly, and in a comment it stays text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from spoorboek.markdown import of_report
from spoorboek.report import CHARACTERS, ROWS, NoReport, Report, Section, as_json, read

SOUND = Report(
    "Bevindingen",
    strong="Twee nieuwe.",
    told=("Meer.", "En nog iets."),
    sections=(Section("Nieuw", ("Waar", "Wat"), (("a", "b"), ("c", "d"))),),
    closing="Dat was het.",
    rest="Kijk in het logboek.",
)
HOSTILE = (
    "x | y <script>alert(1)</script> @iemand #12 [a](http://b.nl) `c` ![d](e) www.f.nl </details>"
    "\n\n# kop\n\n- punt\n\n```\n<!-- -->\n--> ::error::z $a$ :smile: &lt; https://g.nl \u202e \x1b[31m"
)


def parsed(report: Report) -> LexborHTMLParser:
    """The comment as GitHub would read it: Markdown with tables and raw HTML."""
    return LexborHTMLParser(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(of_report(report, 60_000))
    )


def spoilt(text: str) -> Report:
    """A report in which every text is this one."""
    section = Section(text, (text, text), ((text, text), (text, text)))
    folded = Section(text, (text, text), ((text, text),), folded=True)
    return Report(text, text, (text, text), (section, folded), text, text)


def test_what_is_written_is_read_again():
    assert read(as_json(SOUND)) == SOUND


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"title": "x"}',
        as_json(SOUND).replace('"Meer."', "1"),
        as_json(SOUND).replace('"Bevindingen"', "true"),
        as_json(SOUND).replace('"folded": false', '"folded": 0'),
        as_json(SOUND).replace('"left_out": 0', '"left_out": true'),
    ],
    ids=range(10),
)
def test_anything_else_is_no_report(text):
    with pytest.raises(NoReport):
        read(text)


def test_what_is_too_much_is_left_out_and_counted():
    rows = tuple((str(number), "y" * 5_000) for number in range(ROWS + 7))
    data = json.loads(as_json(SOUND))
    data["sections"][0] |= {"rows": rows, "left_out": 3}
    (section,) = read(json.dumps(data)).sections

    assert (len(section.rows), section.left_out) == (ROWS, 10)
    assert len(section.rows[0][1]) == CHARACTERS
    assert f"Nog {10 + ROWS - 120}\\. " not in of_report(SOUND, 60_000)
    assert "Nog " in of_report(read(json.dumps(data)), 60_000)
    assert read(as_json(Report("x", sections=(Section("y", ("a", "b"), rows),)))).sections[0] == (
        Section("y", ("a", "b"), tuple((a, b[:CHARACTERS]) for a, b in rows[:ROWS]), False, 7)
    )


def test_a_row_has_as_many_cells_as_its_table():
    data = json.loads(as_json(SOUND))
    data["sections"][0]["rows"] = [["alleen"], ["een", "twee", "drie"]]

    assert read(json.dumps(data)).sections[0].rows == (("alleen", ""), ("een", "twee"))


def test_sentences_and_tables_are_there():
    tree = parsed(SOUND)

    assert [node.text() for node in tree.css("h3, h4, strong, th, td")] == [
        *("Bevindingen", "Twee nieuwe.", "Nieuw", "Waar", "Wat", "a", "b", "c", "d")
    ]


def test_a_comment_never_becomes_too_long():
    rows = tuple((f"{number}", "|" * 200) for number in range(400))
    report = Report("Veel", sections=(Section("Tabel", ("a", "b"), rows),), rest="Elders.")

    for limit in (60_000, 20_000, 1_000, 100):
        assert len(of_report(report, limit)) <= limit
    assert "Nog 396" in of_report(report, 2_500)


PLAIN = {"html", "head", "body", "h3", "h4", "p", "strong", "details", "summary"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


@given(st.one_of(st.just(HOSTILE), st.text(), st.text(alphabet="-=.|#`*_[]()<>!\\@:&1 \n~+")))
def test_text_of_a_stranger_becomes_no_markup(text):
    tree = parsed(read(as_json(spoilt(text))))

    assert {node.tag for node in tree.css("*")} <= PLAIN | TABLE
    assert len(tree.css("tr")) == 5
    assert not [node for node in tree.css("*") if node.attributes]


def test_nobody_is_called_and_nothing_unseen_is_shown():
    text = of_report(read(as_json(spoilt(HOSTILE))), 60_000)

    for sign in ("@i", "#1", "www.", "https://", "\u202e", "\x1b"):
        assert sign not in text
