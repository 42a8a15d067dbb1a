"""A page that went leaves one at its address that says where it is now, for readers and not for search."""

import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.adapters.worlds import buildable_world
from tests.checks.worlds import spoil
from tests.commands import spoorboek
from tests.in_browser.conftest import Served, _Quiet, watched
from tests.in_browser.test_accessibility import AXE, RULES, SCHEMES, TOO_WIDE
from tests.releasing import give_out

FORMER, NOW, DEEP, SOURCE = (
    "over/begrippen/uitleg/",
    "hulpmiddelen/blad-uitleg/",
    "heel/oud/en/diep/adres/",
    "bewijs/bronnen/jansen_oud/",
)


def departure(name: str, former: str, to: str) -> str:
    return (
        f"id: {name}\ntitle: Uitleg\nformer: {former}\ndate: '2026-04-01'\n"
        f"reason: Het begrip ging op in een blad.\nto: [{to}]\n"
    )


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory):
    """A world of which a record went after a release, built and served below a path of its own."""
    root = buildable_world(tmp_path_factory.mktemp("weg"))
    give_out(root)
    spoil(
        root,
        {
            "evidence/terms/uitleg.yml": {"delete": True},
            "evidence/departures/een.yml": {"write": departure("een", FORMER, NOW)},
            "evidence/departures/twee.yml": {"write": departure("twee", DEEP, "")},
            "evidence/sources/jansen2024.yml": {"append": "aliases: [jansen_oud]\n"},
        },
    )
    folder = root.with_name("site")
    done = spoorboek("build", "--zonder-papier", "--root", root, "--site", folder)
    assert done.returncode == 0, done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("former", "now"), [(FORMER, NOW), (SOURCE, "bewijs/bronnen/jansen2024/")])
def test_the_old_address_says_what_was_there_and_leads_to_where_it_is(
    moved_site, new_page, former, now
):
    page = new_page()
    page.goto(moved_site.address + former)

    assert page.locator("h1").inner_text().startswith("Verhuisd: ")
    assert "Waarom zij weg is" in page.locator("article").inner_text()
    page.locator("article a").first.click()
    page.wait_for_url(moved_site.address + now)


def test_without_a_successor_it_says_so(moved_site, new_page):
    page = new_page()
    page.goto(moved_site.address + DEEP)

    assert page.locator("h1").inner_text() == "Weg: Uitleg"
    assert "er kwam niets voor in de plaats" in page.locator("article").inner_text()
    assert "Het begrip ging op in een blad." in page.locator("article").inner_text()


@pytest.mark.parametrize("former", [FORMER, DEEP, SOURCE])
def test_at_any_depth_it_is_a_whole_page_of_the_site(moved_site, new_page, former):
    """Styles, scripts and the menu are found from wherever it lies, and it can be read by everybody."""
    page = new_page(320, reduced_motion="reduce")
    seen, missing = watched(page), []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status > 399 else None)
    page.goto(moved_site.address + former)
    page.evaluate(AXE_SCRIPT)

    wrong = page.evaluate(TOO_WIDE)
    for scheme, media in SCHEMES.items():
        page.emulate_media(color_scheme=media)
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        wrong += page.evaluate(AXE, RULES[scheme])

    assert wrong == []
    assert (seen.complaints, missing) == ([], [])


@pytest.mark.parametrize("former", [FORMER, DEEP, SOURCE])
def test_it_is_left_out_of_search_and_of_lists(moved_site, former):
    html = (moved_site.folder / former / "index.html").read_text(encoding="utf-8")
    lists = [
        moved_site.folder / "sitemap.xml",
        *moved_site.folder.glob("bewijs/bronnen/index.html"),
    ]

    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
    assert "data-pagefind-body" not in html
    assert 'http-equiv="refresh"' not in html
    assert all(former not in file.read_text(encoding="utf-8") for file in lists)
