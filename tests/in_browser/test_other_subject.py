"""The site of another subject is as good in a browser as ours: readable by everybody, and searchable."""

import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.in_browser.conftest import Served, _Quiet, watched
from tests.in_browser.test_accessibility import AXE, OPEN_ALL, RULES, SCHEMES, TOO_WIDE, WIDTHS
from tests.other_subject import built, filled

PAGES = (
    "",
    "404.html",
    "bewijs/",
    "bewijs/verklaringen/",
    "bewijs/verklaringen/eigen-stoel/",
    "handreiking/",
    "handreiking/adviezen/zet-een-stoel-klaar/",
    "handreiking/beginnen/",
    "handreiking/compleet/",
    "handreiking/rollen/",
    "handreiking/rollen/gespreksleider/",
    "handreiking/rollen/buurtlezer/beginnen/",
    "over/controles/",
    "over/privacy/",
    "over/records/",
)


@pytest.fixture(scope="module")
def other_site(tmp_path_factory):
    folder = built(filled(tmp_path_factory.mktemp("ander") / "kennisbank"), "--zonder-papier")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_other_site_is_accessible_and_fits(new_page, other_site, address):
    page = new_page(reduced_motion="reduce")
    seen = watched(page)
    page.goto(other_site.address + address)
    page.evaluate(AXE_SCRIPT)
    wrong = []
    for scheme, media in SCHEMES.items():
        page.emulate_media(color_scheme=media)
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(OPEN_ALL)
            wrong += page.evaluate(TOO_WIDE)
            wrong += page.evaluate(AXE, RULES[scheme])

    assert wrong == []
    assert [url for url in seen.requests if not url.startswith(other_site.address)] == []
    assert seen.complaints == []


def test_search_finds_a_record_of_the_other_site(new_page, other_site):
    page = new_page()
    page.goto(other_site.address)
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Zoeken").wait_for()
    page.get_by_role("combobox", name="Zoeken").fill("stoel")
    page.wait_for_selector("#sb-treffers [role=option]")
    found = page.locator("#sb-treffers [role=option]").first.get_attribute("href")

    assert found is not None
    assert "stoel" in found


def test_a_reader_goes_from_advice_to_source_and_back(new_page, other_site):
    page = new_page()
    page.goto(f"{other_site.address}handreiking/adviezen/zet-een-stoel-klaar/")
    page.locator("main a[href*='verklaringen/eigen-stoel']").first.click()
    page.wait_for_url("**/verklaringen/eigen-stoel/")
    page.locator("main a[href*='bronnen/bedacht2024samenlezen']").first.click()
    page.wait_for_url("**/bronnen/bedacht2024samenlezen/")

    assert page.locator("main a[href*='zet-een-stoel-klaar'], main a[href*='eigen-stoel']").count()
