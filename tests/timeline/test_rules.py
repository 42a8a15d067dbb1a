"""The rules as data hold everything a browser needs, and nothing about a person."""

import json

from spoorboek.timeline.emitted import rules_as_data
from spoorboek.timeline.rules import belongs_in_calendar
from tests.timeline.cases import real_rules

DATA = rules_as_data(real_rules())


def test_the_data_are_plain_json():
    assert json.loads(json.dumps(DATA)) == DATA


def test_every_milestone_is_there_in_order_of_time():
    assert [m["id"] for m in DATA["milestones"]] == [m.id for m in real_rules().milestones]
    assert DATA["last_offset"] == 1091


def test_a_calendar_gets_no_first_sick_day_and_nothing_that_may_never_happen():
    in_calendar = {m.id for m in real_rules().milestones if belongs_in_calendar(m)}

    assert "eerste_ziektedag" not in in_calendar
    assert "loonsanctie_max" not in in_calendar
    assert {"wia_aanvraag", "start_tweede_spoor", "evaluatie_zeswekelijks"} <= in_calendar


def test_an_anchor_that_a_milestone_sets_is_set_once():
    setters = [m.sets_anchor for m in real_rules().milestones if m.sets_anchor]

    assert len(setters) == len(set(setters))
    assert {"first_sick_day", "problem_analysis_date", "plan_of_action_date"} <= set(setters)
