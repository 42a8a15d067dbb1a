"""Past dit bij mijn situatie: sorted in the browser, like in Python, and nothing leaves the page."""

import json
from itertools import product

import pytest

from spoorboek.pages.overviews.fit import TRAITS, answers
from spoorboek.pages.overviews.lines import words
from spoorboek.records import Cmoc
from tests.in_browser.conftest import watched
from tests.real import real_base, real_site

PAGE = "handreiking/past-dit/"
BROADER = {"zorg": {"ouderenzorg"}, "ouderenzorg": {"zorg"}}


def one(trait: str, seen: tuple[str, ...], answer: str, order: list[str]) -> str:
    """The verdict on one trait, written anew from the rule on the page."""
    if not seen:
        return "onbekend"
    if answer in seen:
        return "hier"
    if trait == "sector":
        near = "sectoroverstijgend" in seen or bool(BROADER.get(answer, set()) & {*seen})
    elif "geen-werkgever" in (answer, *seen):
        near = any(
            abs(order.index(answer) - order.index(s)) == 1
            for s in seen
            if "geen-werkgever" not in (answer, s)
        )
    else:
        near = any(abs(order.index(answer) - order.index(s)) == 1 for s in seen)
    return "dichtbij" if near else "niet"


def expected(cmoc: Cmoc, choice: dict[str, str]) -> str:
    """The group of an explanation for one reader."""
    verdicts = [
        one(
            t.name,
            getattr(cmoc, t.field),
            choice[t.name],
            [v.id for v in words(real_site(), t.vocabulary)],
        )
        for t in TRAITS
        if choice[t.name] and t.name != "fase"
    ]
    if not verdicts:
        return ""
    if "niet" in verdicts:
        return "niet"
    if set(verdicts) == {"onbekend"}:
        return "onbekend"
    if "onbekend" in verdicts:
        return "deels"
    return "hier" if set(verdicts) == {"hier"} else "dichtbij"


def choices() -> list[dict[str, str]]:
    """Every combination of answers, with each question also left open."""
    options = [["", *(value.id for value in answers(trait, real_site()))] for trait in TRAITS]
    return [dict(zip((t.name for t in TRAITS), combo, strict=True)) for combo in product(*options)]


def test_the_browser_sorts_as_python_does(new_page, site):
    """Every explanation, for every combination of answers."""
    page = new_page()
    page.goto(site.address + PAGE)
    found = page.evaluate(
        "(keuzes) => [...document.querySelectorAll('tr[data-past]')].map((rij) => {"
        " const bereiken = JSON.parse(rij.dataset.past);"
        " return [rij.querySelector('th a').getAttribute('href'),"
        " keuzes.map((keuze) => spoorboek.pastDit.groep(bereiken, keuze))]; })",
        choices(),
    )
    by_page = {f"../../{record.page}": record for record in real_base().of(Cmoc).values()}

    assert {href for href, _ in found} == set(by_page)
    for href, groups in found:
        assert groups == [expected(by_page[href], choice) for choice in choices()], href
    assert {g for _, groups in found for g in groups} == {
        "",
        "hier",
        "dichtbij",
        "deels",
        "niet",
        "onbekend",
    }


def test_a_choice_sorts_everything_and_leaves_no_trace(new_page, site):
    """All explanations in one of the groups, with reasons; address, storage, cookies and network empty."""
    page = new_page(320)
    page.goto(site.address + PAGE)
    page.wait_for_selector("form[data-sb-past]:not([hidden])")
    seen = watched(page)
    page.select_option("#past-sector", "ouderenzorg")
    page.select_option("#past-grootte", "groot")
    page.select_option("#past-fase", "tweede-jaar")
    page.select_option("#past-uitzicht", "geen-werkgever")
    choice = {
        "sector": "ouderenzorg",
        "grootte": "groot",
        "fase": "tweede-jaar",
        "uitzicht": "geen-werkgever",
    }
    records = real_base().of(Cmoc).values()
    for name in ("hier", "dichtbij", "deels", "niet", "onbekend"):
        wanted = sum(expected(record, choice) == name for record in records)
        part = page.locator(f"[data-groep={name}]")
        assert part.locator("li").count() == wanted
        assert part.is_visible() == bool(wanted)
    reasons = page.locator("[data-groep] li p").all_text_contents()
    assert len(reasons) == len(records)
    assert all("Grootte van de werkgever: " in reason for reason in reasons)
    assert any("niet vastgelegd" in reason for reason in reasons)
    assert all("Fase: speelt in " in reason for reason in reasons)

    assert page.url == site.address + PAGE
    assert seen.requests == []
    assert seen.complaints == []
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert json.loads(stored) == [{}, {}, ""]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Wis keuze").click()
    page.wait_for_selector("[data-sb-past-uitkomst]", state="hidden")
    assert page.locator("#past-sector").input_value() == ""


def test_a_phase_alone_sorts_nothing_and_says_why(new_page, site):
    page = new_page()
    page.goto(site.address + PAGE)
    page.select_option("#past-fase", "kantelpunt")

    assert "Kies nog een kenmerk" in page.locator("[data-sb-past-melding]").inner_text()
    assert not page.locator("[data-sb-past-uitkomst]").is_visible()


@pytest.mark.parametrize("width", [320, 1440])
def test_without_javascript_the_table_has_everything(new_page, site, width):
    page = new_page(width, java_script_enabled=False)
    page.goto(site.address + PAGE)

    assert page.locator("tr[data-past]").count() == len(real_base().of(Cmoc))
    assert page.locator("tr[data-past]").last.is_visible()
    assert not page.locator("form[data-sb-past]").is_visible()
