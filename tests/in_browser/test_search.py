"""Search finds what people mean, by keyboard too, and asks nothing before it is used."""

import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Route

from tests.in_browser.conftest import follow, open_search, until, until_searched, watched
from tests.in_browser.test_accessibility import AXE, RULES, TOO_WIDE

# What stands on top for each question: pages of which each must be among the first five.
EXPECTED = {
    "spoor 2": ["over/begrippen/tweede-spoor/", "handreiking/vragen/wat-is-spoor-2/"],
    "2e spoor": ["over/begrippen/tweede-spoor/"],
    "tweede spoor": ["over/begrippen/tweede-spoor/"],
    "reintegratie": ["over/begrippen/re-integratie/"],
    "reïntegratie": ["over/begrippen/re-integratie/"],
    "re-integratie": ["over/begrippen/re-integratie/"],
    "loonsanctie": ["over/begrippen/loonsanctie/"],
    "mag mijn baas dat vragen": ["handreiking/vragen/wat-mag-mijn-werkgever-weten/"],
}
FIRST = "#sb-treffers [role=option]"
COUNT_SEARCHES = """() => {
  globalThis.keren = 0;
  new MutationObserver(() => { keren += stand.textContent === "Zoeken…" ? 1 : 0; }).observe(
    globalThis.stand = document.querySelector(".sb-zoekvenster__stand"), { childList: true });
}"""
ADDRESSES = (
    f"[...document.querySelectorAll('{FIRST}')].map((a) => new URL(a.href).pathname.slice(1))"
)


def searched(page, question: str) -> list[str]:
    """The addresses of the hits for a question, as shown, in the order of the arrows."""
    box = page.get_by_role("combobox", name="Zoeken")
    until_searched(page)
    box.fill("")
    until(page, f"!document.querySelector('{FIRST}')")
    box.fill(question)
    page.wait_for_selector(FIRST)
    until_searched(page)
    return page.evaluate(ADDRESSES)


def left_by_escape(page) -> None:
    """Close the window, and wait until the button has the focus back: in a field, a slash is a sign."""
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    until(page, "document.activeElement.matches('[data-sb-zoek]')")


@pytest.fixture
def search(new_page, site):
    page = new_page()
    page.goto(site.address)
    open_search(page)
    return page


def test_every_question_finds_its_page_on_top(search):
    wrong = {}
    for question, pages in EXPECTED.items():
        top = searched(search, question)[:5]
        if missing := [page for page in pages if page not in top]:
            wrong[question] = (missing, top)

    assert wrong == {}


def test_spellings_of_one_word_find_the_same(search):
    spoor = [set(searched(search, q)[:5]) for q in ("spoor 2", "2e spoor", "tweede spoor")]
    again = [set(searched(search, q)[:5]) for q in ("reintegratie", "reïntegratie")]

    assert set.intersection(*spoor)
    assert again[0] == again[1]


def test_slash_opens_arrows_walk_enter_opens_escape_closes(search, site):
    hits = searched(search, "loonsanctie")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowUp")
    chosen = search.locator(f"{FIRST}[aria-selected=true]")
    box = search.get_by_role("combobox", name="Zoeken")

    assert chosen.count() == 1
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert box.get_attribute("aria-expanded") == "true"
    left_by_escape(search)
    search.keyboard.press("/")
    search.get_by_role("dialog").wait_for()
    search.keyboard.press("Enter")
    search.wait_for_url(site.address + hits[0] + "*")


def test_a_slash_in_a_field_is_just_a_slash(search):
    box = search.get_by_role("combobox", name="Zoeken")
    box.press("/")

    assert box.input_value() == "/"


def test_the_slash_can_be_turned_off(search):
    """A shortcut of one sign gets in the way of whoever steers by voice (WCAG 2.2, 2.1.4)."""
    search.get_by_text("Verfijn").click()
    search.get_by_label("Zoeken openen met de toets /").uncheck()
    left_by_escape(search)
    search.keyboard.press("/")
    search.wait_for_timeout(200)
    assert search.get_by_role("dialog").count() == 0
    seen = watched(search)
    search.reload()
    search.keyboard.press("/")
    search.wait_for_timeout(200)
    assert [url for url in seen.requests if "/zoeken." in url] == []
    assert search.get_by_role("dialog").count() == 0


