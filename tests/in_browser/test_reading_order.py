"""What a drawing says is heard in the same order: read from the tree that the browser gives it."""

import pytest

from spoorboek.records import ProgrammeTheory
from tests.real import real_base

THEORY = max(
    real_base().of(ProgrammeTheory).values(), key=lambda theory: len(theory.model_dump_json())
).page
DRAWINGS = [("tijdlijn/", ".sb-kaart__svg"), (THEORY, ".sb-theorie__svg")]
WITHIN = """(keuze) => [...document.querySelectorAll(keuze)].filter((s) => s.getClientRects().length)
  .map((svg) => [...svg.querySelectorAll("a")].filter((a) => a.getClientRects().length)
    .map((a) => [a.getAttribute("aria-label") ?? a.textContent.replace(/\\s+/g, " ").trim(), a.getBoundingClientRect().left, a.getBoundingClientRect().top]))"""


def heard(page, choice: str) -> list[dict]:
    """What stands in the accessibility tree below the one drawing that is shown, in its order."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": choice})["nodeIds"]
    for node in nodes:
        tree = session.send("Accessibility.queryAXTree", {"nodeId": node})["nodes"]
        links = [n for n in tree if not n["ignored"] and n["role"]["value"] == "link"]
        if links:
            return links
    return []


@pytest.mark.parametrize(("address", "choice"), DRAWINGS, ids=["timeline", "theory"])
@pytest.mark.parametrize("width", [1440, 320])
def test_what_a_drawing_says_is_said_in_the_same_order(new_page, site, address, choice, width):
    """Every link of the drawing, with its words, in the order of the drawing; and never an empty name."""
    page = new_page(width)
    page.goto(site.address + address)
    drawn = [one for one in page.evaluate(WITHIN, choice) if one]
    assert len(drawn) == 1
    names = [" ".join(link["name"]["value"].split()) for link in heard(page, choice)]

    assert names == [words for words, _, _ in drawn[0]]
    assert all(names)
