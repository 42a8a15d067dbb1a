"""What a reader types stays in the page: not stored, not sent, not in the address, gone after leaving."""

import pytest

from tests.in_browser.conftest import watched
from tests.in_browser.kinds import EVERY_KIND

WORD, DAY = "hondsmoeder97", "1997-03-17"
FILL = """({ word, day }) => {
  const fields = [...document.querySelectorAll("main input, main textarea, main select")]
    .filter((e) => e.checkVisibility() && !e.closest("[data-sb-bewaar], .sb-bewaar"));
  for (const e of fields) {
    if (e.matches("[type=checkbox], [type=radio]")) e.click();
    else if (e.matches("select")) e.selectedIndex = e.options.length - 1;
    else e.value = e.matches("[type=date]") ? day : e.matches("[type=number]") ? "40" : word;
    e.dispatchEvent(new Event("input", { bubbles: true }));
    e.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return fields.filter((e) => !e.matches("[type=checkbox], [type=radio], select")).length;
}"""
SUBMIT = """() => { for (const form of document.querySelectorAll("main form")) {
  const button = form.querySelector("[type=submit], button:not([type])");
  if (button && button.checkVisibility() && !form.querySelector("[type=number]")) button.click();
} }"""
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
KEPT = """async () => {
  const databases = indexedDB.databases ? (await indexedDB.databases()).map((d) => d.name) : [];
  const caches_ = "caches" in globalThis ? await caches.keys() : [];
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, caches_,
    location.href, history.state, window.name]);
}"""


@pytest.mark.parametrize("address", EVERY_KIND)
def test_nothing_that_was_typed_leaves_the_page(new_page, site, address):
    """Every field of every kind of page is filled in, and every form sent."""
    page = new_page()
    seen = watched(page)
    page.goto(site.address + address)
    page.evaluate(OPEN_ALL)
    if not page.locator("main input, main textarea, main select").count():
        return
    page.evaluate(FILL, {"word": WORD, "day": DAY})
    seen.clear()
    page.evaluate(SUBMIT)
    page.wait_for_timeout(50)

    kept = page.evaluate(KEPT)
    assert WORD not in kept
    assert DAY not in kept
    assert kept.startswith("[{},{},")
    assert page.context.cookies() == []
    # A browser asks for the icon again when the address changes (the choices of a list stand there).
    assert {url for url in seen.requests if not url.endswith("favicon.svg")} == set()


@pytest.mark.parametrize("address", ["tijdlijn/", "werknemers/modules/als-het-terugvalt/"])
def test_who_comes_back_finds_empty_fields(new_page, site, address):
    """On a shared device the back button shows nothing of who was there before."""
    page = new_page()
    page.goto(site.address + address)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(FILL, {"word": WORD, "day": DAY}) > 0
    page.goto(site.address)
    page.go_back()
    page.evaluate(OPEN_ALL)

    values = page.evaluate(
        "[...document.querySelectorAll('main input, main textarea')].map((e) => e.value)"
    )
    assert WORD not in values
    assert DAY not in values
    assert WORD not in page.locator("main").inner_text()
