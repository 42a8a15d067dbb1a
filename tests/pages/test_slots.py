"""Slots give what the evidence holds, and stay calm about what it does not."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.macros import in_running_text, slot
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.slots import SLOTS, fill
from tests.real import real_base, real_site


def filled(*words: str) -> str:
    return fill(f"<p>{slot(*words)}</p>", real_site())


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (
            ("link", "term/loonsanctie"),
            f'<p><a href="{ROOT}over/begrippen/loonsanctie/">loonsanctie</a></p>',
        ),
        (
            ("link", "term/loonsanctie", "een <b>sanctie</b>"),
            f'<p><a href="{ROOT}over/begrippen/loonsanctie/">een &lt;b&gt;sanctie&lt;/b&gt;</a></p>',
        ),
        (("count", "cmoc"), "<p>34</p>"),
        (("link", "term/bestaat-niet"), "<p>term/bestaat-niet</p>"),
        (("link", "<script>"), "<p>&lt;script&gt;</p>"),
        (("link", "zz/x", "tekst"), "<p>tekst</p>"),
        (("cite", "<b>niemand</b>"), "<p>&lt;b&gt;niemand&lt;/b&gt;</p>"),
        (("certainty", "bestaat-niet"), "<p>onbekend</p>"),
        (("phase", "bestaat-niet"), "<p></p>"),
        (("role", "bestaat-niet"), "<p></p>"),
        (("role_line", "bestaat-niet"), "<p></p>"),
        (("phase_roles", "bestaat-niet"), "<p></p>"),
    ],
)
def test_a_slot_becomes_what_it_names_or_stays_text(words, html):
    assert filled(*words) == html


def test_a_table_that_is_not_there_stays_text():
    assert "&lt;b&gt;weg&lt;/b&gt;</div>" in filled("csv", "<b>weg</b>")


def test_a_citation_leads_to_its_source():
    key = next(iter(real_base().references))
    link = LexborHTMLParser(filled("cite", key)).css_first("a")

    assert link is not None
    assert link.attributes["href"] == f"{ROOT}bewijs/bronnen/{key}/"


@pytest.mark.parametrize(
    ("name", "args"),
    [("index", ["tool"]), ("phase", ["kantelpunt"]), ("role", ["werknemer"]), ("matrix", [])]
    + [("csv", ["bewijskaart"])]
    + [("phase_roles", ["kantelpunt"]), ("role_line", ["werknemer"])]
    + [
        (n, [])
        for n in ("spoorkaart", "vertrekstaat", "dienstregeling", "az", "evidence_map", "flow")
    ]
    + [
        (n, [])
        for n in (
            "rules_table",
            "exceptions",
            "types_table",
            "version",
            "site_date",
            "handbook",
            "papers",
            "tables",
            "readability",
        )
    ],
)
def test_every_slot_says_something(name, args):
    html = fill(slot(name, *args), real_site())

    assert LexborHTMLParser(f"<div>{html}</div>").body.text().strip()  # type: ignore[union-attr]
    assert "<!--spoorboek" not in html


def test_every_slot_has_words_that_explain_it():
    assert all(function.__doc__ for function in SLOTS.values())


def test_a_page_without_slots_is_left_as_it_is():
    html = "<p>gewoon</p><!-- een opmerking -->"

    assert fill(html, real_site()) is html


@given(st.text())
def test_no_argument_leaves_its_comment(text):
    """Whatever stands in a call, its comment has no end before its end, and gives the same back."""
    comment = slot("link", "term/x", text)

    assert comment.count("-->") == 1
    assert comment.count("<") == 1
    read = re.fullmatch(r"<!--spoorboek (\{.*?\})-->", comment)
    assert read
    assert json.loads(read[1])["args"] == ["term/x", text]
    assert fill(comment, real_site()).count("<") == 0


@given(
    st.lists(
        st.sampled_from(["tekst", "", "  ", slot("version"), f"a {slot('version')} b"]), max_size=6
    )
)
def test_running_text_keeps_its_slots_and_words(lines):
    text = "\n".join(lines)

    assert in_running_text(text).replace("<wbr>", "").strip() == text.strip()
