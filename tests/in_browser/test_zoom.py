"""At 400% zoom, and with wider spacing, nothing is lost."""

import pytest

from tests.in_browser.kinds import EVERY_KIND

# A window of 1280 by 1024 px at 400% leaves 320 by 256 CSS pixels (WCAG 2.2, 1.4.10).
ZOOMED = {"width": 320, "height": 256}
# The spacing that a reader may set (WCAG 2.2, 1.4.12).
SPACED = """() => { const sheet = new CSSStyleSheet();  // not an element: the policy of the site forbids that
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
return getComputedStyle(document.querySelector("h1")).letterSpacing; }"""
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
# Text in a box that cuts it off, unless the box can be scrolled or is hidden from sight on purpose.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *")].filter((e) => {
  const s = getComputedStyle(e);
  const clips = (axis) => ["hidden", "clip"].includes(s[axis]);
  if (e.closest("svg, .sb-vis, .md-skip, [hidden], dialog:not([open])") || !e.textContent.trim()) return false;
  if (e.clientWidth < 2 || e.clientHeight < 2) return false;
  return (clips("overflowX") && e.scrollWidth > e.clientWidth + 1)
      || (clips("overflowY") && e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 160))"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What stays in view while the page scrolls takes room from the text.
STUCK = """() => [...document.querySelectorAll("body *")]
  .filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position) && !e.closest("main"))
  .reduce((sum, e) => sum + (e.getBoundingClientRect().width > 160 ? e.getBoundingClientRect().height : 0), 0)"""


@pytest.fixture(scope="module")
def zoomed(browser):
    context = browser.new_context(viewport=ZOOMED, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_a_page_loses_nothing_at_400_percent(zoomed, site, address):
    """No scrolling in two directions, no text cut off, and the header leaves room to read."""
    zoomed.goto(site.address + address)
    zoomed.evaluate(OPEN_ALL)

    assert zoomed.evaluate(WIDER) <= 0
    assert zoomed.evaluate(CUT_OFF) == []
    zoomed.mouse.wheel(0, 600)
    assert zoomed.evaluate(STUCK) <= ZOOMED["height"] / 2
    assert zoomed.evaluate(SPACED) != "normal"
    assert zoomed.evaluate(WIDER) <= 0
    assert zoomed.evaluate(CUT_OFF) == []
