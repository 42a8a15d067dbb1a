"""The copy to read without internet works from a folder on a disk: no server, nothing fetched."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.on_disk import A_TO_Z, COPY
from spoorboek.records import Term, TrainingModule
from tests.in_browser.conftest import NewPage, follow, until, watched
from tests.in_browser.kinds import EVERY_KIND
from tests.real import real_base

ON_DISK = [address for address in EVERY_KIND if address != "404.html"]


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder of which the name holds a space and an accent."""
    folder = tmp_path_factory.mktemp("stick") / "mijn tas één"
    with zipfile.ZipFile(built_site / COPY) as archive:
        archive.extractall(folder)
    (root,) = folder.iterdir()
    return root


def links_of(file: Path) -> list[str]:
    html = LexborHTMLParser(file.read_text(encoding="utf-8"))
    named = [node.attributes.get("href") or "" for node in html.css("[href]")]
    return named + [node.attributes.get("src") or "" for node in html.css("[src]")]


def test_every_link_in_the_copy_names_a_file_in_it(copy):
    """A folder is no page on a disk; what is not in the copy is named by nothing."""
    wrong = []
    for file in sorted(copy.rglob("*.html")):
        for name in set(links_of(file)):
            parts = urlsplit(urljoin(file.as_uri(), name))
            if parts.scheme != "file":
                continue
            target = Path(unquote(parts.path))
            if not (target.is_file() and target.is_relative_to(copy)):
                wrong.append(f"{file.relative_to(copy)}: {name}")

    assert wrong == []


def test_the_copy_holds_all_pages_and_not_itself(copy, built_site):
    """And nothing that only a server or a search engine has use for."""
    pages = {file.relative_to(built_site) for file in built_site.rglob("index.html")}

    assert {file.relative_to(copy) for file in copy.rglob("*.html")} == pages
    assert not (copy / COPY).exists()
    assert not (copy / "pagefind").exists()
    assert "index.html" in (copy / "LEES-MIJ.txt").read_text(encoding="utf-8")
    assert (copy / "data" / "spoorboek.json").is_file()


def test_the_site_offers_the_copy_with_its_size_and_the_copy_does_not(copy, built_site):
    page = "over/offline/index.html"
    offered = LexborHTMLParser((built_site / page).read_text(encoding="utf-8")).css(
        f"a[href$='{COPY}']"
    )
    size = f"{(built_site / COPY).stat().st_size / 1e6:.1f}".replace(".", ",")
    said = re.findall(r"\d+,\d|\d+", offered[0].text())[0]

    assert len(offered) == 1
    assert 0 <= float(said.replace(",", ".")) - float(size.replace(",", ".")) <= 0.11
    assert COPY not in (copy / page).read_text(encoding="utf-8")


def test_every_kind_of_page_opens_without_a_complaint_and_asks_only_for_files_of_the_copy(
    new_page: NewPage, copy: Path
):
    page = new_page()
    seen = watched(page)
    for address in ON_DISK:
        page.goto((copy / address / "index.html").as_uri())
        assert page.locator("h1").first.is_visible(), address
        outside = [r for r in seen.requests if not r.startswith(copy.as_uri())]
        assert (address, seen.complaints, outside) == (address, [], [])
        seen.clear()


@pytest.fixture
def opened(new_page: NewPage, copy: Path):
    """A page of the copy that complains of nothing and asks for nothing elsewhere."""
    page = new_page()
    seen = watched(page)
    page.goto((copy / "index.html").as_uri())
    yield page
    assert seen.complaints == []
    assert [request for request in seen.requests if not request.startswith(copy.as_uri())] == []


def place(page: Page, copy: Path) -> str:
    """Where a page lies in the copy."""
    return unquote(page.url.partition("#")[0]).removeprefix(unquote(copy.as_uri()) + "/")


def test_a_reader_walks_from_the_start_page_by_clicking(opened, copy):
    """Through the tabs, a list, a record, and back to the start."""
    follow(opened.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").nth(1))
    assert place(opened, copy) == "handreiking/index.html"
    opened.goto((copy / "handreiking/adviezen/index.html").as_uri())
    follow(opened.locator("ul.sb-lijst a").first)
    assert place(opened, copy).startswith("handreiking/adviezen/")
    opened.locator("h1").first.wait_for()
    follow(opened.locator("a.sb-kop__naam"))
    assert place(opened, copy) == "index.html"


def test_the_search_box_is_the_way_to_the_list_of_everything(opened, copy):
    """It says so, opens no dialog, and a name in that list leads to its page."""
    box = opened.locator(".sb-zoek")
    assert (box.text_content() or "").strip() == A_TO_Z
    opened.keyboard.press("/")
    follow(box)
    assert place(opened, copy) == "over/a-z/index.html"
    assert opened.locator("dialog[open]").count() == 0
    term = next(iter(real_base().of(Term).values()))
    follow(opened.locator(f"main a[href$='{term.page}index.html']").first)
    assert place(opened, copy) == f"{term.page}index.html"


def test_the_date_helper_computes(opened, copy):
    opened.goto((copy / "tijdlijn/index.html").as_uri())
    opened.get_by_label("Eerste ziektedag").fill("2026-01-05")
    opened.get_by_role("button", name="Bereken").first.click()
    until(opened, "document.querySelectorAll('.sb-dienst--tijdlijn tbody time').length > 5")
    with opened.expect_download() as kept:
        opened.get_by_role("button", name=re.compile("agenda", re.IGNORECASE)).first.click()
    assert "BEGIN:VCALENDAR" in Path(kept.value.path()).read_text(encoding="utf-8")


def test_lists_narrow_down_and_exercises_work(opened, copy):
    opened.goto((copy / "handreiking/adviezen/index.html").as_uri())
    everything = opened.locator("ul.sb-lijst > li:not([hidden])").count()
    opened.locator("form.sb-facetten input").first.check()
    assert 0 < opened.locator("ul.sb-lijst > li:not([hidden])").count() < everything
    module = sorted(real_base().of(TrainingModule).values(), key=lambda one: one.order)[1]
    opened.goto((copy / module.page / "index.html").as_uri())
    question = opened.locator("[data-sb-quizvraag]").first
    question.locator("input").nth(module.quiz[0].correct).check()
    question.get_by_role("button", name="Kijk na").click()
    assert (question.get_by_role("status").text_content() or "").startswith("Dat klopt.")


def test_everything_is_led_to_without_scripts_too(new_page, copy):
    """Links name pages in the text of the page itself."""
    page = new_page(java_script_enabled=False)
    page.goto((copy / "index.html").as_uri())
    follow(page.locator("a.sb-zoek"))
    assert place(page, copy) == "over/a-z/index.html"
    assert page.locator("main a").count() > len(list(real_base().all()))
