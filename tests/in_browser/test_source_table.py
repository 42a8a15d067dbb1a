"""The table of sources: complete without scripts; with them it sorts, says so, and narrows down."""

import pytest

from bench.counting_server import squeezed
from spoorboek.reasoning.source_features import evidence_only, source_features
from tests.in_browser.conftest import follow, until
from tests.real import real_base

PAGE = "bewijs/kenmerken/"
EVIDENCE = [row.source for row in evidence_only(source_features(real_base()))]
ROWS = "table.sb-kenmerken tbody tr"
SHOWN = f"{ROWS}:not([hidden])"
# A table gets its columns when it comes into view, a frame later.
SLID = """() => {
  const field = document.querySelector(".sb-kenmerkveld");
  field.scrollLeft = 400;
  return field.scrollLeft === 400;
}"""


def column(page, number: int) -> list[str]:
    return page.eval_on_selector_all(
        ROWS, "(rows, n) => rows.map((r) => r.cells[n].textContent.trim())", number
    )


def test_without_scripts_the_table_is_complete_and_offers_nothing_that_needs_them(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + PAGE)

    assert page.locator(SHOWN).count() == len(EVIDENCE)
    assert page.locator(f"{ROWS} >> nth=-1").is_visible()
    assert not page.locator("form.sb-facetten").is_visible()
    assert page.locator(".sb-kenmerken button").count() == 0


def test_a_head_sorts_its_column_and_says_so(new_page, site):
    """Numbers from large to small first; again turns it round; what is empty stays below."""
    page = new_page()
    page.goto(site.address + PAGE)
    before = sorted(column(page, 0))
    head = page.get_by_role("columnheader", name="n", exact=True)
    page.get_by_role("button", name="n", exact=True).click()
    down = [int(n) for n in column(page, 6) if n.isdigit()]

    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator(".sb-kenmerken th[aria-sort]").count() == 1
    assert page.get_by_role("status").get_by_text("Gesorteerd op n, aflopend.").count() == 1
    assert down == sorted(down, reverse=True)
    assert all(n.isdigit() for n in column(page, 6)[: len(down)])
    page.get_by_role("button", name="n", exact=True).press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert [int(n) for n in column(page, 6) if n.isdigit()] == down[::-1]
    assert all(n.isdigit() for n in column(page, 6)[: len(down)])
    assert sorted(column(page, 0)) == before


def test_sources_can_be_put_in_order_of_year(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE)
    page.get_by_role("button", name="Jaar", exact=True).click()
    years = column(page, 1)
    seen = [year for year in years if year.isdigit()]

    assert seen == sorted(seen)
    assert years[: len(seen)] == seen


@pytest.mark.parametrize("feature", ["opzet", "jaar", "soort-publicatie"])
def test_a_word_of_a_chart_leads_to_those_rows(new_page, site, feature):
    """As many rows as the chart says; the choice stands in the address and is named."""
    page = new_page()
    page.goto(site.address + PAGE)
    row = page.locator(f"figure[aria-labelledby=verdeling-{feature}] tbody tr").last
    word, number = row.locator("th").text_content(), int(row.locator("span").text_content())
    follow(row.locator("a"))
    until(page, f"document.querySelectorAll('{SHOWN}').length === {number}")

    assert f"?{feature}=" in page.url
    assert word in page.locator("details summary", has_text="Kies uit de tabel").text_content()
    assert (
        page.locator("[data-sb-telling]").text_content() == f"{number} van {len(EVIDENCE)} bronnen"
    )


def test_what_is_chosen_stays_chosen_when_sorted(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE + "?opzet=rct")
    shown = page.locator(SHOWN).count()
    page.get_by_role("button", name="Jaar", exact=True).click()

    assert 0 < shown < len(EVIDENCE)
    assert page.locator(SHOWN).count() == shown
    assert page.url.endswith("?opzet=rct")


def test_the_page_is_light(site):
    """Compressed as a host sends it, the page stays below 60 kB."""
    assert len(squeezed((site.folder / PAGE / "index.html").read_bytes())) <= 60_000


def test_on_a_phone_only_the_table_slides(new_page, site):
    page = new_page(width=320)
    page.goto(site.address + PAGE)
    field = page.get_by_role("region", name="Kenmerken per bron")
    field.scroll_into_view_if_needed()
    until(page, SLID)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert field.locator("tbody th").first.evaluate(
        "(c) => Math.round(c.getBoundingClientRect().left)"
    ) == field.evaluate("(f) => Math.round(f.getBoundingClientRect().left)")
    field.focus()
    assert field.evaluate("(f) => f === document.activeElement")
