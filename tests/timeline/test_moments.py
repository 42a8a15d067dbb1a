"""Every milestone falls where its rule puts it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.records.law import Milestone
from spoorboek.timeline.given import Given, read_given
from spoorboek.timeline.moments import Moment, moments
from spoorboek.timeline.pauses import Pause, merged
from tests.real import real_base
from tests.timeline.cases import made_up_forms, real_rules

WITHOUT_DATE = {"contact_bedrijfsarts", "riv_toets", "ziek_uit_dienst"}
START = datetime.date(2026, 1, 5)


def timeline(start=START, pauses=(), **known) -> dict[str, Moment]:
    given = Given({"first_sick_day": start, **known}, merged(pauses))
    return {m.milestone: m for m in moments(real_rules(), given)}


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_every_milestone_has_a_date_or_a_rule_that_gives_none():
    found = timeline()

    assert found.keys() == real_base().of(Milestone).keys()
    assert {i for i, m in found.items() if not m.days} == WITHOUT_DATE


@pytest.mark.parametrize(
    ("known", "milestone", "day"),
    [
        ({}, "plan_van_aanpak", "2026-03-01"),
        ({"problem_analysis_date": "2026-01-20"}, "plan_van_aanpak", "2026-02-03"),
        ({}, "start_tweede_spoor", "2027-02-14"),
        ({"first_year_evaluation_date": "2026-11-20"}, "start_tweede_spoor", "2027-01-01"),
    ],
)
def test_a_date_that_is_known_goes_before_the_fallback(known, milestone, day):
    found = timeline(**{anchor: date(text) for anchor, text in known.items()})

    assert found[milestone].last == date(day)


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({}, "2026-04-12"),
        ({"problem_analysis_date": "2026-01-20"}, "2026-03-17"),
        (
            {"problem_analysis_date": "2026-01-20", "plan_of_action_date": "2026-01-22"},
            "2026-03-05",
        ),
    ],
)
def test_evaluations_follow_the_plan_as_far_as_it_is_known(known, first):
    """Not known: the last day for the plan, which itself may follow from the opinion."""
    found = timeline(**{anchor: date(text) for anchor, text in known.items()})

    assert found["evaluatie_zeswekelijks"].days[0].day == date(first)


def test_after_a_known_date_days_in_a_pause_count():
    """That is the earliest reading; only what is counted from the first sick day moves on."""
    pause = Pause(date("2026-11-25"), date("2026-12-10"))
    known = {"first_year_evaluation_date": date("2026-11-20")}

    assert (
        timeline(**known)["start_tweede_spoor"]
        == timeline(pauses=[pause], **known)["start_tweede_spoor"]
    )
    assert timeline(pauses=[pause])["start_tweede_spoor"].last == date("2027-03-02")


def test_a_day_off_gets_the_working_day_before_it_and_only_week_42_moves():
    found = timeline(date("2025-06-14"))  # the day after week 42 is the Saturday before Easter

    assert found["melding_uwv_42"].days[0].day == date("2026-04-07")
    assert found["melding_uwv_42"].days[0].plan is None
    assert found["wia_aanvraag"].days[0].day == date("2027-03-26")  # Good Friday
    assert found["wia_aanvraag"].days[0].plan == date("2027-03-25")
    assert found["uwv_brief_88"].days[0].plan is None  # comes from UWV


def test_a_day_later_for_who_counts_otherwise():
    found = timeline()

    assert found["probleemanalyse"].others == (date("2026-02-16"),)
    assert found["einde_wachttijd"].others == (date("2028-01-03"),)


@given(st.dates(datetime.date(2014, 1, 1), datetime.date(2099, 12, 31)))
def test_the_term_is_728_days(start):
    found = timeline(start)

    assert found["einde_wachttijd"].last - start == datetime.timedelta(days=727)
    assert found["eerste_dag_na_104"].last - start == datetime.timedelta(days=728)
    assert all(m.first <= m.last for m in found.values() if m.first and m.last)


def test_the_made_up_cases_reach_every_corner():
    """Cases that the browser is compared on hold pauses, leap days, known dates and mistakes."""
    forms = made_up_forms()
    read = [read_given(form, real_rules()) for form in forms]
    sound = [given for given, _ in read if given]

    assert len(sound) >= 200
    assert sum(bool(given.pauses) for given in sound) > 50
    assert sum(len(given.pauses) > 1 for given in sound) > 10
    assert (
        sum(given.first_sick_day.month == 2 and given.first_sick_day.day == 29 for given in sound)
        > 10
    )
    assert sum(len(given.days) > 1 for given in sound) > 50
    assert sum(any(p.restart for p in problems) for _, problems in read) > 5
    assert len({p.message.partition(": ")[2][:12] for _, problems in read for p in problems}) >= 7
