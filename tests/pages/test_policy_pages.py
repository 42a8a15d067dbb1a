"""A policy page gives its advice first, and shows what each statement rests on."""

from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.edition import Edition
from spoorboek.pages.languages import Language
from spoorboek.pages.page_citation import apa, bibtex
from spoorboek.pages.page_words import NL
from spoorboek.pages.record_page import body_of
from spoorboek.pages.site import Site
from spoorboek.pages.views.figure import drawing_of
from spoorboek.records.policy import PolicySummary
from spoorboek.records.review import Figure
from tests.real import real_base, real_site

EVERY_SUMMARY = pytest.mark.parametrize("record_id", list(real_base().of(PolicySummary)))


def summary(record_id: str) -> PolicySummary:
    return real_base().of(PolicySummary)[record_id]


@cache
def page(record_id: str) -> LexborHTMLParser:
    return LexborHTMLParser(body_of(summary(record_id), real_site()))


def plain(text: str) -> str:
    return " ".join(text.split())


def words(tree: LexborHTMLParser, selector: str) -> str:
    return plain(" ".join(node.text() for node in tree.css(selector)))


@EVERY_SUMMARY
def test_the_advice_comes_first_and_says_whose_weighing_it_is(record_id):
    tree = page(record_id)

    assert [h.attributes["id"] for h in tree.css("h2")][:2] == ["advies", "boodschappen"]
    assert "Eigen afweging van de makers" in words(tree, ".sb-beleid__advies")
    for advice in summary(record_id).advice:
        assert plain(advice.advice) in words(tree, ".sb-beleid__advies li")


@EVERY_SUMMARY
def test_every_sentence_of_advice_leads_to_what_it_rests_on(record_id):
    """To a statement or option of the page itself, or to another record."""
    tree = page(record_id)
    here = {f"#{node.attributes['id']}" for node in tree.css("[id]")}
    for item in tree.css(".sb-beleid__advies li"):
        targets = [a.attributes["href"] or "" for a in item.css("a")]
        assert targets
        assert {t for t in targets if t.startswith("#")} <= here


@EVERY_SUMMARY
def test_a_message_never_stands_without_certainty_and_its_reason(record_id):
    tree = page(record_id)
    for number, message in enumerate(summary(record_id).key_messages, start=1):
        shown = words(tree, f"#boodschap-{number}")
        label = real_site().label("message-certainties", message.confidence).lower()
        assert f"Zekerheid: {label}." in shown
        assert plain(message.message) in shown
        assert plain(message.confidence_note)[1:] in shown


@EVERY_SUMMARY
def test_a_number_on_a_policy_page_keeps_its_base_origin_and_caution(record_id):
    tree = page(record_id)
    for figure in (real_base().of(Figure)[i] for i in summary(record_id).figures):
        shown = [n.text() for n in tree.css("figure, .sb-beleid__cijfers tr")]
        (row,) = [plain(text) for text in shown if plain(figure.statement) in plain(text)]
        for text in (figure.of, figure.label.label, figure.caution):
            assert plain(text) in row, figure.id


@EVERY_SUMMARY
def test_one_figure_is_drawn_and_no_number_stands_twice(record_id):
    figures = [real_base().of(Figure)[i] for i in summary(record_id).figures]
    drawn = drawing_of(figures[0]) is not None

    assert len(page(record_id).css("figure.sb-honderd")) == drawn
    assert len(page(record_id).css(".sb-beleid__cijfers tbody tr")) == len(figures) - drawn


@EVERY_SUMMARY
def test_rules_stand_apart_with_the_day_on_which_they_were_seen(record_id):
    items = page(record_id).css(".sb-wet li")

    assert len(items) == len(summary(record_id).rules)
    assert all("gezien op" in item.text() for item in items)


@EVERY_SUMMARY
def test_options_are_called_our_own_weighing(record_id):
    assert "een eigen afweging" in words(page(record_id), ".sb-beleid__opties caption")


# Citing

HOSTILE = "50% & meer {of} \\input{x}_1"


def site_of(edition: Edition) -> Site:
    return Site(real_base(), real_site().citations, edition)


@pytest.mark.parametrize(
    ("edition", "cited"),
    [
        (
            Edition("0.1.0", date="2026-11-21", site_url="https://voorbeeld.nl/"),
            (
                "De makers van Spoorboek (2026). Wat telt als succes van spoor 2? (versie 0.1.0 van "
                "21 november 2026). Spoorboek. https://voorbeeld.nl/beleid/wat-telt-als-succes/"
            ),
        ),
        (
            Edition("0.1.0"),
            "De makers van Spoorboek (z.d.). Wat telt als succes van spoor 2? (versie 0.1.0). Spoorboek.",
        ),
    ],
    ids=["published", "without day and address"],
)
def test_a_page_is_cited_with_its_version_and_day(edition, cited):
    assert apa(summary("wat-telt-als-succes"), site_of(edition), NL) == cited


def test_no_title_gives_commands_to_latex():
    record = summary("wat-telt-als-succes").model_copy(update={"question": HOSTILE})
    entry = bibtex(record, site_of(Edition("0.1.0", date="2026-11-21")), NL)

    assert r'title = "{50\% \& meer \{of\} /input\{x\}\_1}"' in entry
    assert 'year = "{2026}"' in entry
    assert "url" not in entry


def test_a_day_and_a_number_are_written_in_the_language_of_the_page():
    english = Language("en", {}, {})

    assert (NL.day("2026-11-21"), english.day("2026-11-21")) == (
        "21 november 2026",
        "21 November 2026",
    )
    assert (NL.number(14.5), english.number(14.5)) == ("14,5", "14.5")
