"""A term opens its explanation by keyboard and closes it with Escape, without any script."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.in_browser.test_accessibility import AXE, RULES, TOO_WIDE

PAGE = "werknemers/"
FIRST = ".sb-term > button"
OPEN = "document.querySelectorAll('.sb-uitleg:popover-open').length"
FOCUSED = "document.activeElement.getAttribute('aria-label')"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request, new_page, site):
    page = new_page(java_script_enabled=request.param)
    page.goto(site.address + PAGE)
    return page


def test_the_keyboard_opens_and_escape_closes(page):
    """What is shown is known from what can be seen, since without scripts nothing can be asked."""
    button = page.locator(FIRST).first
    explanation = page.locator(".sb-uitleg").first
    assert not explanation.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    explanation.wait_for(state="visible")
    assert (explanation.get_by_role("link").get_attribute("href") or "").endswith(
        "over/begrippen/tweede-spoor/"
    )
    page.keyboard.press("Escape")
    explanation.wait_for(state="hidden")
    page.keyboard.press("Enter")  # the button has the focus again
    explanation.wait_for(state="visible")
    explanation.get_by_role("button", name="Sluiten").click()
    explanation.wait_for(state="hidden")


def test_focus_goes_in_and_comes_back(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE)
    assert page.evaluate("document.activeElement === document.body")
    page.locator(FIRST).first.focus()
    name = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.matches('.sb-uitleg:popover-open > span')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.sb-uitleg a')")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == name
    assert page.evaluate(OPEN) == 0


def test_one_explanation_at_a_time_and_a_click_beside_closes(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE)
    page.locator(FIRST).nth(0).click()
    page.keyboard.press("Escape")
    page.locator(FIRST).nth(1).click()
    assert page.evaluate(OPEN) == 1
    page.locator("h1").click()
    assert page.evaluate(OPEN) == 0


@pytest.mark.parametrize("width", [1440, 320])
def test_an_open_explanation_is_accessible_and_fits(new_page, site, width):
    page = new_page(width)
    page.goto(site.address + PAGE)
    page.evaluate(AXE_SCRIPT)
    page.locator(FIRST).last.scroll_into_view_if_needed()
    page.locator(FIRST).last.click()
    box = page.locator(".sb-uitleg:popover-open").bounding_box()
    wrong = page.evaluate(TOO_WIDE)
    for scheme, rules in RULES.items():
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        wrong += page.evaluate(AXE, rules)

    assert wrong == []
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


def test_on_paper_a_term_is_plain_text(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE)
    page.emulate_media(media="print")

    assert page.locator(FIRST).count() > 0
    assert [b for b in page.locator(".sb-term button").all() if b.is_visible()] == []
    assert page.locator(".sb-term").first.inner_text() == "spoor 2"
    style = "getComputedStyle(document.querySelector('.sb-term'))"
    assert page.evaluate(f"[{style}.textDecorationLine, {style}.position]") == ["none", "static"]


def test_on_paper_every_answer_is_there(new_page, site):
    page = new_page()
    page.goto(site.address + "werknemers/vragen/")
    answers = page.locator("details.sb-vraag > p:first-of-type")
    assert not answers.first.is_visible()
    page.emulate_media(media="print")

    assert answers.count() > 0
    assert [a for a in answers.all() if not a.is_visible()] == []
