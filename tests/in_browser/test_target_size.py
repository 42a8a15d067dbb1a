"""What is pointed at is 24 by 24 pixels, or has that much room around it (WCAG 2.2, 2.5.8)."""

import pytest

from tests.in_browser.kinds import EVERY_KIND

# Left out, as WCAG does: links within a sentence, and what the browser itself draws. A target that is too
# small needs a circle of 24 px around its middle that no other target, nor the circle of one, comes into.
CROWDED = """() => {
  const SIZE = 24;
  const TARGET = "a[href], button, input, select, textarea, summary";
  const block = (node) => {
    let p = node.parentElement;
    while (p && getComputedStyle(p).display.startsWith("inline")) p = p.parentElement;
    return p;
  };
  // On a line with other text, if only the signs between links: what it measures follows from that line.
  const inSentence = (e) => {
    const around = block(e), texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const n = texts.currentNode;
      const said = /[\\p{L}\\d;·.]/u.test(n.data) && !n.parentElement.closest(TARGET + ", .sb-vis") && block(n) === around;
      if (said && n.parentElement.checkVisibility()) return true;
    }
    return false;
  };
  const targets = [...document.querySelectorAll(TARGET)]
    .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }))
    .map((e) => ({ e, box: (e.closest("label") ?? e).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const small = targets.filter(({ e, box }) => (box.width < SIZE || box.height < SIZE) && !inSentence(e)
    && getComputedStyle(e).appearance !== "auto");
  const middle = (b) => [b.left + b.width / 2, b.top + b.height / 2];
  const far = ([x, y], b) => Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom));
  return small.filter((one) => targets.some((other) => {
    if (other === one || one.e.contains(other.e) || other.e.contains(one.e)) return false;
    const [x, y] = middle(one.box), [ox, oy] = middle(other.box);
    if (Math.abs(y - oy) > 200) return false;
    const isSmall = other.box.width < SIZE || other.box.height < SIZE;
    return far([x, y], other.box) < SIZE / 2 || (isSmall && Math.hypot(x - ox, y - oy) < SIZE);
  })).slice(0, 6).map(({ e, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 140)}`);
}"""


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_what_is_pointed_at_is_large_enough_or_has_room(phone, site, address):
    phone.goto(site.address + address)

    assert phone.evaluate(CROWDED) == []
