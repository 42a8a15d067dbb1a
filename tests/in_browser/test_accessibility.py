"""Every kind of page can be read by everybody: at three widths, in light and dark, with all opened."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.in_browser.conftest import Seen, Served, watched
from tests.in_browser.kinds import EVERY_KIND

WIDTHS = (1440, 768, 320)
SCHEMES: dict[str, Literal["light", "dark"]] = {"default": "light", "slate": "dark"}
RULES = {
    # Everything in one scheme; of the other only what colour can break.
    "default": {"resultTypes": ["violations"]},
    "slate": {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": ["cat.color"]}},
}

AXE = """async (rules) => {
  const { violations } = await axe.run(document, rules);
  return violations.flatMap((v) => v.nodes.map((n) =>
    `${v.id}: ${n.html.slice(0, 160)} (${n.any.map((a) => a.message).join("; ").slice(0, 160)})`));
}"""
# A long list repeats one template: axe need not read it three hundred times, and the longest pages less still.
SHORTEN = """() => {
  const [most, lists] = document.querySelectorAll("*").length > 3000
    ? [4, "main :not(svg, svg *, tr)"] : [12, "ul, ol, tbody, dl, section, form, fieldset"];
  document.querySelectorAll(lists).forEach((list) => {
    const seen = {};
    for (const child of [...list.children]) {
      seen[child.tagName] = (seen[child.tagName] ?? 0) + 1;
      if (seen[child.tagName] > most) child.remove();
    }
  });
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).concat([`${document.documentElement.scrollWidth} > ${width}`]);
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[tuple[Page, Seen]]:
    """One page that is led from address to address."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    yield page, watched(page)
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_a_page_is_accessible_fits_and_asks_nothing_elsewhere(reader, site: Served, address: str):
    """axe finds nothing, nothing sticks out, no other host is asked, nothing is complained about."""
    page, seen = reader
    seen.clear()
    page.goto(site.address + address)
    page.evaluate(OPEN_ALL)
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{width} sticks out: {what}" for what in page.evaluate(TOO_WIDE)]
    page.evaluate(SHORTEN)
    page.evaluate(AXE_SCRIPT)
    for scheme, media in SCHEMES.items():
        page.emulate_media(color_scheme=media)
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(OPEN_ALL)
            found = page.evaluate(AXE, RULES[scheme])
            wrong += [f"{width} {media} {what}" for what in found]

    assert wrong == []
    assert [url for url in seen.requests if not url.startswith(site.address)] == []
    assert [url for url in seen.requests if "pagefind" in url] == []
    assert seen.complaints == []


def test_a_page_starts_in_the_scheme_of_the_reader(new_page, site):
    for scheme, media in SCHEMES.items():
        page = new_page(color_scheme=media)
        page.goto(site.address)

        assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
        assert page.evaluate("Object.keys(localStorage)") == []
        assert page.context.cookies() == []


def test_the_keyboard_reaches_the_content_at_once(new_page, site):
    """The first stop is the way past the menus, and it works."""
    page = new_page()
    page.goto(site.address + "handreiking/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [1440, 320])
def test_the_keyboard_walks_from_top_to_content_and_every_stop_shows(new_page, site, width):
    """Without the short way too: each stop is on the page and can be seen, and the walk ends in main."""
    page = new_page(width)
    page.goto(site.address + "bewijs/verklaringen/")
    for _ in range(120):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect();
            return [e.closest("main") !== null && e.tagName !== "MAIN", r.width > 0 && r.height > 0 && r.bottom > 0,
                    e.outerHTML.slice(0, 100)]; }"""
        )
        assert where[1], where[2]
        if where[0]:
            return
    pytest.fail("the content was not reached")


def test_the_menu_of_a_small_screen_opens_and_closes_by_keyboard(new_page, site):
    page = new_page(320)
    page.goto(site.address + "handreiking/")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")

    assert page.locator("#sb-menu").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#sb-menu").is_visible()
