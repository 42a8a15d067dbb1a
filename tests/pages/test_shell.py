"""A shell is filled by what belongs there; a token in a text is just text."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from spoorboek.pages.shell import BARE, TOKENS, Shell

VALUES = dict.fromkeys(TOKENS, "")


def test_every_token_is_filled_wherever_and_however_often_it_stands():
    shell = Shell.of("<title>@@titel@@</title><h1>@@titel@@</h1>@@inhoud@@@@inhoud@@")

    assert shell.fill(**{**VALUES, "titel": "T", "inhoud": Markup("<p>")}) == (
        "<title>T</title><h1>T</h1><p><p>"
    )


def test_text_is_escaped_and_markup_stays():
    shell = Shell.of('<meta content="@@beschrijving@@">@@inhoud@@')
    html = shell.fill(**{**VALUES, "beschrijving": '"><script>', "inhoud": Markup("<b>x</b>")})

    assert html == '<meta content="&#34;&gt;&lt;script&gt;"><b>x</b>'


@given(st.text())
def test_a_token_in_a_text_stays_text(text):
    shell = Shell.of("@@titel@@|@@inhoud@@")
    title = f"{text}@@inhoud@@"

    assert shell.fill(**{**VALUES, "titel": title, "inhoud": "X"}) == f"{escape(title)}|X"


def test_other_words_between_signs_are_left_alone():
    assert Shell.of("@@iets@@ @titel@ @@ titel @@").fill(**VALUES) == "@@iets@@ @titel@ @@ titel @@"


def test_the_bare_page_has_a_place_for_what_a_reader_needs():
    for token in ("titel", "beschrijving", "kop", "inhoud"):
        assert token in BARE.pieces
