"""Search knows a page under every spelling of the terms on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.pages.synonyms import Synonyms
from tests.real import real_site

GROUPS = [["tweede spoor", "spoor 2", "2e spoor"], ["verzuim", "ziekteverzuim"], ["re-integratie", "reïntegratie"]]
SYNONYMS = Synonyms.of(GROUPS)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Het tweede spoor begint.</p>", {"spoor", "2e"}),
        ("<p>Spoor 2</p>", {"tweede", "2e"}),
        ("<p>Veel ziekteverzuim.</p>", {"verzuim"}),
        ("<p>Frequentieverzuimbeleid</p>", set()),
        ("<p>Re-integratie</p>", {"reïntegratie"}),
        ("<p>Niets bijzonders</p>", set()),
        ('<p title="tweede spoor">x</p>', set()),
        ("", set()),
    ],
)
def test_a_page_carries_the_other_spellings_of_its_terms(html, words):
    found = set(SYNONYMS.words_for(html).split())

    assert words <= found
    if not words:
        assert found == set()


def test_the_second_half_of_a_compound_is_found():
    assert "verzuim" in SYNONYMS.words_for("<p>Langdurigverzuim</p>").split()


@given(st.text(), st.lists(st.lists(st.text(), max_size=4), max_size=4))
def test_no_text_and_no_spelling_stops_a_page(text, groups):
    assert isinstance(Synonyms.of(groups).words_for(text), str)


def test_the_real_terms_join_the_spellings_of_the_second_track():
    for spelling in ("2e spoor", "spoor 2", "tweede spoor"):
        found = real_site().synonyms.words_for(f"<p>{spelling}</p>")
        assert "tweedespoortraject" in found
