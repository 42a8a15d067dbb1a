"""The catalogue narrows down by what people know, and a sheet comes out of the printer alone."""

from pathlib import Path

from spoorboek.records import Lesson, Tool
from tests.real import real_base

CATALOGUE = "hulpmiddelen/"
SHOWN = "ul.sb-lijst > li:not([hidden])"
VISIBLE_TEXT = """() => [...document.querySelectorAll("body *")].filter((e) =>
  [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !["SCRIPT", "STYLE"].includes(e.tagName) && e.checkVisibility())
  .map((e) => [e.closest(".sb-blad, .sb-print") !== null, e.textContent.trim().slice(0, 60)])"""


def tools() -> list[Tool]:
    return list(real_base().of(Tool).values())


def test_the_catalogue_asks_what_people_know(new_page, site):
    page = new_page()
    page.goto(site.address + CATALOGUE)
    asked = page.locator("form.sb-facetten legend").all_text_contents()

    assert {"Rol", "Fase", "Kernelement", "Sector", "Soort", "Kosten", "Stand"} <= set(asked)


def test_two_choices_leave_what_fits_both_and_can_be_shared(new_page, site):
    page = new_page()
    page.goto(site.address + CATALOGUE)
    page.locator("input[name=rol][value=casemanager]").check()
    page.locator("input[name=kosten][value=gratis]").check()
    fitting = {t.id for t in tools() if "casemanager" in t.roles and t.cost == "gratis"}

    shared = new_page()
    shared.goto(page.url)
    for reader in (page, shared):
        links = reader.locator(f"{SHOWN} .sb-rij__kop a").evaluate_all(
            "(all) => all.map(a => a.href)"
        )
        assert {link.rstrip("/").rpartition("/")[2] for link in links} == fitting
        assert reader.locator("[data-sb-telling]").text_content() == (
            f"{len(fitting)} van {len(tools())} hulpmiddelen"
        )


def test_the_lists_work_from_a_folder_too(new_page, site):
    page = new_page()
    page.goto((Path(site.folder) / CATALOGUE / "index.html").as_uri())
    page.locator("input[name=kosten][value=betaald]").check()

    assert page.locator(SHOWN).count() == sum(tool.cost == "betaald" for tool in tools())


def test_a_heading_without_lessons_goes_with_them(new_page, site):
    page = new_page()
    page.goto(site.address + "lessen/")
    page.locator("input[name=soort][value=pilot]").check()
    fitting = [lesson for lesson in real_base().of(Lesson).values() if lesson.kind == "pilot"]

    assert page.locator("section.sb-groep:visible").count() == 1
    assert page.locator(SHOWN).locator("visible=true").count() == len(fitting)


def test_a_sheet_is_printed_alone_with_where_it_comes_from(new_page, site):
    sheets = [tool for tool in tools() if tool.sheet]
    page = new_page(800)
    for tool in sheets[:3]:
        page.goto(site.address + tool.page)
        assert page.get_by_role("button", name="Print dit blad").is_visible()
        page.emulate_media(media="print")
        texts = page.evaluate(VISIBLE_TEXT)
        page.emulate_media(media="screen")

        assert len(texts) > 10
        assert [text for inside, text in texts if not inside] == []
        assert any(tool.id in text for _, text in texts)
