"""At an address that is not there the page helps on, however deep the address lies."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.in_browser.conftest import NewPage, follow, until, watched

DEEP = "diep/pad/onbekend/"


class _LikeAHost(SimpleHTTPRequestHandler):
    """Gives 404.html with status 404 for what is not there, as hosts of static sites do."""

    def send_error(self, code: int, *_words: Any, **_more: Any) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Nothing: a test says itself what it saw."""


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_LikeAHost, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def suggested(page: Page) -> list[str]:
    until(page, "!document.querySelector('[data-sb-misschien]').hidden")
    links = page.locator("[data-sb-misschien] a").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("address", ["onbekend", DEEP, "handreiking/adviezen/bestaat-niet/x.html"])
def test_it_looks_the_same_at_any_depth(new_page: NewPage, host: str, address: str):
    """Everything it asks for is there; only the page itself is missing."""
    page = new_page()
    seen = watched(page)
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status == 404 else None)
    page.goto(host + address)
    suggested(page)
    page.wait_for_load_state("networkidle")

    assert page.get_by_role("searchbox").is_visible()
    assert missing == [host + address]
    assert [c for c in seen.complaints if "404" not in c] == []
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    ) != ("rgba(0, 0, 0, 0)")
    follow(page.get_by_role("link", name="De lijst van A tot Z"))
    assert page.url == f"{host}over/a-z/"


def test_the_search_field_finds_pages(new_page: NewPage, host: str):
    page = new_page()
    page.goto(host + DEEP)
    page.get_by_role("searchbox").fill("proefplaatsing")
    page.get_by_role("button", name="Zoek", exact=True).click()
    until(page, "document.querySelectorAll('dialog [role=option]').length > 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*proefplaatsing*/**")
    page.locator("h1").first.wait_for()


def test_pages_of_which_the_words_look_like_the_address_are_offered(new_page: NewPage, host: str):
    """The last part of the address that holds words counts."""
    page = new_page()
    page.goto(f"{host}hulpmiddelen/oud/proefplaatsing_2019.html")
    found = suggested(page)

    assert 0 < len(found) <= 5
    assert any("proefplaatsing" in href for href in found)
    follow(page.locator("[data-sb-misschien] a").first)
    page.locator("h1").first.wait_for()


@pytest.mark.parametrize(
    "address", ["%3Cimg%20src=x%20onerror=alert(1)%3E/", "%E0%A4%A/", "12/34/", "xyzzyqwv/"]
)
def test_a_strange_address_is_text_at_most(new_page: NewPage, host: str, address: str):
    page = new_page()
    seen = watched(page)
    page.goto(host + address)
    page.wait_for_load_state("networkidle")

    assert page.get_by_role("searchbox").is_visible()
    assert page.locator("main img").count() == 0
    assert [c for c in seen.complaints if "404" not in c] == []


def test_without_scripts_it_leads_to_the_list(new_page: NewPage, host: str):
    page = new_page(java_script_enabled=False)
    page.goto(host + DEEP)

    assert page.get_by_role("searchbox").count() == 0
    follow(page.get_by_role("link", name="De lijst van A tot Z"))
    assert page.url == f"{host}over/a-z/"
