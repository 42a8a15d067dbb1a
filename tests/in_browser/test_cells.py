"""From the front page to what to do now in two clicks, by mouse and by keyboard, with and without scripts."""

import json

import pytest

from spoorboek.pages.addresses import cell_address
from spoorboek.pages.overviews.cells import Cells
from tests.in_browser.conftest import follow, watched
from tests.real import real_base, real_site

CASEMANAGER, WEEK_40 = "casemanager", "eerste-jaar"
GOAL = cell_address(CASEMANAGER, WEEK_40)
CELLS = Cells(real_site())


def by_keyboard(page, name: str) -> None:
    """Tab until the link with this name has the focus, then press Enter."""
    for _ in range(150):
        page.keyboard.press("Tab")
        text = page.evaluate(
            "document.activeElement?.textContent?.replace(/\\s+/g, ' ').trim() ?? ''"
        )
        if text.startswith(name):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no link {name!r} within reach of the keyboard")


def shown_advice(page) -> list[str]:
    page.wait_for_selector("ol.sb-kort")
    return [
        " ".join(text.split()) for text in page.locator("ol.sb-kort > li h3").all_text_contents()
    ]


def recorded_advice() -> list[str]:
    return [record.title for record in CELLS.advice((CASEMANAGER, WEEK_40))]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [320, 1440])
def test_a_casemanager_in_week_40_gets_the_list_in_two_clicks(new_page, site, width, scripts):
    page = new_page(width, java_script_enabled=scripts)
    page.goto(site.address)
    follow(page.get_by_role("link", name="Ik ben casemanager"))
    follow(page.locator(".sb-fasen a", has_text="week 9–41"))

    assert page.url == site.address + GOAL
    assert shown_advice(page) == recorded_advice()
    assert page.locator("ol.sb-kort > li").last.is_visible()


def test_the_same_by_keyboard(new_page, site):
    page = new_page()
    page.goto(site.address)
    by_keyboard(page, "Ik ben casemanager")
    by_keyboard(page, "Eerste jaar week 9–41")

    assert page.url == site.address + GOAL
    assert shown_advice(page) == recorded_advice()


def test_who_is_ill_gets_there_in_two_clicks_too(new_page, site):
    page = new_page(320)
    page.goto(site.address)
    follow(page.get_by_role("link", name="Ik ben ziek gemeld"))
    follow(page.locator(".sb-fasen a", has_text="week 9–41"))

    assert page.url == site.address + cell_address("werknemer", WEEK_40)


@pytest.mark.parametrize(
    ("week", "phase"),
    [
        ("1", "eerste-weken"),
        ("8", "eerste-weken"),
        ("9", WEEK_40),
        ("40", WEEK_40),
        ("42", "kantelpunt"),
        ("88", "tweede-jaar"),
        ("104", "afronding"),
    ],
)
def test_a_week_leads_to_its_phase_and_is_kept_nowhere(new_page, site, week, phase):
    """Only role and phase stand in the address; the number is not stored and not sent."""
    page = new_page()
    seen = watched(page)
    page.goto(f"{site.address}handreiking/rollen/{CASEMANAGER}/")
    page.get_by_label("In welke week?").fill(week)
    page.keyboard.press("Enter")
    page.wait_for_url(site.address + cell_address(CASEMANAGER, phase))

    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert json.loads(stored) == [{}, {}, ""]
    assert not any("?" in request or "#" in request for request in seen.requests)
    assert seen.complaints == []


@pytest.mark.parametrize("week", ["", "0", "105", "2.5", "-3"])
def test_what_is_no_week_is_answered_calmly(new_page, site, week):
    page = new_page(320)
    page.goto(f"{site.address}{GOAL}")
    field = page.get_by_label("In welke week?")
    field.fill(week) if week.lstrip("-").isdigit() else field.press_sequentially(week)
    page.get_by_role("button", name="Ga naar die week").click()
    message = page.locator("[data-sb-week-melding]").text_content()

    assert "104" in message
    assert "!" not in message
    assert page.url == site.address + GOAL
    assert page.evaluate("document.activeElement.id") == "sb-week"


def test_every_cell_is_complete_without_scripts(site):
    """In the HTML itself stand all recommendations of the cell."""
    for place in CELLS.places():
        html = (site.folder / cell_address(*place) / "index.html").read_text(encoding="utf-8")
        up = "../" * cell_address(*place).count("/")
        for record in CELLS.advice(place):
            assert f'<a href="{up}{record.page}">' in html, place


def test_no_cell_nor_the_way_to_it_is_wider_than_a_small_phone(new_page, site):
    page = new_page(320)
    cells = [cell_address(role, "kantelpunt") for role in real_base().vocabularies["roles"]]
    for address in ["handreiking/", "handreiking/rollen/", *cells]:
        page.goto(site.address + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
