"""A list holds every record once, and its facets count what they promise."""

from collections import Counter
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.listing import choices, facets_of, in_list_order, listing
from spoorboek.records import RECORD_TYPES, Lesson, Tool
from spoorboek.records.policy_translation import PolicyTranslation
from tests.real import real_base, real_site

EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)


def records(record_type):
    return list(real_base().of(record_type).values())


def html_of(record_type) -> Any:
    return LexborHTMLParser(listing(records(record_type), real_site()))


@EVERY_TYPE
def test_every_record_stands_in_its_list_once(record_type):
    links = [
        a.attributes["href"] for a in html_of(record_type).css("ul.sb-lijst > li .sb-rij__kop a")
    ]

    assert Counter(links) == Counter(ROOT + record.page for record in records(record_type))


@EVERY_TYPE
def test_the_number_above_a_list_is_the_number_in_it(record_type):
    (line,) = html_of(record_type).css("[data-sb-telling]")
    number = len(records(record_type))
    noun = record_type.singular if number == 1 else record_type.plural
    said = "translations" if record_type is PolicyTranslation else noun.lower()

    # A list of nothing knows no name for what it lacks.
    assert line.text() == (f"{number} {said}" if number else "0")


def test_a_list_of_english_pages_is_called_so_in_english():
    page = html_of(PolicyTranslation)

    assert page.css_first("h2.sb-vis").text() == "List"
    assert html_of(Lesson).css_first("section[aria-label]").attributes["aria-label"] == "Lijst"


@EVERY_TYPE
def test_a_facet_counts_the_entries_it_fits(record_type):
    """Counted in the list itself, from what the browser will choose by."""
    html = html_of(record_type)
    entries = html.css("ul.sb-lijst > li")
    for facet in facets_of(records(record_type), real_site()):
        counted = Counter(
            w for e in entries for w in (e.attributes.get(f"data-{facet.name}") or "").split()
        )
        assert counted == {option.value: option.number for option in facet.options}
        assert len({option.label for option in facet.options}) == len(facet.options)


@EVERY_TYPE
def test_every_choice_of_the_form_is_a_choice_of_the_facet(record_type):
    html = html_of(record_type)
    boxes = {
        (b.attributes["name"], b.attributes["value"]) for b in html.css("input[type=checkbox]")
    }
    facets = facets_of(records(record_type), real_site())

    assert boxes == {(facet.name, option.value) for facet in facets for option in facet.options}
    assert [node.text() for node in html.css("legend")] == [facet.legend for facet in facets]


@EVERY_TYPE
def test_every_record_fits_a_choice_of_each_facet_that_it_has_words_for(record_type):
    for path, legend in record_type.facets.items():
        facet = next(
            (f for f in facets_of(records(record_type), real_site()) if f.legend == legend), None
        )
        if facet:
            known = {option.value for option in facet.options}
            for record in records(record_type):
                assert set(choices(record, path, real_site())) <= known


@EVERY_TYPE
def test_the_form_waits_for_the_script(record_type):
    """Without JavaScript there is no form that does nothing, only the whole list."""
    html = html_of(record_type)

    assert all("hidden" in form.attributes for form in html.css("form"))
    assert not any("hidden" in entry.attributes for entry in html.css("ul.sb-lijst > li"))


@EVERY_TYPE
def test_the_order_of_a_list_does_not_depend_on_the_order_of_files(record_type):
    found = records(record_type)

    forward, backward = (in_list_order(some, real_site()) for some in (found, reversed(found)))
    assert [r.heading for r in forward if r.title_field != "id"] == [
        r.heading for r in backward if r.title_field != "id"
    ]


def test_an_empty_list_is_an_empty_list():
    html = LexborHTMLParser(listing([], real_site()))

    assert html.css("li") == []
    assert html.css("form") == []


def test_own_sheets_stand_first_in_the_catalogue():
    tools = in_list_order(records(Tool), real_site())
    origins = [tool.origin for tool in tools if isinstance(tool, Tool)]

    assert origins == sorted(origins, key=lambda origin: origin != "eigen")
    assert len(set(origins)) > 1


def test_a_tool_in_the_catalogue_says_what_is_known_and_what_is_not():
    """Weeks and their bar stand there only if a source names them; unknown costs are called unknown."""
    cards = {
        card.css_first("a").attributes["href"]: card for card in html_of(Tool).css("li.sb-hulp")
    }
    for tool in records(Tool):
        card = cards[ROOT + tool.page]
        entry = tool.register_entry
        facts = dict(zip(texts(card, "dt"), texts(card, "dd"), strict=True))
        assert list(facts) == ["Voor", "Van", "Wanneer", "Soort", "Kosten", "Stand"]
        assert facts["Kosten"] == tool.cost
        assert tool.owner or facts["Van"] == "niet gezien"
        named = entry is not None and (entry.from_week or entry.to_week) is not None
        assert ("week" in facts["Wanneer"]) is named, tool.id
        assert named or not card.css("svg.sb-baan")


def test_lessons_stand_under_their_kind_with_their_weight():
    for group in html_of(Lesson).css("section.sb-groep"):
        (kind,) = {e.attributes["data-soort"] for e in group.css("li")}
        assert group.css_first("h3").attributes["id"] == f"kind-{kind}"
    weights = real_base().vocabularies["weights"]
    for entry in html_of(Lesson).css("li.sb-rij--les"):
        weight = weights[entry.attributes["data-gewicht"]]
        assert entry.css_first(".sb-label").text() == weight.label


def texts(node, selector: str) -> list[str]:
    return [found.text().strip() for found in node.css(selector)]
