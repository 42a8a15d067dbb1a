"""The theory map in a browser: words fit where the drawing put them, large enough, and keys reach them."""

import pytest

from spoorboek.records import ProgrammeTheory
from tests.real import real_base

MAP = "bewijs/programmatheorieen/"
LONGEST = max(
    real_base().of(ProgrammeTheory).values(), key=lambda theory: len(theory.model_dump_json())
).page

MEASURES = """() => [...document.querySelectorAll('.sb-theorie__svg')].filter(s => s.getClientRects().length)
  .map(svg => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')];
    const groups = [...svg.querySelectorAll('[data-knoop]')];
    return {
      smallest: Math.min(...texts.map(t => parseFloat(getComputedStyle(t).fontSize) * scale)),
      beyond: texts.filter(t => t.getBBox().x + t.getBBox().width > svg.viewBox.baseVal.width + 1)
        .map(t => t.textContent),
      wide: groups.filter(g => g.querySelector('.raak') && g.querySelector('a text').getBBox().width >
        g.querySelector('.raak').getBBox().width).map(g => g.dataset.knoop),
    };
  })"""


@pytest.mark.parametrize("address", [MAP, LONGEST], ids=["whole", "one"])
@pytest.mark.parametrize("width", [1440, 1100, 960, 768, 320])
def test_words_on_the_map_fit_and_are_large_enough(site, new_page, address, width):
    page = new_page(width)
    page.goto(site.address + address)
    page.evaluate("document.fonts.ready")
    drawings = page.evaluate(MEASURES)

    assert len(drawings) == (0 if address == MAP and width < 960 else 1)
    for drawing in drawings:
        assert drawing["smallest"] >= 14
        assert drawing["beyond"] == []
        assert drawing["wide"] == []


@pytest.mark.parametrize("width", [1440, 320])
def test_every_name_on_the_map_is_reached_with_the_keyboard_and_shows_it(site, new_page, width):
    page = new_page(width)
    page.goto(site.address + LONGEST)
    links = page.locator(".sb-theorie__svg:visible a")
    assert links.count() > 1
    links.first.focus()

    for number in range(links.count()):
        focused = page.evaluate(
            """() => [document.activeElement.getAttribute('href'), document.activeElement.textContent.trim(),
            getComputedStyle(document.activeElement.querySelector('.raak')).strokeWidth]"""
        )
        assert focused[0] == links.nth(number).get_attribute("href")
        assert focused[1]
        assert focused[2] == "3px"
        page.keyboard.press("Tab")


def test_on_a_narrow_screen_the_whole_map_is_a_list(site, new_page):
    page = new_page(320)
    page.goto(site.address + MAP)

    assert not page.locator(".sb-theorie__svg").is_visible()
    assert page.locator(".sb-theorie__lijst").is_visible()
