"""On paper every kind of page is its text alone, complete and within the width of the sheet."""

import pytest

from tests.in_browser.kinds import EVERY_KIND

A4_AT_96_DPI, MARGINS = 794, 106  # pixels; the margin is 14 mm on either side
SHARES = 6
LEAST_TEXT = 100
AROUND = """() => [...document.querySelectorAll(
    '.md-header, .md-tabs, .md-skip, .md-footer, .md-sidebar, .sb-nietprint, dialog, main button')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => `te zien: ${e.tagName} ${e.className}`).slice(0, 3)"""
CUT_OFF = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('svg, .sb-vis');
  return [...document.querySelectorAll('main *')].filter(seen)
    .filter((e) => e.getBoundingClientRect().right > edge)
    .map((e) => `buiten het blad: ${e.tagName} ${e.className}`).slice(0, 3);
}"""
CLIPPED = """() => [...document.querySelectorAll('main :is(p, li, td, th, dd, pre, textarea)')]
  .filter((e) => e.checkVisibility() && !e.closest('.sb-vis'))
  .filter((e) => ['hidden', 'clip', 'auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter((e) => e.scrollWidth > e.clientWidth + 1)
  .map((e) => `afgeknipt: ${e.tagName} ${e.className} ${e.scrollWidth}>${e.clientWidth}`).slice(0, 3)"""
CLOSED = """() => [...document.querySelectorAll('main details:not([open])')]
  .filter((e) => e.checkVisibility())
  .filter((e) => [...e.children].some((c) => c.tagName !== 'SUMMARY' && !c.matches('.sb-nietprint')
    && getComputedStyle(c).display !== 'none' && !c.checkVisibility({ contentVisibilityAuto: true })))
  .map((e) => `blijft dicht: ${e.className} ${e.querySelector('summary').textContent.trim().slice(0, 40)}`).slice(0, 3)"""


@pytest.mark.parametrize("start", range(SHARES))
def test_paper_shows_all_the_text_and_nothing_around_it(new_page, site, start):
    page = new_page(A4_AT_96_DPI - MARGINS)
    page.emulate_media(media="print")
    wrong = {}
    for address in EVERY_KIND[start::SHARES]:
        page.goto(site.address + address)
        found = [
            one
            for question in (AROUND, CUT_OFF, CLIPPED, CLOSED)
            for one in page.evaluate(question)
        ]
        if len(page.locator("main").inner_text()) < LEAST_TEXT:
            found.append("geen tekst")
        if found:
            wrong[address] = found
    assert wrong == {}
