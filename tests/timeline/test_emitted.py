"""The rules as data hold everything a browser needs, and nothing about a person."""

import json

from spoorboek.timeline.emitted import rules_as_data
from tests.timeline.cases import real_rules

DATA = rules_as_data(real_rules())


def test_the_data_are_plain_json():
    assert json.loads(json.dumps(DATA)) == DATA


def test_every_milestone_is_there_in_order_of_time():
    assert [m["id"] for m in DATA["milestones"]] == [m.id for m in real_rules().milestones]
    assert DATA["last_offset"] == 1091


def test_the_holidays_are_those_of_the_record():
    counting = real_rules().counting

    assert len(DATA["fixed_holidays"]) == len(counting.fixed_holidays)
    assert DATA["easter_holidays"] == [-2, 1, 39, 50]
    assert DATA["kings_day"] == {"month": 4, "day": 27, "if_sunday_day": 26}
