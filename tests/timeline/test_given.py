"""What is wrong with a form is said in a sentence that names the field."""

import datetime

import pytest

from spoorboek.timeline.given import FIELDS, MESSAGES, read_given
from tests.timeline.cases import real_rules

START = {"first_sick_day": "2026-01-05"}


def pause(first, last, kind="recovery"):
    return {"first": first, "last": last, "kind": kind}


def read(**data):
    return read_given({**START, **data}, real_rules())


def complaints(**data):
    given, problems = read(**data)
    assert (given is None) == bool(problems)
    return [(p.field, p.message) for p in problems]


TOO_SHORT = "Onderbreking 1: vul een eerste en een laatste dag in, of laat beide leeg."


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({"first_sick_day": ""}, "first_sick_day", "Eerste ziektedag: vul een datum in."),
        (
            {"first_sick_day": "2026-02-30"},
            "first_sick_day",
            "Eerste ziektedag: dit is nog geen hele datum. Vul dag, maand en jaar in.",
        ),
        (
            {"plan_of_action_date": "20260101"},
            "plan_of_action_date",
            "Plan van aanpak: dit is nog geen hele datum. Vul dag, maand en jaar in.",
        ),
        (
            {"first_sick_day": "0026-01-05"},
            "first_sick_day",
            "Eerste ziektedag: kies een jaar van 2014 tot en met 2099.",
        ),
        (
            {"problem_analysis_date": "2026-01-04"},
            "problem_analysis_date",
            "Oordeel bedrijfsarts: deze dag ligt vóór de eerste ziektedag.",
        ),
        (
            {"first_year_evaluation_date": "2036-12-01"},
            "first_year_evaluation_date",
            "Eerstejaarsevaluatie: deze dag ligt na alle momenten van de tijdlijn. Kijk het jaar na.",
        ),
        ({"pauses": [pause("2026-03-01", "")]}, "pauses.0.last", TOO_SHORT),
        ({"pauses": [pause("", "2026-03-01")]}, "pauses.0.first", TOO_SHORT),
        (
            {"pauses": [pause("", ""), pause("2026-03-02", "2026-03-01")]},
            "pauses.1.last",
            "Onderbreking 2: de laatste dag ligt vóór de eerste.",
        ),
        (
            {"pauses": [pause("2026-01-05", "2026-01-06")]},
            "pauses.0.first",
            "Onderbreking 1: deze begint niet na de eerste ziektedag.",
        ),
    ],
)
def test_a_mistake_is_named_at_its_field(data, field, message):
    assert complaints(**data) == [(field, message)]


def test_several_mistakes_are_told_at_once():
    found = complaints(first_sick_day="", plan_of_action_date="x", pauses=[pause("y", "z")])

    assert [field for field, _ in found] == [
        "first_sick_day",
        "plan_of_action_date",
        "pauses.0.first",
        "pauses.0.last",
    ]


@pytest.mark.parametrize(
    ("rows", "restart"),
    [
        ([pause("2026-03-01", "2026-03-27")], None),  # 27 days
        ([pause("2026-03-01", "2026-03-28")], "2026-03-29"),  # 28 days
        ([pause("2026-03-01", "2026-03-28", "leave")], None),
        # Two recoveries that touch are one.
        ([pause("2026-03-15", "2026-03-28"), pause("2026-03-01", "2026-03-14")], "2026-03-29"),
        # A day of illness in between keeps them apart.
        ([pause("2026-03-01", "2026-03-14"), pause("2026-03-16", "2026-03-30")], None),
        # The last long recovery counts.
        (
            [pause("2026-03-01", "2026-04-10"), pause("2026-06-01", "2026-07-15")],
            "2026-07-16",
        ),
    ],
)
def test_four_weeks_of_recovery_begin_a_new_count(rows, restart):
    _, problems = read(pauses=rows)

    assert [p.restart for p in problems] == (
        [datetime.date.fromisoformat(restart)] if restart else []
    )


def test_the_limit_is_that_of_the_legal_rule():
    from tests.real import real_base

    rule = real_base().records["legal-rule"]["samentelling_4weken"]

    assert real_rules().counting.new_count_after_days == rule.machine["merge_if_gap_days_lt"]  # type: ignore[attr-defined]


def test_an_empty_form_says_only_what_is_needed():
    given, problems = read_given({}, real_rules())

    assert given is None
    assert [p.field for p in problems] == ["first_sick_day"]


def test_every_message_blames_nobody_and_names_the_field():
    for message in MESSAGES.values():
        assert message.startswith("{name}: ")
        assert "!" not in message
        assert not {"moet", "fout", "verkeerd"} & set(message.lower().split())
    assert all(FIELDS.values())
