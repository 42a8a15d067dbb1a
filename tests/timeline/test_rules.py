"""Which milestones are planned, and which a calendar gets."""

import pytest

from spoorboek.records.law import Milestone
from spoorboek.timeline.rules import belongs_in_calendar, is_planned
from tests.real import real_base
from tests.timeline.cases import real_rules

MILESTONES = real_base().of(Milestone)


def test_a_calendar_gets_no_first_sick_day_and_nothing_that_may_never_happen():
    in_calendar = {m.id for m in real_rules().milestones if belongs_in_calendar(m)}

    assert "eerste_ziektedag" not in in_calendar
    assert "loonsanctie_max" not in in_calendar
    assert {"wia_aanvraag", "start_tweede_spoor", "evaluatie_zeswekelijks"} <= in_calendar


@pytest.mark.parametrize(
    ("milestone", "planned"),
    [
        ("wia_aanvraag", True),
        ("evaluatie_zeswekelijks", True),
        ("arbeidsdeskundig_onderzoek", True),
        ("melding_uwv_42", False),  # moves by itself
        ("uwv_bericht_eerstejaars", False),  # UWV does it
        ("eerste_dag_na_104", False),  # happens
    ],
)
def test_only_what_people_arrange_gets_a_working_day_before_it(milestone, planned):
    assert is_planned(MILESTONES[milestone]) is planned


def test_an_anchor_that_a_milestone_sets_is_set_once():
    setters = [m.sets_anchor for m in real_rules().milestones if m.sets_anchor]

    assert len(setters) == len(set(setters))
    assert {"first_sick_day", "problem_analysis_date", "plan_of_action_date"} <= set(setters)
