"""The real site, built once and served on this machine only."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.commands import spoorboek

ROOT = Path(__file__).parents[2]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: a test says itself what it saw."""


@dataclass(frozen=True)
class Served:
    """A folder with a site and the address at which it is served."""

    folder: Path
    address: str

    def pages(self) -> list[str]:
        """The address of every page, relative to the site."""
        files = (f.relative_to(self.folder).as_posix() for f in self.folder.rglob("*.html"))
        return sorted(name.removesuffix("index.html") for name in files)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that `spoorboek build` makes of this repository."""
    folder = tmp_path_factory.mktemp("gebouwd") / "site"
    done = spoorboek("build", "--root", ROOT, "--site", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[Served]:
    """That site on an address of this machine, below a path, as on a project page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(built_site, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


SLOW_WORKER = "Worker initialization timeout"
"""Pagefind gives its worker five seconds and then searches without it: a busy machine, no fault."""


@dataclass
class Seen:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.requests.clear()
        self.complaints.clear()


def watched(page: Page) -> Seen:
    """Keep the requests, console errors and exceptions of a page."""
    seen = Seen()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            seen.complaints.append(message.text)
            if message.type in ("error", "warning") and SLOW_WORKER not in message.text
            else None
        ),
    )
    return seen


PATIENCE = 30
"""Seconds: a passing test never waits this long, and a busy machine may need them."""


def until(page: Page, truth: str, arg: Any = None) -> None:
    """Wait until an expression is true. Playwright's own way runs text as code, which pages forbid."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(truth, arg):
        assert time.monotonic() < end, f"never true: {truth}"
        page.wait_for_timeout(20)


def follow(link: Locator) -> None:
    """Click a link, and wait until the page that it leads to is there whole."""
    with link.page.expect_navigation():
        link.click()


def until_in_view(page: Page, name: str) -> None:
    """Wait until the place of that name stands on the screen: a browser may scroll after loading."""
    until(
        page,
        """name => {
          const top = document.getElementById(name).getBoundingClientRect().top;
          return 0 <= top && top < innerHeight;
        }""",
        name,
    )


def open_search(page: Page) -> None:
    """Open the search window with its key, and wait until it can search."""
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Zoeken").wait_for()
    until_searched(page)


def until_searched(page: Page) -> None:
    """Wait until the search window has nothing under way."""
    until(page, "!document.querySelector('.sb-zoekvenster__stand').textContent.includes('…')")


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Pages in contexts of their own: nothing is kept from another test."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1440, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
