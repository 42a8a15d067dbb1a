"""Facts are what a record states apart from its words; which is which follows from its class."""

from typing import Any

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.facts import Fact, _naming_field, of_reference, stated, wording
from spoorboek.records import Cmoc, LegalRule, PolicySummary, Recommendation, Source, Term
from spoorboek.records.explanation_words import Arm
from spoorboek.records.field_kinds import Citation, Code, Many, Text
from spoorboek.records.record import Part
from spoorboek.records.structure import fields_of
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.reference import Reference
from tests.checks.worlds import DATA
from tests.real import real_base

SOUND = EvidenceBase.load(DATA / "sound")


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


def test_every_field_is_a_fact_or_wording():
    """No field of a real record escapes both."""
    for record in real_base().all():
        places = {path[0] for path in stated(record)}
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if (
                field.name not in ("id", "contributors")
                and value not in (None, ())
                and field.key not in places
            ):
                texts = value if field.many else (value,)
                assert field.part or field.is_wording, (record.key, field.name)
                assert set(wording(record)) >= set(texts if field.is_wording else ())


def test_of_a_reference_words_are_no_facts_and_its_doi_is():
    def reference(**fields: str) -> Reference:
        return Reference("a", "article", {"title": "Iets", "year": "2024", **fields}, "x", 1)

    assert of_reference(reference(title="Iets anders")) == of_reference(reference())
    assert of_reference(reference(year="2025")) != of_reference(reference())
    assert of_reference(reference(doi="10.1/a")) != of_reference(reference(doi="10.1/b"))


def fields_by_name() -> dict[str, str]:
    return {field.name: field.label for field in fields_of(Term)}


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
    assert stated(term(synonyms=["x", "y"]))["synonyms", "aantal"] == Fact(
        (fields_by_name()["synonyms"], "aantal"), 2
    )


def test_a_part_is_named_by_what_it_points_at_and_a_second_one_by_its_number_too():
    cmoc = SOUND.of(Cmoc)["vroege-uitleg"]
    first, second = cmoc.evidence
    found = stated(cmoc.model_copy(update={"evidence": (first, first, second, first)}))

    assert [path for path in found if path[0] == "evidence" and path[2] == "source"] == [
        ("evidence", name, "source")
        for name in ("jansen2024", "jansen2024 (2)", "bakker2023", "jansen2024 (3)")
    ]
    assert found["evidence", "jansen2024 (2)", "locator", "getallen"] == Fact(
        ("Bewijs", "jansen2024 (2)", "Vindplaats in de bron", "getallen in de tekst"), ("14",)
    )


def test_a_part_that_points_at_nothing_is_named_by_its_place():
    found = stated(SOUND.of(ProgrammeTheory)["vroeg-weten"])

    assert [path[1] for path in found if path[2:] == ("version",)] == ["1", "2"]


class _Pointing(Part):
    """A part that has to have a citation; it may stand behind other fields."""

    text: Text
    maybe: Citation | None = None
    some: Many[Citation]
    source: Citation


class _Identified(_Pointing):
    """The same with an id, that comes last."""

    id: Code


class _Plain(Part):
    """A part without either, of which only texts are asked."""

    text: Text
    maybe: Citation | None = None


@pytest.mark.parametrize(
    ("part", "name"), [(_Pointing, "source"), (_Identified, "id"), (_Plain, None)]
)
def test_a_name_is_its_id_or_else_the_one_thing_it_must_point_at(part, name):
    found = _naming_field(part)

    assert (found.name if found else None) == name


def test_what_got_another_name_is_told_by_the_name_of_now():
    """Of every kind of link; the rest stays as it is written."""
    now = {
        "cmoc/vroege-uitleg": "cmoc/zo",
        "legal-rule/eerste-dag": "legal-rule/dag-een",
        "source/jansen2024": "source/jansen2025",
        "recommendation/leg-uit": "recommendation/vertel",
    }

    def found(key: str) -> dict[tuple[str, ...], Any]:
        record = SOUND.get(key)
        assert record is not None
        return {p: f.value for p, f in stated(record, lambda old: now.get(old, old)).items()}

    advice, cmoc = found("recommendation/leg-uit"), found("cmoc/vroege-uitleg")
    assert (advice["based_on",], advice["legal",]) == (("zo",), ("dag-een",))
    assert advice["sources",] == ("bakker2023", "jansen2025")
    assert advice["tools",] == ("blad-uitleg",)
    assert cmoc["theory",] == "vroeg-weten"
    assert cmoc["evidence", "jansen2025", "source"] == "jansen2025"
    assert found("term/uitleg")["see",] == ("recommendation/vertel",)


def test_a_link_to_one_of_two_kinds_is_told_by_the_name_of_whichever_changed():
    now = {"milestone/eerste-dag": "milestone/dag-een"}
    found = stated(SOUND.of(Recommendation)["leg-uit"], lambda old: now.get(old, old))

    assert found["legal",].value == ("dag-een",)


def test_the_order_of_a_list_is_no_fact_and_its_words_stay_words():
    advice = SOUND.of(Recommendation)["leg-uit"]
    turned = advice.model_copy(update={"sources": advice.sources[::-1]})
    arms = stated(SOUND.of(Cmoc)["vroege-uitleg"])["evidence", "jansen2024", "arms"].value

    assert stated(turned) == stated(advice)
    assert isinstance(arms, tuple)
    assert all(isinstance(arm, Arm) for arm in arms)


def test_numbers_in_a_list_are_told_as_they_are_written():
    (policy,) = SOUND.of(PolicySummary).values()
    first = policy.advice[0].model_copy(update={"messages": (2, 1)})
    found = stated(policy.model_copy(update={"advice": (first,)}))

    assert found["advice", "1", "messages"].value == ("1", "2")


def test_numbers_in_a_text_are_told_in_order():
    one = term(definition="In week 9, en niet in week 42 of 8.")

    assert stated(one)["definition", "getallen"].value == ("42", "8", "9")


def test_values_of_a_free_form_are_one_fact_that_reads_the_same_in_any_order():
    known = SOUND.of(LegalRule)["eerste-dag"]
    rule = known.model_copy(update={"machine": {"é": 1, "b": [True]}})

    assert stated(rule)["machine",].value == '{"b": [true], "é": 1}'
