"""A long menu beside a page stands open where the reader is."""

import pytest

from tests.in_browser.conftest import NewPage, Served, until

IN_SIGHT = """() => {
  const menu = document.querySelector(".sb-zij").getBoundingClientRect();
  const here = document.querySelector(".sb-zij [aria-current]").getBoundingClientRect();
  return here.top >= menu.top && here.bottom <= menu.bottom;
}"""


@pytest.mark.parametrize("name", ["over/bouw/", "over/hosting/"])
def test_the_page_that_is_open_is_in_sight_in_the_menu(site: Served, new_page: NewPage, name: str):
    page = new_page()
    page.goto(site.address + name)

    until(page, IN_SIGHT)
    assert page.evaluate("scrollY") == 0
