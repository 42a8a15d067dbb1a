"""Everything that works with a mouse works with a keyboard: the whole page is walked."""

import pytest

from spoorboek.records import RECORD_TYPES
from tests.in_browser.kinds import RECORDS

ONE_OF_EACH = RECORDS[:: max(1, len(RECORDS) // len(RECORD_TYPES))]
WALKED = [
    "",
    "handreiking/",
    "handreiking/adviezen/",
    "handreiking/past-dit/",
    "handreiking/rollen/casemanager/",
    "handreiking/rollen/casemanager/eerste-jaar/",
    "hulpmiddelen/",
    "tijdlijn/",
    "werknemers/",
    "werknemers/vragen/",
    "training/",
    "training/begeleiders/het-gesprek/",
    "beleid/",
    "beleid/overzicht/",
    "bewijs/bewijskaart/",
    "bewijs/sectorkaart/",
    "en/",
    "over/privacy/",
    *ONE_OF_EACH,
]
# One radio button of a group, and nothing hidden, off or taken out of the order, is a stop.
STOPS = """() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]"))
    .filter((e) => {
      if (e.type !== "radio") return true;
      const group = `${e.form?.id ?? ""}/${e.name}`;
      return !groups.has(group) && groups.add(group);
    }).length;
}"""
HERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  // Within a date field the same key walks from day to month to year.
  if (e.type === "date" && e.dataset.gezien === "nu") return "inside";
  if (e.dataset.gezien) return "again: " + e.outerHTML.slice(0, 120);
  document.querySelectorAll("[data-gezien]").forEach((ander) => { ander.dataset.gezien = "ja"; });
  e.dataset.gezien = "nu";
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const shows = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none"
    || e.closest("svg") !== null;
  const visible = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight;
  // Not wholly behind what stays in view (WCAG 2.2, 2.4.11): one of its points shows the thing itself.
  const on = (x, y) => { const top = document.elementFromPoint(x, y); return top && (e.contains(top) || top.contains(e)); };
  const open = [...e.getClientRects()].some((b) =>
    [[.5, .5], [.1, .2], [.9, .8]].some(([dx, dy]) => on(b.left + dx * b.width, b.top + dy * b.height)));
  return shows && visible && open ? "ok" : "not shown: " + e.outerHTML.slice(0, 160);
}"""
# In one column the order of the keys is the order of reading when every stop is below or beside the one before.
ORDER = """() => {
  const stops = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary, [tabindex])")]
    .filter((e) => e.tabIndex >= 0 && !e.closest("svg") && e.checkVisibility({ visibilityProperty: true }));
  const wrong = stops.filter((e) => e.tabIndex > 0).map((e) => "tabindex: " + e.outerHTML.slice(0, 120));
  let before = null;
  for (const e of stops) {
    const box = e.getClientRects()[0];
    if (!box) continue;
    const row = e.closest("tr");  // cells of one row stand beside each other, some lower than others
    if (before && box.bottom < before.box.top - 1 && !(row && row === before.e.closest("tr"))) {
      wrong.push(`${e.outerHTML.slice(0, 100)} stands above ${before.e.outerHTML.slice(0, 100)}`);
    }
    before = { e, box };
  }
  return wrong;
}"""


@pytest.mark.parametrize("address", WALKED)
def test_tab_reaches_everything_once_and_shows_where_it_is(new_page, site, address):
    """No trap, no stop that cannot be seen, nothing left out."""
    page = new_page(reduced_motion="reduce")
    page.goto(site.address + address)
    stops, reached = page.evaluate(STOPS), 0
    for _ in range(2 * stops):
        page.keyboard.press("Tab")
        where = page.evaluate(HERE)
        if where == "inside":
            continue
        if where is None or where.startswith("again"):
            break
        assert where == "ok"
        reached += 1

    assert reached == stops


@pytest.mark.parametrize("address", WALKED)
def test_tab_goes_in_the_order_of_reading(new_page, site, address):
    page = new_page(320, reduced_motion="reduce")
    page.goto(site.address + address)

    assert page.evaluate(ORDER) == []
