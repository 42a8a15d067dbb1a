"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import installed_browser, launch_flags

# No test judges time; a busy machine is slow without anything being wrong.
settings.register_profile("spoorboek", settings(), deadline=None)
settings.load_profile("spoorboek")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run; a test opens its own context in it.

    Playwright keeps an event loop running in this thread as long as the browser lives, so code
    that calls `asyncio.run` has to be tested in a process of its own.
    """
    path = installed_browser()
    if path is None:
        pytest.fail("geen browser gevonden; `make test` installeert er een")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=launch_flags())
        yield chromium
        chromium.close()
