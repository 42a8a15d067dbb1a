"""Nothing moves by itself; who asked their device for calm gets no movement at all."""

import pytest

from tests.in_browser.kinds import EVERY_KIND, INDEXES, PROSE

STARTED = """() => document.getAnimations().map((a) =>
  `${a.animationName ?? a.transitionProperty} on ${a.effect?.target?.outerHTML.slice(0, 100)}`)"""
LONG = """() => [...document.querySelectorAll("body, body *")].filter((e) => {
  const s = getComputedStyle(e);
  const longest = (times) => Math.max(...times.split(",").map((t) => parseFloat(t) * (t.includes("ms") ? 1 : 1000)));
  return (s.animationName !== "none" && longest(s.animationDuration) > 10)
      || (s.transitionProperty !== "none" && longest(s.transitionDuration) > 10)
      || s.scrollBehavior === "smooth";
}).slice(0, 5).map((e) => e.outerHTML.slice(0, 120))"""
# What runs may be over before it is asked for: what ever started is kept from the first moment on.
KEEP_STARTED = """globalThis.started = [];
for (const what of ["transitionrun", "animationstart"])
  addEventListener(what, (e) => started.push(e.target.outerHTML?.slice(0, 100)), true);"""
LOOSE = "document.querySelectorAll('meta[http-equiv=refresh i]').length"


@pytest.fixture(scope="module", params=["no-preference", "reduce"])
def reading(browser, request):
    context = browser.new_context(reduced_motion=request.param)
    context.add_init_script(KEEP_STARTED)
    page = context.new_page()
    yield page, request.param
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_nothing_moves_by_itself(reading, site, address):
    page, wanted = reading
    page.goto(site.address + address)

    assert page.evaluate(STARTED) == []
    assert page.evaluate("started") == []
    assert page.evaluate(LOOSE) == 0
    if wanted == "reduce" and address in (*PROSE, *INDEXES):
        assert page.evaluate(LONG) == []
