"""What somebody reads stays where it is while the scripts of a page arrive late."""

import pytest
from playwright.sync_api import Route

from tests.in_browser.conftest import until
from tests.in_browser.kinds import EVERY_KIND

PAINTED = "performance.getEntriesByName('first-paint').length > 0"
# Layout shift as browsers count it, from the moment that the page is read and its scripts begin;
# the promise ends after two more frames.
SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  const moved = [];
  const read = performance.getEntriesByType("navigation")[0].domInteractive;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      if (shift.startTime < read) continue;
      sum += shift.value;
      moved.push(...shift.sources.map(({ node }) => node?.cloneNode().outerHTML ?? "?"));
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done([sum, moved]))));
})"""


@pytest.fixture(scope="module")
def phone(browser):
    """A phone that gets scripts after its first paint, and no letters: those can move a line by themselves."""

    def late(route: Route) -> None:
        until(route.request.frame.page, PAINTED)
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
