"""Search knows a page under every spelling of the terms on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.pages.synonyms import Synonyms
from tests.real import real_site

GROUPS = [
    ["tweede spoor", "spoor 2", "2e spoor"],
    ["verzuim", "ziekteverzuim"],
    ["re-integratie", "reïntegratie"],
]
SYNONYMS = Synonyms.of(GROUPS)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Spoor 2 begint.</p>", "tweede spoor"),
        ("<p>Het 2e spoor</p>", "tweede spoor"),
        ("<p>Het tweede spoor, ook wel spoor 2</p>", ""),
        ("<p>Veel ziekteverzuim.</p>", "verzuim"),
        ("<p>Langdurigverzuim</p>", "verzuim"),
        ("<p>Frequentieverzuimbeleid</p>", ""),
        ("<p>Reïntegratie</p>", "re-integratie"),
        ("<p>Spoor en 2</p>", ""),
        ("<p>Niets bijzonders</p>", ""),
        ('<p title="spoor 2">x</p>', ""),
        ("", ""),
    ],
)
def test_a_page_carries_the_terms_that_it_names_otherwise(html, words):
    """And the halves of compounds; what it says itself is not said again."""
    assert SYNONYMS.words_for(html) == words


def test_the_search_dialog_turns_every_spelling_into_its_term():
    assert SYNONYMS.terms() == {
        "spoor 2": "tweede spoor",
        "2e spoor": "tweede spoor",
        "ziekteverzuim": "verzuim",
        "reïntegratie": "re-integratie",
    }


def test_a_term_is_never_replaced_by_another():
    both = Synonyms.of([["wia", "uitkering"], ["uitkering", "wia"]])

    assert both.terms() == {}


@given(st.text(), st.lists(st.lists(st.text(), max_size=4), max_size=4))
def test_no_text_and_no_spelling_stops_a_page(text, groups):
    assert isinstance(Synonyms.of(groups).words_for(text), str)


def test_the_real_terms_join_the_spellings_of_the_second_track():
    synonyms = real_site().synonyms

    for spelling in ("2e spoor", "spoor 2", "tweedespoortraject"):
        assert synonyms.terms()[spelling] == "tweede spoor"
        assert "tweede spoor" in synonyms.words_for(f"<p>{spelling}</p>")
