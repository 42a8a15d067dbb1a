"""The page of every recommendation has all its parts, in order, with what speaks against it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.record_page import body_of
from spoorboek.records import Conflict, Lesson, Recommendation
from tests.real import real_base, real_site

PARTS = ["doe", "zeggen", "waarom", "niet", "risico", "zeker", "regels", "hulpmiddelen", "moeite"]
ADVICE = list(real_base().of(Recommendation).values())


def page(record: Recommendation) -> LexborHTMLParser:
    return LexborHTMLParser(f"<main>{body_of(record, real_site())}</main>")


@pytest.mark.parametrize("record", ADVICE, ids=lambda r: r.id)
def test_the_parts_stand_in_their_order(record):
    """What to do first; then why, when not, what can go wrong, how certain, the rules, the tools."""
    shown = [h2.attributes.get("id") for h2 in page(record).css("article.sb-aanb h2")]
    wanted = [part for part in PARTS if part != "zeggen" or record.wording]

    assert [part for part in shown if part in PARTS] == wanted


@pytest.mark.parametrize("record", ADVICE, ids=lambda r: r.id)
def test_what_can_go_wrong_has_its_own_heading(record):
    section = page(record).css_first('section[aria-labelledby="risico"]')

    assert section is not None
    assert [" ".join((li.text() or "").split()) for li in section.css("li")] == [
        " ".join(risk.split()) for risk in record.risks
    ]


@pytest.mark.parametrize("record", ADVICE, ids=lambda r: r.id)
def test_sources_that_clash_stand_on_the_page_side_by_side(record):
    """Every disagreement that names the advice, with every side."""
    wanted = [c for c in real_base().of(Conflict).values() if record.id in c.recommendations]
    shown = page(record).css("section.sb-botsing")

    assert len(shown) == len(wanted)
    words = [" ".join((section.text() or "").split()) for section in shown]
    for conflict in wanted:
        claims = [" ".join(side.claim.split()) for side in conflict.sides]
        assert any(conflict.title in text and all(c in text for c in claims) for text in words)


@pytest.mark.parametrize("record", ADVICE, ids=lambda r: r.id)
def test_lessons_stand_on_the_page_once(record):
    wanted = [
        ROOT + one.page
        for one in real_base().of(Lesson).values()
        if record.id in one.recommendations
    ]
    links = [a.attributes.get("href") for a in page(record).css(".sb-les h3 a")]

    assert sorted(map(str, links)) == sorted(wanted)
    assert all(str(page(record).html).count(f'href="{href}"') == 1 for href in wanted)


@pytest.mark.parametrize("record", ADVICE, ids=lambda r: r.id)
def test_on_paper_it_says_which_record_and_which_version(record):
    line = page(record).css_first(".sb-print")

    assert line is not None
    assert record.id in line.text()
    assert real_site().version_words in line.text()
