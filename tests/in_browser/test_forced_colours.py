"""With the colours of the reader's own choice every control, sign and drawing is still there."""

import pytest

from tests.in_browser.kinds import EVERY_KIND

# In forced colours a background of ours is gone: what is no text must have a line or a system colour.
LOST = """() => {
  const canvas = (() => { const d = document.createElement("div"); d.style.color = "Canvas"; document.body.append(d);
    const c = getComputedStyle(d).color; d.remove(); return c; })();
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const controls = [...document.querySelectorAll("button, input:not([type=radio]):not([type=checkbox]), select, textarea")]
    .filter(shown).filter((e) => {
      const s = getComputedStyle(e);
      const lined = ["Top", "Bottom"].some((w) => s[`border${w}Style`] !== "none" && parseFloat(s[`border${w}Width`]) > 0
        && s[`border${w}Color`] !== canvas);
      // The button of an explained term lies over a word, which is underlined itself.
      const underlined = getComputedStyle(e.parentElement).textDecorationLine.includes("underline");
      return !lined && !underlined && !e.textContent.trim() && !e.querySelector("svg") && s.outlineStyle === "none";
    });
  const shapes = [...document.querySelectorAll("main svg")].filter(shown).filter((svg) =>
    [...svg.querySelectorAll("path, rect, circle, line, polyline, text")].length > 0 &&
    [...svg.querySelectorAll("path, rect, circle, line, polyline, text")].every((e) => {
      const s = getComputedStyle(e);
      return (s.fill === "none" || s.fill === canvas) && (s.stroke === "none" || s.stroke === canvas);
    }));
  return [...controls, ...shapes].slice(0, 5).map((e) => e.outerHTML.slice(0, 160));
}"""
FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  // Within a date field the key walks from part to part; the browser marks those, and we the field.
  if (e.type === "date" && e.dataset.gezien) return true;
  e.dataset.gezien = "ja";
  return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def forced(browser, request):
    context = browser.new_context(forced_colors="active", color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_nothing_is_lost(forced, site, address):
    forced.goto(site.address + address)

    assert forced.evaluate(LOST) == []


@pytest.mark.parametrize(
    "address", ["", "tijdlijn/", "handreiking/adviezen/", "werknemers/vragen/"]
)
def test_what_has_the_focus_shows_it(forced, site, address):
    forced.goto(site.address + address)
    for _ in range(25):
        forced.keyboard.press("Tab")
        if forced.evaluate("document.activeElement === document.body"):
            break
        in_drawing = forced.evaluate("document.activeElement.closest('svg') !== null")
        assert in_drawing or forced.evaluate(FOCUSED), forced.evaluate(
            "document.activeElement.outerHTML.slice(0, 160)"
        )
