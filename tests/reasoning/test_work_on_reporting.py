"""What the report still asks is told line by line, with the field to fill; what nobody asked is no work."""

import datetime
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.work_on_reporting import ON_REPORTING
from spoorboek.reasoning.work_survey import Answer, Survey
from spoorboek.records import Conflict, Gap, LegalRule, Project, Review, Search, Standard, Term
from tests.checks.worlds import DATA
from tests.real import real_base
from tests.reasoning.test_reporting import REVIEW, SEARCH, standard_of, world

SOUND = EvidenceBase.load(DATA / "sound")
ASK = {demand.id: demand.answer for demand in ON_REPORTING}
TODAY = datetime.date(2026, 6, 15)


def told(answer: Answer) -> list[tuple[str, str, int]] | None:
    """What is lacking, the next step and how much it weighs."""
    return None if answer is None else [(one.what, one.step, one.weight) for one in answer]


def survey(base: EvidenceBase) -> Survey:
    return Survey(base, TODAY)


def of_search(tmp_path: Path, fields: str, more: str = "") -> Answer:
    files = {"searches/een.yml": SEARCH.format(id="een") + more}
    for scope in ("search", "review"):
        text = standard_of(scope, ("computed", f"fields: [{fields}]"))
        files[f"standards/{scope}.yml"] = text.replace("id: lijst\n", f"id: {scope}\n")
    base = world(tmp_path, files)
    return ASK["search-lines"](base.of(Search)["een"], survey(base))


@pytest.mark.parametrize(
    ("fields", "more", "expected"),
    [
        (
            "search.string, search.limits",
            "",
            [
                (
                    "ontbreekt: de volledige zoekvraag en grenzen",
                    "Vul 'string' en 'limits' in, of zeg onder 'not_recorded' of 'not_applicable' dat het niet kan.",
                    1,
                )
            ],
        ),
        (
            "search.string, search.where",
            "not_recorded: [string]\n",
            [
                (
                    "niet vastgelegd: de volledige zoekvraag",
                    "Dit komt niet terug; leg het bij de volgende zoekactie vast.",
                    0,
                )
            ],
        ),
        ("search.where", "", []),
        ("search.string", "not_applicable: [{field: string, reason: Nee.}]\n", []),
    ],
)
def test_of_a_search_each_open_line_of_its_own_standard_is_told_with_what_is_empty(
    tmp_path, fields, more, expected
):
    found = of_search(tmp_path, fields, more)

    assert told(found) == expected
    assert found is not None
    assert all([item.standard.id for item in lack.items] == ["search"] for lack in found)


def test_a_line_that_asks_for_nothing_of_a_search_is_told_by_its_topic(tmp_path):
    found = of_search(tmp_path, "review.method")

    assert found is not None
    assert [lack.what for lack in found] == ["ontbreekt: Onderwerp."]


def test_without_a_standard_for_searches_nothing_is_asked_of_them(tmp_path):
    base = world(tmp_path, {"searches/een.yml": SEARCH.format(id="een")})

    assert ASK["search-lines"](base.of(Search)["een"], survey(base)) is None


@pytest.mark.parametrize(
    ("fields", "answer", "expected"),
    [
        (
            "review.funding, 'prose:index'",
            "",
            (
                "ontbreekt: Onderwerp.",
                "Vul 'review.funding' in, of zeg bij 'lijst-1' onder 'reporting' van de verantwoording hoe het zit.",
                1,
            ),
        ),
        (
            "'prose:index'",
            "status: not-recorded, reason: Nooit gedaan.",
            (
                "niet vastgelegd: Onderwerp. Nooit gedaan.",
                "Zeg bij 'lijst-1' onder 'reporting' van de verantwoording hoe het zit.",
                0,
            ),
        ),
        ("review.method", "", None),
    ],
)
def test_of_the_report_each_open_line_is_told_with_its_fields_and_its_reason(
    tmp_path, fields, answer, expected
):
    review = REVIEW + (f"reporting: [{{item: lijst-1, {answer}}}]\n" if answer else "")
    files = {
        "reviews/geheel.yml": review,
        "standards/lijst.yml": standard_of("review", ("computed", f"fields: [{fields}]")),
    }
    base = world(tmp_path, files)
    found = told(ASK["review-lines"](base.of(Standard)["lijst"], survey(base)))

    assert found == ([expected] if expected else [])