def test_nothing_of_search_is_fetched_before_it_is_used_and_nothing_elsewhere(new_page, site):
    page = new_page()
    seen = watched(page)
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    before = [url for url in seen.requests if "pagefind" in url or "zoeken" in url]
    open_search(page)
    searched(page, "loonsanctie")

    assert before == []
    assert [url for url in seen.requests if not url.startswith(site.address)] == []
    assert any("pagefind" in url for url in seen.requests)
    assert seen.complaints == []


def test_an_emptied_field_says_how_to_search(search):
    searched(search, "loonsanctie")
    search.get_by_role("combobox", name="Zoeken").fill("")
    until(search, f"!document.querySelector('{FIRST}')")
    until_searched(search)

    assert search.get_by_role("dialog").get_by_role("status").inner_text() == ""
    assert "Typ een woord of een vraag" in search.locator("#sb-zoekuitleg").inner_text()


def test_what_is_typed_while_search_is_fetched_is_searched_once(new_page, site):
    """Hits that stand there are not taken away and shown again."""

    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    page = new_page()
    page.route("**/zoekwoorden.json", late)
    page.goto(site.address)
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Zoeken").wait_for()
    page.evaluate(COUNT_SEARCHES)
    page.get_by_role("combobox", name="Zoeken").fill("loonsanctie")
    page.wait_for_selector(FIRST)
    page.wait_for_timeout(500)

    assert page.evaluate("keren") == 1


def test_hostile_words_are_just_words(search):
    for question in (
        "<img src=x onerror=document.title='gehackt'>",
        '"><script>',
        "{{ 7*7 }}",
        "%",
    ):
        search.evaluate("document.querySelector('.sb-zoekvenster__stand').textContent = '…'")
        search.get_by_role("combobox", name="Zoeken").fill(question)
        until_searched(search)

    assert search.title() != "gehackt"
    assert search.locator(".sb-zoekvenster img, .sb-zoekvenster script").count() == 0


@pytest.mark.parametrize("width", [1440, 320])
def test_the_search_window_is_accessible_and_fits(new_page, site, width):
    page = new_page(width)
    page.goto(site.address)
    page.evaluate(AXE_SCRIPT)
    page.locator("[data-sb-zoek]").click()
    page.get_by_role("dialog").wait_for()
    searched(page, "loonsanctie")
    page.evaluate("document.querySelector('dialog details').open = true")
    page.locator("dialog select").first.wait_for()
    wrong = page.evaluate(TOO_WIDE)
    for scheme, rules in RULES.items():
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        wrong += page.evaluate(AXE, rules)

    assert wrong == []


def test_filters_narrow_the_hits(search):
    searched(search, "loonsanctie")
    everything = search.locator(".sb-zoekvenster__stand").text_content()
    search.evaluate("document.querySelector('dialog details').open = true")
    search.locator("dialog select[name=soort]").select_option("Begrip")
    until(
        search,
        "(before) => { const t = document.querySelector('.sb-zoekvenster__stand').textContent;"
        " return t !== before && t.includes('treffer'); }",
        arg=everything,
    )

    assert all("over/begrippen/" in address for address in search.evaluate(ADDRESSES))
    assert {"soort", "rol", "fase", "kernelement", "sector"} == set(
        search.evaluate("[...document.querySelectorAll('dialog select')].map((s) => s.name)")
    )


def test_without_javascript_searching_leads_to_the_list_from_a_to_z(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + "bewijs/")
    follow(page.get_by_role("link", name="Zoeken").first)

    assert page.url == site.address + "over/a-z/"
    assert page.get_by_role("link", name="2e spoor", exact=True).count() >= 1
