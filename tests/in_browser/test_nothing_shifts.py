"""What somebody reads stays where it is while the scripts of a page arrive late."""

import time

import pytest
from playwright.sync_api import Route

from tests.in_browser.kinds import EVERY_KIND

LATE = 0.05
"""Seconds: long enough for a first paint without scripts."""
# Layout shift as browsers count it; the promise ends after two more frames.
SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  const moved = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      sum += shift.value;
      moved.push(...shift.sources.map(({ node }) => node?.cloneNode().outerHTML ?? "?"));
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done([sum, moved]))));
})"""


@pytest.fixture(scope="module")
def phone(browser):
    """A phone that gets scripts late, and no letters: those can move a line by themselves."""

    def late(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    context = browser.new_context(viewport={"width": 412, "height": 823})
    context.route("**/*.js", late)
    context.route("**/*.woff2", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_nothing_moves_when_the_scripts_arrive(phone, site, address):
    phone.goto(site.address + address)
    shifted, moved = phone.evaluate(SHIFTED)

    assert shifted < 0.001, moved