def test_a_standard_for_something_else_is_no_report(tmp_path):
    text = standard_of("study", ("computed", "fields: [review.funding]"))
    base = world(tmp_path, {"standards/lijst.yml": text})

    assert ASK["review-lines"](base.of(Standard)["lijst"], survey(base)) is None


def test_what_is_still_to_be_done_is_told_as_it_was_written():
    (review, *_) = real_base().of(Review).values()
    asked = review.model_copy(update={"to_do": ("Tel na.", "Lees terug.")})
    step = "Haal de regel weg uit 'to_do' als het is gedaan."

    assert told(ASK["to-do"](asked, survey(SOUND))) == [
        ("Tel na.", step, 0),
        ("Lees terug.", step, 0),
    ]


@pytest.mark.parametrize(
    ("seen", "review_by", "expected"),
    [
        ("2026-01-15", None, ("verloopt binnenkort: nakijken voor 2026-07-15", "'seen_date'", -30)),
        ("2025-12-01", None, ("verlopen: nakijken had gemoeten voor 2026-06-01", "'seen_date'", 14)),
        ("2025-12-01", "2026-06-20", ("verloopt binnenkort: nakijken voor 2026-06-20", "'review_by'", -5)),
        ("2026-06-01", None, None),
    ],
)  # fmt: skip
def test_what_grows_old_is_told_with_the_day_and_the_field_that_makes_it_new(
    seen, review_by, expected
):
    known = SOUND.of(LegalRule)["eerste-dag"]
    rule = known.model_copy(update={"seen_date": seen, "review_by": review_by})
    base = EvidenceBase(SOUND.root, SOUND.records | {"legal-rule": {rule.id: rule}})
    found = told(ASK["overdue"](rule, survey(base)))
    step = "Kijk na of het nog klopt en zet {} op de dag waarop je keek."

    assert found == ([(expected[0], step.format(expected[1]), expected[2])] if expected else [])


def test_a_record_that_lives_by_its_sources_is_made_new_by_reading_one():
    base = EvidenceBase(SOUND.root, SOUND.records)
    found = Survey(base, datetime.date(2030, 1, 1))
    (lack,) = ASK["overdue"](base.of(Project)["op-weg"], found) or ()

    assert "zet 'seen_date' van een bron ervan op de dag" in lack.step


def test_what_has_no_clock_never_grows_old_and_is_never_undated():
    (term,) = SOUND.of(Term).values()

    assert ASK["overdue"](term, survey(SOUND)) is None
    assert ASK["undated"](term, survey(SOUND)) is None


def test_what_has_a_clock_and_no_day_is_asked_for_one():
    known, project = SOUND.of(LegalRule)["eerste-dag"], SOUND.of(Project)["op-weg"]
    bare = project.model_copy(update={"sources": ()})
    base = EvidenceBase(SOUND.root, SOUND.records | {"project": {bare.id: bare}})

    assert told(ASK["undated"](known, survey(base))) == []
    assert told(ASK["undated"](bare, survey(base))) == [
        (
            "er staat niet wanneer iemand dit voor het laatst nakeek",
            "Zet erbij wanneer iemand keek: 'seen_date' van een bron ervan.",
            0,
        )
    ]


@pytest.mark.parametrize(
    ("status", "is_open"),
    [("open", True), (" Open: niemand keek", True), ("opgelost door een telling", False), ("nog open", False)],
)  # fmt: skip
def test_a_disagreement_is_work_as_long_as_it_is_open(status, is_open):
    (known, *_) = real_base().of(Conflict).values()
    conflict = known.model_copy(update={"status": status, "cmocs": ("a", "b")})
    step = "Zoek wat het verschil verklaart: een andere context, groep of meting."

    assert told(ASK["conflict"](conflict, survey(SOUND))) == (
        [("bronnen spreken elkaar tegen, en dat is open", step, 2)] if is_open else []
    )


def test_a_question_is_work_for_who_could_answer_it():
    (known, *_) = real_base().of(Gap).values()
    fields = {"question": "Wat werkt?", "who_could_answer": "Wie telt.", "cmocs": ("a",)}

    assert told(ASK["gap"](known.model_copy(update=fields), survey(SOUND))) == [
        ("Wat werkt?", "Wie dit kan uitzoeken: Wie telt.", 1)
    ]
