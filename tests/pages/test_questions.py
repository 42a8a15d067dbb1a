"""Questions and terms: each stands once, with its answer in the page, and leads on."""

from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.overviews.questions import glossary, questions_of
from spoorboek.pages.slots import index
from spoorboek.records import Question, Term
from tests.real import PHASE_BEFORE, real_base, real_site


def parsed(html: object) -> LexborHTMLParser:
    return LexborHTMLParser(str(html))


def words(node: object) -> str:
    return " ".join(node.text().split())  # type: ignore[attr-defined]


def test_the_questions_of_a_role_stand_once_with_their_answer():
    mine = [q for q in real_base().of(Question).values() if "werknemer" in q.roles]
    folded = parsed(questions_of(real_site(), "werknemer")).css("details")
    shown = {words(d.css_first("summary")): words(d) for d in folded}

    assert len(folded) == len(mine) > 0
    for question in mine:
        assert question.short_answer in shown[question.question]


def test_the_questions_come_in_the_order_of_the_phases_and_before_illness_last():
    page = parsed(questions_of(real_site(), "werknemer"))
    ids = [h.attributes["id"] for h in page.css("h3")]
    phases = [p for p in real_base().vocabularies["phases"] if p != PHASE_BEFORE]
    order = [f"vragen-{phase}" for phase in [*phases, PHASE_BEFORE]]

    assert ids == [name for name in order if name in ids]
    assert len(ids) > 1


def test_a_role_without_questions_has_an_empty_page():
    assert parsed(questions_of(real_site(), "niemand")).css("details") == []


def test_all_questions_stand_under_their_theme_with_rules_and_advice():
    page = parsed(index(real_site(), "question"))
    titles = {element.title for element in real_base().records["element"].values()}  # type: ignore[attr-defined]
    for group in page.css("[data-sb-groep]"):
        assert words(group.css_first("h3")) in titles
    for question in real_base().of(Question).values():
        (entry,) = [li for li in page.css("li.sb-rij") if question.question in words(li)]
        addresses = [a.attributes["href"] for a in entry.css("a")]
        assert question.short_answer in words(entry)
        for advice in question.recommendations:
            assert f"{ROOT}handreiking/adviezen/{advice}/" in addresses
        assert len(addresses) == 1 + len(question.rules) + len(question.recommendations)


def test_the_parts_of_a_list_can_be_reached_from_its_top():
    page = parsed(index(real_site(), "question"))
    named = [a.attributes["href"] for a in page.css(".sb-themas a")]

    assert named == [f"#{h.attributes['id']}" for h in page.css("[data-sb-groep] > h3")]


def test_the_glossary_defines_every_term_once_under_its_letter():
    page = parsed(glossary(real_site()))
    terms = real_base().of(Term)
    entries = {li.attributes["id"]: li for li in page.css("li.sb-begrip")}

    assert set(entries) == set(terms)
    for name, term in terms.items():
        said = words(entries[name])
        assert " ".join(term.definition.split()) in said
        assert all(synonym in said for synonym in term.synonyms)
        section = entries[name].parent.parent  # type: ignore[union-attr]
        assert words(section.css_first("h3")) == term.term[0].upper()  # type: ignore[union-attr]


def test_every_letter_of_the_index_leads_to_a_letter():
    page = parsed(glossary(real_site()))
    named = [str(a.attributes["href"]) for a in page.css(".sb-letters a")]

    assert named == [f"#{h.attributes['id']}" for h in page.css("h3")]
    assert named == sorted(named)
