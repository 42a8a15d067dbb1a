"""What a reader types stays in the page: not stored, not sent, not in the address, gone after leaving."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.records import RECORD_TYPES
from tests.in_browser.conftest import watched
from tests.in_browser.kinds import EVERY_KIND

FIELDS = "main input, main textarea, main select"
EMPTY = "[{},{},"
WORD, DAY = "hondsmoeder97", "1997-03-17"
FILL = """({ word, day }) => {
  const fields = [...document.querySelectorAll("main input, main textarea, main select")]
    .filter((e) => e.checkVisibility() && !e.closest("[data-sb-bewaren]"))
    .filter((e, n) => n < 40 || !e.matches("[type=checkbox]"));  // a long list of choices: the first will do
  for (const e of fields) {
    if (e.matches("[type=checkbox], [type=radio]")) e.click();
    else if (e.matches("select")) e.selectedIndex = e.options.length - 1;
    else e.value = e.matches("[type=date]") ? day : e.matches("[type=number]") ? "40" : word;
    e.dispatchEvent(new Event("input", { bubbles: true }));
    e.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return fields.filter((e) => !e.matches("[type=checkbox], [type=radio], select")).length;
}"""
# Whether a script keeps a form from being sent is known within the click; the request comes later.
SUBMIT = """() => { const sent = [];
addEventListener("submit", (e) => { if (!e.defaultPrevented) sent.push(e.target.outerHTML.slice(0, 100)); });
for (const form of document.querySelectorAll("main form")) {
  const button = form.querySelector("[type=submit], button:not([type])");
  if (button && button.checkVisibility() && !form.querySelector("[type=number]")) button.click();
}
return sent; }"""
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
KEPT = """async () => {
  const databases = indexedDB.databases ? (await indexedDB.databases()).map((d) => d.name) : [];
  const caches_ = "caches" in globalThis ? await caches.keys() : [];
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, caches_,
    location.href, history.state, window.name]);
}"""


def with_fields(folder: Path) -> list[str]:
    """The pages of every kind on which something can be filled in."""
    return [
        address
        for address in EVERY_KIND
        if (file := folder / address / "index.html").is_file()
        and LexborHTMLParser(file.read_text(encoding="utf-8")).css_first(FIELDS)
    ]


def what_stayed(page, seen, address: str) -> list[str]:
    """What is kept or asked for after every field of a page was filled in and every form sent."""
    page.goto(address)
    page.evaluate(OPEN_ALL)
    page.evaluate(FILL, {"word": WORD, "day": DAY})
    seen.clear()
    sent = page.evaluate(SUBMIT)
    page.wait_for_timeout(50)
    kept = page.evaluate(KEPT)
    # A browser asks for the icon again when the address changes (the choices of a list stand there).
    asked = [url for url in seen.requests if not url.endswith("favicon.svg")]
    wrong = [f"{address} keeps {kept}"] * (
        WORD in kept or DAY in kept or not kept.startswith(EMPTY)
    )
    wrong += [f"{address} sends {form}" for form in sent]
    return wrong + [f"{address} asks {url}" for url in asked]


def test_nothing_that_was_typed_leaves_the_page(new_page, site):
    """Every field of every kind of page is filled in, and every form sent."""
    page = new_page()
    seen = watched(page)
    pages = with_fields(site.folder)
    wrong = [what for address in pages for what in what_stayed(page, seen, site.address + address)]

    assert len(pages) > len(RECORD_TYPES) / 2
    assert wrong == []
    assert page.context.cookies() == []


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
