"""A policy page gives its advice first, and shows what each statement rests on."""

import re
from dataclasses import replace
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.edition import Edition
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.figure_words import drawing_of
from spoorboek.pages.finished import record_html
from spoorboek.pages.languages import Language
from spoorboek.pages.page_citation import apa, cited_page
from spoorboek.pages.page_facts import facts_of
from spoorboek.pages.page_words import EN, NL
from spoorboek.pages.record_page import body_of
from spoorboek.pages.shell import BARE, Shell
from spoorboek.pages.site import Site
from spoorboek.pages.slots import SLOTS
from spoorboek.pages.translations import alternates
from spoorboek.records import Cmoc, Conflict, Element, Gap
from spoorboek.records.advice_words import Basis, Certainty, Effort
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.figure import Figure, FigureLabel
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
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
                "De makers van Spoorboek. (2026, 21 november). Wat telt als succes van spoor 2? "
                "(versie 0.1.0). Spoorboek. https://voorbeeld.nl/beleid/wat-telt-als-succes/"
            ),
        ),
        (
            Edition("0.1.0"),
            "De makers van Spoorboek. (z.d.). Wat telt als succes van spoor 2? (versie 0.1.0). Spoorboek.",
        ),
    ],
    ids=["published", "without day and address"],
)
def test_a_page_is_cited_with_its_version_and_day(edition, cited):
    site = site_of(edition)
    page = cited_page(facts_of(summary("wat-telt-als-succes"), site), site)
    assert apa(page).striptags() == cited


def test_a_day_and_a_number_are_written_in_the_language_of_the_page():
    english = Language("en", {}, {})

    assert (NL.day("2026-11-21"), english.day("2026-11-21")) == (
        "21 november 2026",
        "21 November 2026",
    )
    assert (NL.number(14.5), english.number(14.5)) == ("14,5", "14.5")


# Translation

EVERY_TRANSLATION = pytest.mark.parametrize("record_id", list(real_base().of(PolicyTranslation)))


def english(record_id: str) -> LexborHTMLParser:
    record = real_base().of(PolicyTranslation)[record_id]
    return LexborHTMLParser(record_html(record, real_site(), BARE))


@EVERY_TRANSLATION
def test_a_translation_says_so_and_leads_to_the_dutch_page_and_back(record_id):
    record = real_base().of(PolicyTranslation)[record_id]
    notice = english(record_id).css_first(".sb-vertaling")
    there = page(record.of).css_first("a[hreflang=en]")

    assert notice
    assert there
    assert "The Dutch text prevails. Translated on 22 November 2026." in plain(notice.text())
    assert [a.attributes["href"] for a in notice.css("a")] == [f"../../../beleid/{record.of}/"]
    assert there.attributes["href"] == ROOT + record.page


@EVERY_TRANSLATION
def test_a_translation_has_the_codes_and_numbers_of_its_original(record_id):
    """Certainty, effort, origin and sources cannot drift: they are not in the translation at all."""
    record = real_base().of(PolicyTranslation)[record_id]
    original = summary(record.of)
    tree = english(record_id)
    levels = [EN.labels[f"certainty.{m.confidence}"] for m in original.key_messages]
    shown = [plain(n.text()) for n in tree.css(".uitspraak > p > strong")]

    assert shown == [f"Certainty: {level}." for level in levels]
    assert [a.attributes["href"] for a in tree.css(".uitspraak p a")] == [
        (a.attributes["href"] or "").replace(ROOT, "../../../")
        for a in page(record.of).css(".uitspraak p a")
    ]


@EVERY_TRANSLATION
def test_what_is_dutch_on_an_english_page_is_marked(record_id):
    """Titles of Dutch records carry their language."""
    links = english(record_id).css("a[href]")
    dutch = [a for a in links if "/bewijs/verklaringen/" in (a.attributes["href"] or "")]

    assert dutch
    assert {a.attributes.get("lang") for a in dutch} == {"nl"}


def test_both_pages_name_each_other_for_other_programs():
    """With whole addresses, as search engines want them; a site that does not know its own says nothing."""
    home = "https://voorbeeld.nl/"
    published = replace(real_site(), edition=replace(real_site().edition, site_url=home))
    versions = '<link rel="alternate" hreflang="{}" href="{}beleid/wat-telt-als-succes/">'
    record = real_base().of(PolicyTranslation)["wat-telt-als-succes"]
    both = alternates(facts_of(record, published), published)

    assert both == alternates(facts_of(summary("wat-telt-als-succes"), published), published)
    codes = re.findall('hreflang="([^"]*)"', both)
    assert codes == ["nl", "en", "x-default"]
    assert versions.format("nl", home) in record_html(
        record, published, Shell.of("@@kop@@@@inhoud@@")
    )
    gap = next(iter(real_base().of(Figure).values()))
    assert alternates(facts_of(gap, published), published) == ""
    assert alternates(facts_of(record, real_site()), real_site()) == ""


def test_a_page_whose_dutch_text_is_newer_says_so():
    record = real_base().of(PolicyTranslation)["wat-telt-als-succes"]
    older = record.model_copy(update={"translated_from": "nl-00000000"})

    assert "has changed since then" not in body_of(record, real_site())
    assert "has changed since then" in body_of(older, real_site())


def test_every_word_of_a_page_and_every_label_has_its_english():
    certainties = real_base().vocabularies["message-certainties"]
    wanted = {f"certainty.{i}" for i in certainties} | {
        f"{kind.__name__}.{word.value}"
        for kind in (Basis, Certainty, Confidence, Effort, FigureLabel)
        for word in kind
    }

    assert set(NL.words) == set(EN.words)
    assert wanted <= set(EN.labels)


# Overview


def overview(slot: str) -> LexborHTMLParser:
    return LexborHTMLParser(str(SLOTS[slot](real_site())))


def test_every_explanation_stands_under_its_own_level_once():
    items = overview("certain").css("ul.sb-niveaus > li")
    cmocs = real_base().of(Cmoc).values()

    assert len(items) == len(Confidence)
    for item, level in zip(items, reversed(Confidence), strict=True):
        wanted = {f"{ROOT}{c.page}" for c in cmocs if c.confidence.overall is level}
        assert {a.attributes["href"] for a in item.css("a")} == wanted
        assert plain(item.text()).startswith(f"{len(wanted)} van de {len(cmocs)} verklaringen")


def test_every_core_element_has_a_row_that_adds_up_to_its_explanations():
    rows = overview("per_element").css("tbody tr")
    elements = real_base().of(Element)

    assert len(rows) == len(elements)
    for row, element in zip(rows, elements.values(), strict=True):
        cells = [plain(cell.text()).replace("geen", "0") for cell in row.css("td")]
        there = [c for c in real_base().of(Cmoc).values() if element.id in c.elements]
        assert sum(map(int, cells[: len(Confidence)])) == len(there)


def test_questions_for_which_most_advice_waits_stand_first():
    items = overview("research").css("ol > li")
    numbers = [
        int(found[1]) if (found := re.search(r"(\d+) advie", plain(i.text()))) else 0 for i in items
    ]

    assert len(items) == len(real_base().of(Gap))
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > 0


def test_every_disagreement_is_named():
    links = {a.attributes["href"] for a in overview("disagreements").css("a")}

    assert links == {f"{ROOT}{c.page}" for c in real_base().of(Conflict).values()}
