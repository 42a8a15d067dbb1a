"""The evidence map by keyboard, on a small screen and without scripts."""

import pytest

from tests.in_browser.conftest import follow, until_in_view
from tests.real import real_base, real_site

MAP = "bewijs/bewijskaart/"
BOX = "table.sb-bewijskaart a.sb-cel"


def test_the_keyboard_reaches_the_map_and_every_cell_in_reading_order(new_page, site):
    """First the area that scrolls, with its name; then the cells, row by row; Enter follows one."""
    page = new_page()
    page.goto(site.address + MAP)
    page.locator(".sb-schuif").first.focus()
    assert "Bewijskaart" in page.evaluate("document.activeElement.ariaLabel")
    expected = page.locator("table.sb-bewijskaart a").evaluate_all("all => all.map((a) => a.href)")
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.href"))
    assert reached == expected
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == expected[-1]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [320, 1440])
def test_every_kind_of_cell_lands_on_its_own_place(new_page, site, width, scripts):
    """A full and an empty cell: the place that the address names is in view."""
    page = new_page(width, java_script_enabled=scripts)
    for kind in (":not(.sb-cel--leeg)", ".sb-cel--leeg"):
        page.goto(site.address + MAP)
        follow(page.locator(BOX + kind).last)
        anchor = page.url.partition("#")[2]
        assert anchor
        until_in_view(page, anchor)


def test_on_a_small_screen_the_rows_keep_their_names(new_page, site):
    """Scrolled to the last column the name of the row still stands at the left; the page is not wide."""
    page = new_page(320)
    page.goto(site.address + MAP)
    page.locator(".sb-schuif").first.evaluate("area => { area.scrollLeft = area.scrollWidth; }")
    name = page.locator("table.sb-bewijskaart tbody th").first.bounding_box()
    last = page.locator("table.sb-bewijskaart tbody tr:first-child td.som").bounding_box()

    assert name is not None
    assert last is not None
    assert 0 <= name["x"] < last["x"] < 320
    assert name["x"] + name["width"] <= last["x"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    link = page.get_by_role("link", name="Liever dezelfde kaart als lijst?")
    assert link.bounding_box()["y"] < page.locator(".sb-schuif").first.bounding_box()["y"]


def test_without_scripts_the_table_and_the_file_are_there(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + MAP)
    page.locator("summary", has_text="als tabel").click()
    rows = page.locator("table.sb-kaarttabel tbody tr")
    chart = real_site().evidence_map

    assert rows.count() == (len(chart.elements) + 1) * (len(chart.outcomes) + 1)
    assert rows.last.is_visible()
    with page.expect_download() as download:
        page.locator("a[download]", has_text="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == rows.count() + 1


def test_a_sector_is_chosen_without_scripts(new_page, site):
    page = new_page(320, java_script_enabled=False)
    page.goto(site.address + "bewijs/sectorkaart/")
    for sector in real_base().vocabularies["sectors"].values():
        follow(page.get_by_role("link", name=sector.label, exact=True))
        until_in_view(page, f"sector-{sector.id}")
        assert page.url.endswith(f"#sector-{sector.id}")
