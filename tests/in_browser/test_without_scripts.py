"""Without JavaScript every text can be read and every list is complete."""

import pytest

from tests.in_browser.kinds import EVERY_KIND

# The words of the page as they stand in its HTML, whether shown or not; what only scripts can use
# (forms, buttons, the search dialog, keeping) or make (their outcome) is no text to read; `sb-print` and
# `sb-eigen` are for paper only.
SCRIPTED = (
    "form, button, dialog, script, style, template, output, [role=status], [popover], .sb-print,"
    " [data-sb-bewaren], [data-sb-met-script], [data-sb-voortgang-lijn], [data-sb-past-uitkomst], [data-sb-misschien], .sb-eigen"
)
WORDS = f"""() => {{
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const lost = [];
  while (walker.nextNode()) {{
    const node = walker.currentNode, e = node.parentElement;
    const text = node.textContent.trim();
    if (!text || e.closest("svg, {SCRIPTED}")) continue;
    if (e.closest("[hidden]") || !e.checkVisibility()) lost.push(text.slice(0, 120));
  }}
  return lost;
}}"""
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


@pytest.fixture(scope="module")
def plain(browser):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1024, "height": 900}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND)
def test_every_text_is_shown_without_scripts(plain, site, address):
    """What is not shown can be opened with `details`, which needs no script."""
    plain.goto(site.address + address)
    plain.evaluate(OPEN_ALL)  # as a reader would; the tools of the browser still run

    assert plain.evaluate(WORDS) == []


@pytest.mark.parametrize("address", EVERY_KIND)
def test_what_needs_scripts_is_not_shown_without_them(plain, site, address):
    """No button or field that does nothing."""
    plain.goto(site.address + address)

    dead = plain.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea')]"
        ".filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.hasAttribute('popovertarget')"
        " && !e.closest('[popover]')"
        # One can write in these, and print what was written, without a script.
        " && !e.matches('[data-sb-invul] :is(textarea, input)[name]:not(form *)')"
        ").map((e) => e.outerHTML.slice(0, 120))"
    )
    assert dead == []
