"""Lists can be narrowed down, and are complete without JavaScript."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.records import RECORD_TYPES
from spoorboek.records.departure import Departure
from tests.in_browser.conftest import until
from tests.real import real_base

LISTED = [t for t in RECORD_TYPES if t is not Departure]
"""The types with a list of their own form; what left stands in a table, see test_gone."""
SHOWN = "ul.sb-lijst > li:not([hidden])"
ADVICE = "handreiking/adviezen/"


def counted(page) -> int:
    return int(page.locator("[data-sb-telling]").first.text_content().split()[0])


def test_a_choice_narrows_the_list_and_stands_in_the_address(new_page, site):
    """Within a question or, between questions and; what is counted is what is shown."""
    page = new_page()
    page.goto(site.address + ADVICE)
    everything = page.locator(SHOWN).count()
    boxes = page.locator("form.sb-facetten input[name=rol]")
    labels = page.locator("form.sb-facetten label", has=page.locator("input[name=rol]"))
    promised = int(labels.nth(0).locator(".n").text_content() or 0)
    boxes.nth(0).check()

    assert page.locator(SHOWN).count() == promised == counted(page)
    assert 0 < promised < everything
    assert f"rol={boxes.nth(0).get_attribute('value')}" in page.url
    boxes.nth(1).check()
    either = page.locator(SHOWN).count()
    assert promised <= either <= everything
    page.locator("form.sb-facetten input[name=fase]:enabled").first.check()
    assert page.locator(SHOWN).count() <= either
    shared = page.url
    again = new_page()
    again.goto(shared)
    assert again.locator(SHOWN).count() == page.locator(SHOWN).count()
    again.get_by_role("button", name="Wis keuze").click()
    until(again, f"document.querySelectorAll('{SHOWN}').length === {everything}")
    assert "?" not in again.url


def test_a_choice_that_would_leave_nothing_cannot_be_made(new_page, site):
    page = new_page()
    page.goto(site.address + ADVICE)
    page.locator("form.sb-facetten input").first.check()
    numbers = page.evaluate(
        "[...document.querySelectorAll('form.sb-facetten label')].map((l) =>"
        " [Number(l.querySelector('.n').textContent), l.querySelector('input').disabled])"
    )

    assert all((number == 0) == disabled for number, disabled in numbers)


def test_nonsense_in_the_address_changes_nothing(new_page, site):
    page = new_page()
    page.goto(site.address + ADVICE + "?rol=niemand&zz=%3Cscript%3E&rol=__proto__")

    assert page.locator(SHOWN).count() == counted(page)
    assert page.locator(SHOWN).count() == len(real_base().records["recommendation"])


@pytest.mark.parametrize("record_type", LISTED, ids=lambda t: t.name)
def test_a_list_is_complete_without_javascript(site, record_type):
    """In the HTML itself stands every record, once, under the number that is counted."""
    html = LexborHTMLParser(
        (site.folder / record_type.address / "index.html").read_text(encoding="utf-8")
    )
    here = f"{record_type.address}/"
    up = "../" * here.count("/")
    listed = [a.attributes["href"] for a in html.css("ul.sb-lijst > li > .sb-rij__kop a[href]")]
    wanted = [up + r.page for r in real_base().records[record_type.name].values()]

    assert {address for address in wanted if listed.count(address) == 1} == set(wanted)
    assert any(
        (node.text() or "").split()[:1] == [str(len(wanted))]
        for node in html.css("[data-sb-telling]")
    )


def test_a_list_can_be_read_without_javascript(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + ADVICE)

    assert page.locator(SHOWN).count() == len(real_base().records["recommendation"])
    assert page.locator(SHOWN).last.is_visible()
    assert not page.locator("form.sb-facetten").is_visible()


@pytest.mark.parametrize("record_type", LISTED, ids=lambda t: t.name)
def test_every_choice_promises_what_the_list_itself_says(new_page, site, record_type):
    """Scripts count the same as the page did without them: no question finds nothing."""
    file = site.folder / record_type.address / "index.html"
    promised = LexborHTMLParser(file.read_text(encoding="utf-8")).css("form.sb-facetten .n")
    page = new_page()
    page.goto(f"{site.address}{record_type.address}/")

    assert page.locator("form.sb-facetten .n").all_text_contents() == [n.text() for n in promised]
