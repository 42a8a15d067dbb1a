"""The worked examples agree with the rules on every date."""

import pytest

from spoorboek.records.counting import WorkedExample
from spoorboek.records.law import Milestone
from spoorboek.timeline.examples import (
    disagreements,
    form_of,
    given_of,
    milestone_of,
    milestone_of_series,
)
from spoorboek.timeline.given import read_given
from spoorboek.timeline.moments import moments
from tests.real import real_base
from tests.timeline.cases import examples, real_rules

EXAMPLES = examples()


def test_there_are_seven():
    assert len(EXAMPLES) == 7


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_agrees_with_the_rules(name):
    given, problems = given_of(EXAMPLES[name], real_rules())

    assert problems == []
    assert given is not None
    assert list(disagreements(EXAMPLES[name], real_rules(), given)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_every_working_day_that_is_advised(name):
    """What is computed and not written would not be compared."""
    given, _ = given_of(EXAMPLES[name], real_rules())
    assert given is not None
    milestones = real_base().of(Milestone)
    planned = {
        m.milestone for m in moments(real_rules(), given) if len(m.days) == 1 and m.days[0].plan
    }
    written = {
        found.id
        for key, cell in EXAMPLES[name].output.items()
        if isinstance(cell, dict) and "plan_on_or_before" in cell
        if (found := milestone_of(key, milestones))
    }

    assert planned - {"verlenging_vrijwillig"} == written  # the examples leave this one out


def test_every_date_of_an_example_belongs_to_a_milestone():
    milestones = real_base().of(Milestone)
    for example in EXAMPLES.values():
        for key, value in example.output.items():
            found = milestone_of_series(milestones) if isinstance(value, list) else None
            assert found or milestone_of(key, milestones), key


def spoiled(**changes) -> WorkedExample:
    example = EXAMPLES["voorbeeld_1_maandag"]
    return example.model_copy(update={"output": example.output | changes})


@pytest.mark.parametrize(
    ("changes", "place", "computed"),
    [
        ({"wia_aanvraag": "2027-10-18"}, ("output", "wia_aanvraag"), "2027-10-17"),
        (
            {"wia_aanvraag": {"date": "2027-10-17", "weekday": "ma"}},
            ("output", "wia_aanvraag", "weekday"),
            "zo",
        ),
        (
            {"wia_aanvraag": {"date": "2027-10-17", "plan_on_or_before": "2027-10-14"}},
            ("output", "wia_aanvraag", "plan_on_or_before"),
            "2027-10-15",
        ),
        ({"volle_maan": "2026-01-03"}, ("output", "volle_maan"), ""),
        ({"riv_toets": "2026-01-03"}, ("output", "riv_toets"), ""),
    ],
)
def test_another_date_is_a_disagreement(changes, place, computed):
    example = spoiled(**changes)
    given, _ = given_of(example, real_rules())
    assert given is not None
    (found,) = disagreements(example, real_rules(), given)

    assert (found.place, found.computed) == (place, computed)


def test_a_list_of_days_is_compared_day_by_day():
    days = EXAMPLES["voorbeeld_1_maandag"].output["evaluaties_elke_zes_weken"]
    given, _ = given_of(spoiled(), real_rules())
    assert given is not None

    def found(changed):
        example = spoiled(evaluaties_elke_zes_weken=changed)
        return [(d.place[2:], d.computed) for d in disagreements(example, real_rules(), given)]

    assert found(days[:-1]) == [((), days[-1])]
    assert found([*days, "2028-02-13"]) == [((16,), "")]
    assert found(["2026-04-13", *days[1:]]) == [((0,), "2026-04-12")]


@pytest.mark.parametrize("pauses", [5, "2026-01-01", [["2026-03-01"]], [[]], [5], [{}]])
def test_nonsense_in_an_example_never_raises(pauses):
    example = EXAMPLES["voorbeeld_1_maandag"]
    odd = example.model_copy(update={"input": {"fsd": "2026-01-05", "pauses": pauses}})

    given, problems = read_given(form_of(odd), real_rules())

    assert (given is None) == bool(problems)
