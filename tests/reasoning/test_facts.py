"""Facts are what a record states apart from its words; which is which follows from its class."""

from typing import Any

import pytest

from spoorboek.reasoning.facts import Fact, of_reference, stated, wording
from spoorboek.records import BY_NAME, LegalRule, Source, Term
from spoorboek.records.structure import fields_of
from spoorboek.reference import Reference
from tests.real import real_base


def term(**fields: Any) -> Term:
    return Term.model_validate(
        {"id": "a", "term": "Woord", "definition": "Uitleg in week 6.", **fields}
    )


@pytest.mark.parametrize(
    ("before", "after", "is_the_same"),
    [
        ({}, {"definition": "Een andere uitleg in week 6."}, True),
        ({}, {"definition": "Uitleg in week 8."}, False),
        ({}, {"term": "Begrip"}, True),
        ({}, {"explain": False}, False),
        ({}, {"source": "jansen2024"}, False),
        ({}, {"synonyms": ["x"]}, False),
        ({"synonyms": ["x"]}, {"synonyms": ["y"]}, True),
        ({"see": ["tool/a", "tool/b"]}, {"see": ["tool/b", "tool/a"]}, True),
        ({"see": ["tool/a"]}, {"see": ["tool/b"]}, False),
        ({}, {"review_by": "2027-01-01"}, False),
        ({}, {"contributors": [{"name": "A", "did": ["read"]}]}, True),
    ],
)
def test_words_are_no_facts_and_all_else_is(before, after, is_the_same):
    """Numbers in a text and the length of a list of texts are facts; order is none."""
    assert (stated(term(**before)) == stated(term(**{**before, **after}))) == is_the_same


def test_a_part_keeps_its_name_when_another_comes_before_it():
    base = real_base()
    source = next(s for s in base.of(Source).values() if len(s.findings) > 1)
    fewer = source.model_copy(update={"findings": source.findings[1:]})
    gone = {path for path in stated(source) if path not in stated(fewer)}

    assert {path[:2] for path in gone} == {("findings", source.findings[0].id)}


@pytest.mark.parametrize("name", BY_NAME)
def test_every_field_is_a_fact_or_wording(name):
    """No field of a real record escapes both."""
    for record in real_base().records[name].values():
        places = {path[0] for path in stated(record)}
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if (
                field.name not in ("id", "contributors")
                and value not in (None, ())
                and field.key not in places
            ):
                texts = value if field.many else (value,)
                assert field.part or field.is_wording
                assert set(wording(record)) >= set(texts if field.is_wording else ())


def test_of_a_reference_words_are_no_facts_and_its_doi_is():
    def reference(**fields: str) -> Reference:
        return Reference("a", "article", {"title": "Iets", "year": "2024", **fields}, "x", 1)

    assert of_reference(reference(title="Iets anders")) == of_reference(reference())
    assert of_reference(reference(year="2025")) != of_reference(reference())
    assert of_reference(reference(doi="10.1/a")) != of_reference(reference(doi="10.1/b"))


def test_of_what_is_only_words_it_is_told_that_it_is_there():
    reference = Reference("a", "article", {"title": "Iets", "pages": "12--14"}, "x", 1)
    known = next(iter(real_base().of(LegalRule).values()))
    rule = known.model_copy(update={"legal_basis": "Artikel 7"})

    assert of_reference(reference) == {
        ("reference", "type"): Fact(("Verwijzing", "soort"), "article"),
        ("reference", "title"): Fact(("Verwijzing", "title"), "aanwezig"),
        ("reference", "pages"): Fact(("Verwijzing", "pages"), "12, 14"),
    }
    assert stated(rule)["legal_basis", "aanwezig"].value == "aanwezig"
    assert stated(rule)["legal_basis", "getallen"].value == ("7",)
    assert stated(term(synonyms=["x", "y"]))["synonyms", "aantal"].value == 2
