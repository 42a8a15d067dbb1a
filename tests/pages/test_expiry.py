"""What expires stands on one page, judged on the day of the edition."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.overviews.expiry import expiry
from spoorboek.reasoning.staleness import Staleness
from tests.real import real_base, real_site

NUMBERS = {"overdue": 2, "soon": 3, "later": 4, "geen-dag": 5}


def on(day: str) -> LexborHTMLParser:
    """The overview on another day."""
    site = real_site()
    return LexborHTMLParser(str(expiry(replace(site, edition=replace(site.edition, date=day)))))


@pytest.mark.parametrize("day", ["2026-11-22", "2027-05-22", "2031-01-01"])
def test_heading_table_and_list_agree(day):
    """Each record stands in one list, and the numbers are those of the lists."""
    html = on(day)
    total = html.css("tbody tr")[-1].css("th, td")
    listed = len(html.css("details li"))

    for anchor, column in NUMBERS.items():
        (heading,) = html.css(f"h2#{anchor}")
        assert heading.text().rpartition(" ")[2] == total[column].text()
    assert listed == sum(int(total[column].text()) for column in NUMBERS.values())
    staleness = Staleness(real_base())
    assert listed == len(staleness.due) + len(staleness.undated)


def overdue(html: LexborHTMLParser) -> str:
    (heading,) = html.css("h2#overdue")
    return heading.text()


def test_the_day_of_the_edition_is_told_and_decides():
    assert "22 november 2026" in on("2026-11-22").text()
    assert overdue(on("2026-11-22")) == "Verlopen: 0"
    assert overdue(on("2035-12-31")) == f"Verlopen: {len(Staleness(real_base()).due)}"


def test_without_the_day_of_an_edition_the_last_look_decides_and_the_page_says_so():
    words = on("").text()

    assert "de dag van deze uitgave is niet bekend" in words
    assert "Verlopen: 0" in words
