"""Chains of numbers on pages: computed, labelled, and stopped where the group changes."""

from dataclasses import replace
from fractions import Fraction

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.number_chains import all_chains, all_stops
from spoorboek.pages.record_page import body_of
from spoorboek.pages.share_words import share_in_words
from spoorboek.pages.slots import SLOTS
from spoorboek.reasoning.number_chains import chains
from spoorboek.reasoning.shares import Sense, Share
from spoorboek.records.figure import Figure
from tests.real import real_base, real_site


def text_of(html: str) -> str:
    return " ".join((LexborHTMLParser(html).text() or "").split())


def page(figure_id: str) -> str:
    return text_of(body_of(real_base().of(Figure)[figure_id], real_site()))


@pytest.mark.parametrize(
    ("low", "high", "sense", "words"),
    [
        ("145/1000", "145/1000", Sense.EXACT, "14,5%"),
        ("58/100", "58/100", Sense.EXACT, "58%"),
        ("1/6", "1/6", Sense.AT_LEAST, "ten minste 16,6%"),
        ("1/6", "1/6", Sense.AT_MOST, "hoogstens 16,7%"),
        ("1/6", "1/6", Sense.ABOUT, "ongeveer 16,7%"),
        ("1/5", "1/4", Sense.EXACT, "20% tot 25%"),
        ("1/2000", "1/2000", Sense.EXACT, "0,1%"),
    ],
)
def test_a_share_in_words_never_says_more_than_was_computed(low, high, sense, words):
    assert share_in_words(Share(Fraction(low), Fraction(high), sense)) == words


def test_the_overview_shows_every_chain_and_every_stop():
    site = real_site()
    html = str(SLOTS["number_chains"](site))
    tree, text = LexborHTMLParser(html), text_of(html)

    assert (
        len(tree.css(".sb-cijferketen"))
        == len(all_chains(site))
        == len(chains(real_base().of(Figure)))
    )
    assert len(tree.css(".sb-ketenstop")) == len(all_stops(site)) > 0
    for chain in chains(real_base().of(Figure)):
        assert f"geeft {share_in_words(chain.result)} van: {chain.steps[0].figure.of}" in text
        for step in chain.steps:
            assert " ".join(step.figure.caution.split()) in text
            assert step.figure.label.label in text


def test_a_sum_is_called_our_own_and_names_the_weakest_number():
    text = text_of(str(SLOTS["number_chains"](real_site())))
    count = len(chains(real_base().of(Figure)))

    assert text.count("Eigen som Het zwakste cijfer erin is: tweedehands.") == count


def test_a_figure_shows_its_place_and_where_the_chain_stops():
    assert "58% × 1/4 geeft 14,5%" in page("keten-1-langdurig-verzuim")
    assert "(dit cijfer)" in page("keten-2-tweede-spoor-gestart")
    for figure_id in ("keten-2-tweede-spoor-gestart", "keten-3-werkhervatting"):
        assert "Hier stopt de keten." in page(figure_id)
    assert "ruim 1/3 × 1/2 geeft ten minste 16,6%" in page("keten-5-per-traject")
    assert "Plaats in een keten" not in page("provider-35")


def test_a_chain_says_so_when_a_source_no_longer_counts():
    site = real_site()
    chain = chains(site.base.of(Figure))[0]
    fallen = replace(site, base=site.base)
    fallen.__dict__["counting"] = site.counting - {chain.steps[0].figure.source}

    assert not any(view.has_fallen for view in all_chains(site))
    assert all_chains(fallen)[0].has_fallen
    assert "telt niet meer mee" in str(SLOTS["number_chains"](fallen))
    assert "telt niet meer mee" not in str(SLOTS["number_chains"](site))
