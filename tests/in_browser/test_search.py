"""Search finds what people mean, by keyboard too, and asks nothing before it is used."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.in_browser.conftest import follow, until, watched
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
ADDRESSES = (
    f"[...document.querySelectorAll('{FIRST}')].map((a) => new URL(a.href).pathname.slice(1))"
)


def searched(page, question: str) -> list[str]:
    """The addresses of the hits for a question, as shown, in the order of the arrows."""
    box = page.get_by_role("combobox", name="Zoeken")
    box.fill("")
    until(page, f"!document.querySelector('{FIRST}')")
    box.fill(question)
    page.wait_for_selector(FIRST)
    until(page, "!document.querySelector('.sb-zoekvenster__stand').textContent.includes('…')")
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
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Zoeken").wait_for()
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
    search.reload()
    search.keyboard.press("/")
    search.wait_for_timeout(200)
    assert search.get_by_role("dialog").count() == 0


def test_nothing_of_search_is_fetched_before_it_is_used_and_nothing_elsewhere(new_page, site):
    page = new_page()
    seen = watched(page)
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    before = [url for url in seen.requests if "pagefind" in url or "zoeken" in url]
    page.keyboard.press("/")
    page.get_by_role("dialog").wait_for()
    searched(page, "loonsanctie")

    assert before == []
    assert [url for url in seen.requests if not url.startswith(site.address)] == []
    assert any("pagefind" in url for url in seen.requests)
    assert seen.complaints == []


def test_hostile_words_are_just_words(search):
    for question in (
        "<img src=x onerror=document.title='gehackt'>",
        '"><script>',
        "{{ 7*7 }}",
        "%",
    ):
        search.get_by_role("combobox", name="Zoeken").fill(question)
        until(search, "!document.querySelector('.sb-zoekvenster__stand').textContent.includes('…')")

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
