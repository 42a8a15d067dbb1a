"""What pages tell crawlers in the words of schema.org, read by a parser of others."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import RDF, SDO, Graph, Literal, URIRef
from selectolax.lexbor import LexborHTMLParser

from spoorboek.data_file import DataFile
from spoorboek.edition import Edition
from spoorboek.pages.finished import record_html
from spoorboek.pages.page_facts import PageFacts, facts_of
from spoorboek.pages.shell import BARE
from spoorboek.pages.site import Site
from spoorboek.pages.structured_data import structured_data
from spoorboek.records import RECORD_TYPES, Question, Recommendation, Source, Term
from spoorboek.records.record import Record
from tests.hostile import PAYLOADS
from tests.real import real_base, real_site

HOME = "https://voorbeeld.nl/pad/"
EDITION = Edition("1.2.0", date="2026-11-21", site_url=HOME)
ADDRESSES = ("license", "item", "contentUrl", "url")
CONTEXT: Mapping[str, Any] = {
    "@vocab": str(SDO),
    **{name: {"@id": f"{SDO}{name}", "@type": "@id"} for name in ADDRESSES},
}
"""What the context of schema.org says of the words we use; it is not fetched."""


@cache
def site() -> Site:
    files = [DataFile("spoorboek.json", "Alles", 12, "x"), DataFile("schema/term.json", "", 1, "y")]
    return Site(real_base(), real_site().citations, EDITION, files=files)


def written(html: str) -> dict[str, Any]:
    (script,) = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    return json.loads(script.text())


def graph_of(said: dict[str, Any], address: str) -> Graph:
    assert said["@context"] == "https://schema.org"
    text = json.dumps(said | {"@context": CONTEXT})
    return Graph().parse(data=text, format="json-ld", publicID=HOME + address)


def graph(page: PageFacts) -> Graph:
    return graph_of(written(structured_data(page, site())), page.address)


def of_record(record: Record) -> Graph:
    return graph(facts_of(record, site()))


def one(found: Graph, subject: Any, name: str) -> Any:
    """The only value."""
    (value,) = found.objects(subject, SDO[name])
    return value


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_every_word_is_one_of_schema_org_and_the_page_says_what_it_is(record_type):
    for record in real_base().of(record_type).values():
        found, page = of_record(record), URIRef(HOME + record.page)
        words = {*found.predicates(), *found.objects(None, RDF.type)} - {RDF.type}
        assert all(word in cast("Any", SDO) for word in words), record.key
        ours = "Bron: " if isinstance(record, Source) else ""
        assert one(found, page, "name") == Literal(ours + " ".join(site().heading(record).split()))
        assert one(found, page, "version") == Literal("1.2.0")
        assert one(found, page, "dateModified") == Literal("2026-11-21")
        assert one(found, page, "inLanguage") == Literal(record.written_in)
        assert "creativecommons.org/licenses/by/4.0" in one(found, page, "license")


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_a_page_names_the_publications_in_its_reference_list(record_type):
    for record in real_base().of(record_type).values():
        html = LexborHTMLParser(record_html(record, site(), BARE))
        listed = [str(li.id).removeprefix("bron-") for li in html.css("li[id^=bron-]")]
        found = of_record(record)
        cited = list(found.objects(URIRef(HOME + record.page), SDO.citation))
        titles = {str(one(found, work, "name")) for work in cited}
        if listed:
            assert titles == {real_base().references[key].title for key in listed}, record.key
        for work in cited:
            assert str(work).startswith(("https://doi.org/10.", f"{HOME}bewijs/bronnen/")), work


def test_the_page_of_a_source_is_about_that_publication():
    for source in real_base().of(Source).values():
        found, csl = of_record(source), site().citations[source.id].csl
        work = one(found, URIRef(HOME + source.page), "mainEntity")
        assert len(list(found.objects(work, SDO.author))) <= len(csl.get("author", ()))
        assert (SDO.ScholarlyArticle in found.objects(work, RDF.type)) is (
            csl["type"] == "article-journal"
        )
        dates = [str(date)[:4] for date in found.objects(work, SDO.datePublished)]
        assert dates == [year for year in [real_base().references[source.id].year] if year]


def test_a_question_a_term_and_steps_say_what_the_record_says():
    for question in real_base().of(Question).values():
        found = of_record(question)
        asked = one(found, URIRef(HOME + question.page), "mainEntity")
        answer = one(found, asked, "acceptedAnswer")
        assert str(one(found, asked, "name")) == question.question
        assert str(one(found, answer, "text")) == question.short_answer
    for term in real_base().of(Term).values():
        found = of_record(term)
        (defined,) = found.subjects(RDF.type, SDO.DefinedTerm)
        assert str(one(found, defined, "description")) == term.definition
        assert one(found, defined, "inDefinedTermSet") == URIRef(HOME + "over/begrippen/#begrippen")
    for advice in real_base().of(Recommendation).values():
        node = written(structured_data(facts_of(advice, site()), site()))
        steps = node.get("mainEntity", {}).get("step", [])
        assert [step["text"] for step in steps] == (list(advice.do) if len(advice.do) > 1 else [])


def test_the_page_with_data_offers_a_dataset_with_its_files():
    found = graph(PageFacts("over/gegevens/", "Gegevens", "Alles als bestand", "nl"))
    (dataset,) = found.subjects(RDF.type, SDO.Dataset)
    assert (str(one(found, dataset, "version")), str(one(found, dataset, "description"))) == (
        "1.2.0",
        "Alles als bestand",
    )
    download = one(found, dataset, "distribution")
    assert one(found, download, "contentUrl") == URIRef(HOME + "data/spoorboek.json")
    assert str(one(found, download, "encodingFormat")) == "application/json"


def test_other_prose_claims_nothing_and_the_start_page_is_the_site():
    node = written(structured_data(PageFacts("over/privacy/", "Privacy", "", "nl"), site()))
    assert node["@type"] == "WebPage"
    assert not {"citation", "mainEntity", "breadcrumb"} & set(node)
    start = written(structured_data(PageFacts("", "Home", "Wat het is", "nl"), site()))
    assert (start["@type"], start["@id"], start["name"]) == ("WebSite", HOME, "Spoorboek")


@pytest.mark.parametrize(
    "text", [*PAYLOADS, "</script><script>x", "<!--<script>", '"}\\', "\u2028"]
)
def test_text_of_a_stranger_never_ends_the_block(text):
    term = next(iter(real_base().of(Term).values())).model_copy(update={"definition": text})
    html = record_html(term, site(), BARE)
    assert written(html)["mainEntity"]["description"] == text
    block = str(structured_data(facts_of(term, site()), site()))
    assert block.count("<") == 2


def test_without_an_address_of_the_site_addresses_are_relative_to_the_page():
    here = Site(real_base(), real_site().citations, Edition("1.2.0"))
    term = next(iter(real_base().of(Term).values()))
    node = written(record_html(term, here, BARE))
    assert node["isPartOf"]["@id"] == "../../../"
    assert "dateModified" not in node


@given(title=st.text(min_size=1))
@example(title="</script><script>x()</script><!--<script>")
def test_no_title_ends_the_block_or_loses_a_word_in_it(title):
    """A browser and a reader of JSON find the same title, and nothing beside it."""
    block = structured_data(PageFacts("over/", title, "", "nl"), site())

    assert block.count("<") == 2
    said = json.loads(block.partition(">")[2].rpartition("<")[0])
    assert said["name"].split() == title.split()
