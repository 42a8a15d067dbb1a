"""The training: a quiz that explains, a sheet for who leads a group, and a place to start for every role."""

from typing import Any

import pytest
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.addresses import ROOT, guide_address
from spoorboek.pages.overviews import training as overviews
from spoorboek.pages.record_page import body_of
from spoorboek.pages.training import SAFETY, STEPS, duration, time_plan
from spoorboek.records import TrainingModule
from tests.real import real_base, real_site


def modules() -> list[TrainingModule]:
    return list(real_base().of(TrainingModule).values())


def html(body: str) -> Any:
    return LexborHTMLParser(body)


EVERY_MODULE = pytest.mark.parametrize("module", modules(), ids=lambda module: module.id)


@EVERY_MODULE
def test_every_question_is_a_group_of_choices_with_its_answer_folded_below(module):
    page = html(body_of(module, real_site()))
    asked = page.css("[data-sb-quizvraag]")

    assert len(asked) == len(module.quiz)
    for number, (place, item) in enumerate(zip(asked, module.quiz, strict=True), start=1):
        legend, fold = place.css_first("fieldset > legend"), place.css_first("details")
        assert legend.text() == f"Vraag {number}: {item.question}"
        assert [label.text().strip() for label in place.css("label")] == list(item.options)
        assert {radio.attributes["name"] for radio in place.css("input")} == {f"vraag-{number}"}
        assert place.attributes["data-sb-quizvraag"] == str(item.correct)
        assert item.options[item.correct] in fold.text()
        assert item.explanation in fold.text()
        assert len(fold.css("a")) == len(set(item.sources))
        assert "open" not in fold.attributes


@EVERY_MODULE
def test_what_only_works_with_scripts_is_hidden_until_they_run(module):
    page = html(body_of(module, real_site()))
    buttons = page.css("[data-sb-kijk-na], [data-sb-uitslag], [data-sb-bewaren]")

    assert len(buttons) == len(module.quiz) + 2
    assert all("hidden" in button.attributes for button in buttons)


@EVERY_MODULE
def test_the_sheet_for_who_leads_a_group_is_complete(module):
    body = overviews.guide(module, real_site())
    for text in (
        *SAFETY,
        *module.learning_goals,
        module.case.text,
        *module.case.questions,
        *module.exercise.steps,
        *(item.question for item in module.quiz),
        *(item.explanation for item in module.quiz),
        *(item.options[item.correct] for item in module.quiz),
        module.reflection,
    ):
        assert str(escape(text)) in body
    assert body.count("(goed antwoord)") == len(module.quiz)
    assert "een voorstel" in body
    assert "Bedachte casus" in body
    assert module.id in html(body).css_first(".sb-print").text()


@EVERY_MODULE
def test_the_sheet_is_led_to_from_the_module_and_from_the_page_for_who_leads(module):
    link = f'href="{ROOT}{guide_address(module)}"'

    assert link in body_of(module, real_site())
    assert link in overviews.guides(real_site())


@pytest.mark.parametrize("minutes", [1, 7, 40, 45, 50, 90, 123])
def test_the_minutes_of_the_steps_add_up(minutes):
    plan = time_plan(minutes)

    assert sum(item.minutes for item in plan) == minutes
    assert [item.step for item in plan] == list(STEPS)


def test_a_bigger_share_never_gets_less_time():
    for minutes in range(20, 121):
        by_share: dict[int, list[int]] = {}
        for item in time_plan(minutes):
            by_share.setdefault(item.step.share, []).append(item.minutes)
        assert max(by_share[1]) <= min(by_share[2])
        assert all(max(some) - min(some) <= 1 for some in by_share.values())


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minuten"), (45, "45 minuten"), (60, "1 uur"), (305, "5 uur en 5 minuten")],
)
def test_a_duration_is_said_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words


def test_every_role_of_a_module_has_a_place_to_start():
    rows = html(overviews.start(real_site())).css("dl > div")
    labels = {v.id: v.label for v in real_base().vocabularies["roles"].values()}
    shown = {
        row.css_first("dt").text(): [a.attributes["href"] for a in row.css("a")] for row in rows
    }

    assert shown == {
        label: [
            ROOT + module.page
            for module in sorted(modules(), key=lambda m: m.order)
            if role in module.audience
        ]
        for role, label in labels.items()
        if any(role in module.audience for module in modules())
    }
