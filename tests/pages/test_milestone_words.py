"""Every milestone says in words when it falls."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.milestone_words import rule_in_words, span, week_of, when_in_words
from spoorboek.records.date_rule import DateAnchor, DateRule
from spoorboek.records.law import Milestone

ROOT = Path(__file__).parents[2]
FROM_TO = "eerste ziektedag + {} dagen tot en met eerste ziektedag + {} dagen"

WORDS = {
    "actueel_oordeel": ("week 91", "Uiterlijk einde week 91: eerste ziektedag + 636 dagen."),
    "arbeidsdeskundig_onderzoek": (
        "week 42–52",
        f"In week 42 tot en met 52: {FROM_TO.format(287, 363)}.",
    ),
    "contact_bedrijfsarts": ("regelmatig", "Geregeld, zonder vaste termijn."),
    "eerste_dag_na_104": ("na week 104", "Op eerste ziektedag + 728 dagen."),
    "eerste_ziektedag": ("dag 1", "Op de eerste ziektedag."),
    "eerstejaarsevaluatie": (
        "week 46–52",
        f"In week 46 tot en met 52: {FROM_TO.format(315, 363)}.",
    ),
    "einde_opzegverbod": ("na 2 jaar", "2 kalenderjaren na de eerste ziektedag."),
    "einde_wachttijd": ("week 104", "Uiterlijk einde week 104: eerste ziektedag + 727 dagen."),
    "eindevaluatie": ("week 91", "Uiterlijk einde week 91: eerste ziektedag + 636 dagen."),
    "evaluatie_zeswekelijks": (
        "elke 6 weken",
        "Elke 6 weken, geteld vanaf de dag van het plan van aanpak. Tot en met eerste ziektedag + 727 dagen.",
    ),
    "loonsanctie_max": (
        "week 156",
        "Uiterlijk einde week 156: eerste ziektedag + 1091 dagen. Alleen als UWV een loonsanctie oplegt.",
    ),
    "melding_arbodienst": (
        "week 1",
        "In week 1: eerste ziektedag tot en met eerste ziektedag + 6 dagen.",
    ),
    "melding_uwv_42": (
        "na week 42",
        (
            "Uiterlijk de eerste werkdag na week 42: eerste ziektedag + 294 dagen. Valt die dag in een weekend "
            "of op een feestdag, dan is het de eerstvolgende werkdag."
        ),
    ),
    "plan_van_aanpak": (
        "2 weken na het oordeel",
        (
            "Uiterlijk 2 weken na de dag van het oordeel van de bedrijfsarts. "
            "Is die dag niet bekend: einde week 8 (eerste ziektedag + 55 dagen)."
        ),
    ),
    "probleemanalyse": ("week 6", "Uiterlijk einde week 6: eerste ziektedag + 41 dagen."),
    "riv_toets": ("na de WIA-aanvraag", "Na de dag van de WIA-aanvraag; geen vaste dag."),
    "start_tweede_spoor": (
        "6 weken na de evaluatie",
        (
            "Uiterlijk 6 weken na de dag van de eerstejaarsevaluatie. "
            "Is die dag niet bekend: einde week 58 (eerste ziektedag + 405 dagen). "
            "Uitzondering: concreet zicht binnen drie maanden op structureel werk in de eigen organisatie."
        ),
    ),
    "uwv_bericht_eerstejaars": (
        "week 44–48",
        f"In week 44 tot en met 48: {FROM_TO.format(301, 335)}.",
    ),
    "uwv_brief_88": ("na week 88", "Verwacht na 88 weken: vanaf eerste ziektedag + 616 dagen."),
    "verlenging_vrijwillig": (
        "tot en met week 93",
        "Kan tot en met week 93: eerste ziektedag + 650 dagen.",
    ),
    "vervroegde_iva_venster": ("week 4–68", f"In week 4 tot en met 68: {FROM_TO.format(21, 475)}."),
    "wia_aanvraag": ("week 93", "Uiterlijk einde week 93: eerste ziektedag + 650 dagen."),
    "ziek_uit_dienst": ("einde dienstverband", "Op de laatste dag van het dienstverband."),
}


@pytest.fixture(scope="module")
def milestones() -> dict[str, Milestone]:
    return dict(EvidenceBase.load(ROOT).of(Milestone))


def test_the_words_of_every_milestone(milestones):
    spoken = {i: (when_in_words(m), rule_in_words(m.rule)) for i, m in milestones.items()}
    assert spoken == WORDS


def test_the_week_that_is_written_is_the_week_that_is_counted(milestones):
    for milestone in milestones.values():
        rule = milestone.rule
        if rule.type == "deadline_end_of_week":
            assert rule.offset_days == 7 * rule.week - 1, milestone.id
            assert week_of(rule.offset_days) == rule.week, milestone.id


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 dag"), (7, "1 week"), (10, "10 dagen"), (42, "6 weken"), (0, "0 dagen")],
)
def test_a_number_of_days_is_said_in_weeks_when_it_fits(days, words):
    assert span(days) == words


def test_a_fallback_without_a_week_says_its_day():
    fallback = DateAnchor(anchor="first_sick_day", offset_days=9)
    rule = DateRule(
        anchor="problem_analysis_date",
        type="deadline_days_after",
        weekend_shift="none",
        offset_days=14,
        fallback=fallback,
    )
    assert rule_in_words(rule).endswith("Is die dag niet bekend: eerste ziektedag + 9 dagen.")
