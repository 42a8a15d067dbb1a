"""The training: a quiz for everybody, nothing kept that was not asked for, and a sheet on A4."""

import io

import pytest
from pypdf import PdfReader

from spoorboek.pages.addresses import guide_address
from spoorboek.records import TrainingModule
from tests.in_browser.conftest import watched
from tests.real import real_base

MODULES = sorted(real_base().of(TrainingModule).values(), key=lambda module: module.order)
MODULE = MODULES[1]
STORED = "Object.keys(localStorage)"
A4 = (595, 842)


def wrong_answer(number: int) -> int:
    """The place of an answer that is not the right one."""
    return (MODULE.quiz[number].correct + 1) % len(MODULE.quiz[number].options)


def question(page, number: int):
    return page.locator("[data-sb-quizvraag]").nth(number)


def answer(page, number: int, option: int) -> None:
    question(page, number).locator("input").nth(option).check()
    question(page, number).get_by_role("button", name="Kijk na").click()


def test_the_quiz_is_done_with_the_keyboard_alone(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    question(page, 0).locator("input").first.focus()
    for _ in range(MODULE.quiz[0].correct):
        page.keyboard.press("ArrowDown")
    if MODULE.quiz[0].correct == 0:
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert question(page, 0).get_by_role("status").text_content().startswith("Dat klopt.")
    assert question(page, 0).locator("details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.dataset.sbKijkNa") == ""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_wrong_answer_is_told_in_words_with_the_right_one_and_its_source(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    item, asked = MODULE.quiz[0], question(page, 0)
    assert not asked.get_by_text(item.explanation).is_visible()
    answer(page, 0, wrong_answer(0))

    assert asked.get_by_role("status").text_content().startswith("Niet dit antwoord.")
    assert asked.get_by_text(item.explanation).is_visible()
    assert asked.locator("details a").count() == len(set(item.sources))
    choices = asked.locator(".sb-keuze")
    assert "jouw keuze: niet goed" in choices.nth(wrong_answer(0)).text_content()
    assert "dit is het goede antwoord" in choices.nth(item.correct).text_content()


def test_who_did_not_choose_is_asked_to_and_led_to_the_choices(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    question(page, 0).get_by_role("button", name="Kijk na").click()

    assert question(page, 0).get_by_role("status").text_content() == "Kies eerst een antwoord."
    assert page.evaluate("document.activeElement.name") == "vraag-1"
    assert question(page, 0).locator("details").get_attribute("open") is None


def test_at_the_end_stands_how_many_were_right_and_one_can_start_again(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    answer(page, 0, wrong_answer(0))
    for number in range(1, len(MODULE.quiz)):
        answer(page, number, MODULE.quiz[number].correct)
    result = page.locator("[data-sb-uitslag]")

    assert (
        result.get_by_role("status")
        .text_content()
        .startswith(f"{len(MODULE.quiz) - 1} van {len(MODULE.quiz)} goed.")
    )
    page.get_by_role("button", name="Opnieuw proberen").click()
    assert page.locator("[data-sb-quizvraag] input:checked").count() == 0
    assert page.locator("[data-sb-quizvraag] details[open]").count() == 0
    assert not result.is_visible()
    assert page.evaluate("document.activeElement.name") == "vraag-1"


def test_another_choice_takes_the_judgement_away(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    answer(page, 0, wrong_answer(0))
    question(page, 0).locator("input").nth(MODULE.quiz[0].correct).check()

    assert question(page, 0).get_by_role("status").text_content() == ""
    assert question(page, 0).locator(".sb-keuze__oordeel:visible").count() == 0


def test_without_javascript_every_answer_can_be_opened_and_no_button_does_nothing(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + MODULE.page)
    for number, item in enumerate(MODULE.quiz):
        asked = question(page, number)
        asked.locator("summary").click()
        assert asked.get_by_text(item.explanation).is_visible()
        assert asked.locator("details strong").text_content() == item.options[item.correct]
    assert page.locator("main .sb-knop:visible").count() == 0


def test_what_is_chosen_and_typed_goes_nowhere_and_works_without_a_network(new_page, site):
    page = new_page()
    seen = watched(page)
    page.goto(site.address + MODULE.page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    seen.clear()
    before = page.url
    answer(page, 0, wrong_answer(0))
    page.locator("textarea[name=nadenken-schrijven]").fill("een zin die nergens heen mag")
    page.get_by_label("Ik heb deze module gedaan").check()

    assert question(page, 0).get_by_role("status").text_content() != ""
    assert seen.requests == []
    assert seen.complaints == []
    assert page.url == before
    assert page.evaluate(STORED) == []
    assert page.context.cookies() == []


def test_progress_is_kept_if_asked_shown_with_the_modules_and_wiped(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    page.get_by_label("Bewaar op dit apparaat").check()
    assert len(page.evaluate(STORED)) == 1
    for address in ("training/", "training/modules/"):
        page.goto(site.address + address)
        assert set(page.locator(".sb-voortgang:visible").all_text_contents()) == {"begonnen"}
    page.goto(site.address + MODULE.page)
    answer(page, 0, MODULE.quiz[0].correct)
    page.get_by_label("Ik heb deze module gedaan").check()
    page.goto(site.address + "training/modules/")

    assert page.locator(".sb-voortgang:visible").all_text_contents() == ["gedaan"]
    assert f"1 van {len(MODULES)} modules gedaan" in (
        page.locator("[data-sb-voortgang-lijn]").text_content() or ""
    )
    page.goto(site.address + MODULE.page)
    assert question(page, 0).locator("input").nth(MODULE.quiz[0].correct).is_checked()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate(STORED) == []
    assert page.locator("[data-sb-invul] input:checked").count() == 0
    page.goto(site.address + "training/")
    assert page.locator(".sb-voortgang:visible, [data-sb-voortgang-lijn]:visible").count() == 0


def test_starting_again_is_kept_too(new_page, site):
    page = new_page()
    page.goto(site.address + MODULE.page)
    page.get_by_label("Bewaar op dit apparaat").check()
    answer(page, 0, MODULE.quiz[0].correct)
    page.get_by_role("button", name="Opnieuw proberen").click()
    page.reload()

    assert page.locator("[data-sb-quizvraag] input:checked").count() == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_the_sheet_for_who_leads_a_group_is_a_few_pages_a4(new_page, site, module):
    page = new_page()
    page.goto(site.address + guide_address(module))
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(leaf.extract_text() for leaf in paper.pages)

    assert len(paper.pages) <= 3
    assert {tuple(round(float(side)) for side in leaf.mediabox[2:]) for leaf in paper.pages} == {A4}
    assert "Print dit blad" not in text
    assert "Zoeken" not in text
    assert f"trainingsmodule {module.id}" in " ".join(text.split())
