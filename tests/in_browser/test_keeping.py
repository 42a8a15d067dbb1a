"""What a reader writes stays in the page, unless the reader chooses to keep it on this device."""

import io
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from spoorboek.records.learning import TrajectoryModule
from tests.in_browser.conftest import until, watched
from tests.real import real_base

MODULE = "werknemers/modules/mijn-energie/"
FIRST_DAY = "werknemers/modules/waar-sta-ik/"
KEPT_PAGE = "over/privacy/"
KEY = f"spoorboek-invul:{MODULE}"
TEXT = "vlinderstruik gesnoeid"
FIELD = "textarea[name=oefening-1-vak-2]"
KEEP = "[data-sb-bewaren-aan]"
MESSAGE = "[data-sb-bewaren-melding]"
EARLIER = "[data-sb-bewaren-eerder]"
LEFT_BEHIND = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state,
  await indexedDB.databases(), await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length,
])"""
HOSTILE = "</script><img src=x onerror=\"document.title='kapot'\">"


def opened(new_page, site, path: str = MODULE, **options) -> Page:
    page = new_page(**options)
    page.goto(site.address + path)
    return page


def stored(page: Page) -> dict[str, str]:
    return page.evaluate("({...localStorage})")


def content(*fields: tuple[str, str, str], **changes) -> str:
    """What the page itself would have stored for these fields."""
    rows = [{"naam": name, "vraag": asked, "waarde": value} for name, asked, value in fields]
    return json.dumps(
        {"versie": 1, "titel": "Blad", "dag": "2026-01-02", "velden": rows, "eerder": []} | changes
    )


def put(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()


def test_what_is_typed_leaves_no_trace(new_page, site):
    """Not in storage, cookies, the address, the history or a request; also not after coming back."""
    page = opened(new_page, site)
    seen = watched(page)
    page.fill(FIELD, TEXT)
    page.fill("textarea[name=oefening-1-vak-1-1-1]", TEXT)
    page.press(FIELD, "Enter")
    page.check("input[name=vraag-1]")
    traces = [page.evaluate(LEFT_BEHIND)]
    page.reload()
    assert page.input_value(FIELD) == ""
    page.fill(FIELD, TEXT)
    page.goto(site.address + KEPT_PAGE)
    traces.append(page.evaluate(LEFT_BEHIND))
    page.go_back()
    traces.append(page.evaluate(LEFT_BEHIND))

    assert page.context.cookies() == []
    for trace in traces:
        assert json.loads(trace)[:3] == [{}, {}, ""]
        assert json.loads(trace)[4:] == [None, [], [], 0]
        assert "vlinder" not in trace
    assert all("vlinder" not in address for address in seen.requests)
    assert all(address.startswith((site.address, "blob:")) for address in seen.requests)


def test_what_is_kept_is_there_again(new_page, site):
    page = opened(new_page, site)
    page.fill(FIELD, TEXT)
    page.check(KEEP)
    page.check("input[name=vraag-1]")
    page.fill("textarea[name=oefening-1-vak-1-1-2]", "plus")
    page.reload()

    assert set(stored(page)) == {KEY}
    assert page.input_value(FIELD) == TEXT
    assert page.input_value("textarea[name=oefening-1-vak-1-1-2]") == "plus"
    assert page.is_checked("input[name=vraag-1]")
    assert page.is_checked(KEEP)
    assert not page.is_visible(EARLIER)


def test_a_mark_comes_back(new_page, site):
    page = opened(new_page, site, "werknemers/modules/mijn-kracht/")
    page.get_by_label("7", exact=True).check()
    page.check(KEEP)
    page.reload()

    assert page.get_by_label("7", exact=True).is_checked()


def test_unticking_wipes(new_page, site):
    page = opened(new_page, site)
    page.check(KEEP)
    page.fill(FIELD, TEXT)
    page.uncheck(KEEP)

    assert stored(page) == {}
    assert page.input_value(FIELD) == TEXT
    page.fill(FIELD, TEXT + TEXT)
    assert stored(page) == {}


def test_wiping_empties_everything_and_can_be_undone(new_page, site):
    page = opened(new_page, site)
    page.check(KEEP)
    page.fill(FIELD, TEXT)
    page.check("input[name=vraag-1]")
    page.get_by_role("button", name="Wis alles").click()

    assert stored(page) == {}
    assert page.input_value(FIELD) == ""
    assert not page.is_checked("input[name=vraag-1]")
    assert "gewist" in (page.text_content(MESSAGE) or "")
    page.get_by_role("button", name="Zet terug").click()
    assert page.input_value(FIELD) == TEXT
    assert page.is_checked("input[name=vraag-1]")
    assert page.is_checked(KEEP)
    assert TEXT in stored(page)[KEY]


def test_undoing_loses_nothing_that_was_typed_since(new_page, site):
    page = opened(new_page, site)
    page.fill(FIELD, TEXT)
    page.get_by_role("button", name="Wis alles").click()
    page.fill(FIELD, "iets nieuws")
    page.get_by_role("button", name="Zet terug").click()

    assert page.input_value(FIELD) == "iets nieuws"
    assert TEXT in page.inner_text(EARLIER)


def test_the_first_sick_day_is_not_kept(new_page, site):
    page = opened(new_page, site, FIRST_DAY)
    field = "textarea[data-sb-niet-bewaren]"
    page.check(KEEP)
    page.fill(field, "3 maart vorig jaar")
    page.fill("textarea[name=oefening-2-vak-2]", TEXT)

    assert "3 maart" not in json.dumps(stored(page))
    assert TEXT in json.dumps(stored(page))
    page.get_by_role("button", name="Wis alles").click()
    page.fill(field, "iets anders")
    page.get_by_role("button", name="Zet terug").click()
    assert "3 maart" not in json.dumps(stored(page))
    page.reload()
    assert page.input_value(field) == ""


def test_the_file_has_what_was_typed(new_page, site):
    page = opened(new_page, site)
    page.fill(FIELD, f"{TEXT}\nen daarna rust")
    page.check("input[name=vraag-2]")
    with page.expect_download() as download:
        page.get_by_role("button", name="Sla op als bestand").click()
    text = download.value.path().read_text(encoding="utf-8")

    assert download.value.suggested_filename == "spoorboek-mijn-energie.txt"
    assert download.value.url.startswith("blob:")
    module = real_base().of(TrajectoryModule)["mijn-energie"]
    assert text.startswith(module.title)
    for exercise in module.exercises:
        assert exercise.title in text
        assert all(place.label in text for place in exercise.write if not place.rows)
    assert f"    {TEXT}\n    en daarna rust" in text.replace("\r", "")
    ticked = [line for line in text.splitlines() if line.startswith("[x]")]
    assert ticked == [f"[x] {module.questions_to_ask[1].question}"]


def test_without_network_everything_still_works(new_page, site):
    page = opened(new_page, site)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    seen = watched(page)
    page.fill(FIELD, TEXT)
    page.check("input[name=vraag-1]")
    page.check(KEEP)
    for button in ("Sla op als bestand", "Sla mijn gespreksblad op"):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.path().stat().st_size > 0
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Zet terug").click()

    assert page.input_value(FIELD) == TEXT
    assert seen.complaints == []
    assert [address for address in seen.requests if not address.startswith("blob:")] == []


def test_the_conversation_sheet_has_the_ticked_questions(new_page, site):
    page = opened(new_page, site)
    module = real_base().of(TrajectoryModule)["mijn-energie"]
    page.check("input[name=vraag-3]")
    page.fill("textarea[name=eigen-vraag]", HOSTILE)
    with page.expect_download() as download:
        page.get_by_role("button", name="Sla mijn gespreksblad op").click()
    text = download.value.path().read_text(encoding="utf-8")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print mijn gespreksblad").click()
    page.emulate_media(media="print")

    wanted, *others = [module.questions_to_ask[2], *module.questions_to_ask[:2]]
    printed = page.inner_text("article")
    for sheet in (text, printed):
        assert wanted.question in sheet
        assert HOSTILE in sheet
        assert not any(other.question in sheet for other in others)
    assert module.exercises[0].title not in printed
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert module.exercises[0].title in page.inner_text("article")


def test_without_scripts_everything_is_readable(new_page, site):
    """Every step, question and place is there to read and to write in; what needs scripts is not."""
    page = opened(new_page, site, java_script_enabled=False)
    module = real_base().of(TrajectoryModule)["mijn-energie"]
    wanted = [item.question for item in module.questions_to_ask] + list(module.signs_to_pause)
    for exercise in module.exercises:
        wanted += [exercise.title, *exercise.steps, exercise.why]
    # An explained word is a box of its own: what the browser says of spaces around it differs.
    text = "".join(page.inner_text("article").split())
    assert [words for words in wanted if "".join(words.split()) not in text] == []

    assert page.locator("article textarea:visible").count() == page.locator("textarea").count()
    assert page.locator("article button:visible:not([popovertarget])").count() == 0
    assert not page.is_visible("[data-sb-bewaren]")
    page.emulate_media(media="print")
    lines = page.locator(".sb-schrijf__lijnen > i:visible").count()
    assert lines == 3 + sum(p.lines for e in module.exercises for p in e.write if not p.rows)


def test_paper_shows_what_was_typed_and_lines_where_nothing_was(new_page, site):
    page = opened(new_page, site)
    long_text = "\n".join(f"regel nummer {n} van een lang verhaal" for n in range(30))
    page.fill(FIELD, long_text)
    pdf = PdfReader(io.BytesIO(page.pdf()))
    printed = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    page.emulate_media(media="print")

    assert all(line in printed for line in long_text.splitlines())
    assert page.locator(f".sb-schrijf:has({FIELD}) i:visible").count() == 0
    assert page.locator(".sb-schrijf:has(textarea[name=oefening-2-vak-1]) i:visible").count() == 2
    assert "Bewaar op dit apparaat" not in printed


def tabbed(page: Page) -> Iterator[str]:
    """Where the focus comes, step by step, from the start of the article."""
    page.locator("article h1").evaluate("h => { h.tabIndex = -1; h.focus(); }")
    while True:
        page.keyboard.press("Tab")
        yield page.evaluate(
            "(({name, tagName, textContent, dataset}) => name || ('sbBewarenAan' in dataset && 'aan')"
            " || `${tagName} ${textContent}`)(document.activeElement)"
        )


def test_everything_works_by_keyboard(new_page, site):
    page = opened(new_page, site)
    fields = page.eval_on_selector_all("article [name]", "all => all.map((field) => field.name)")
    met = []
    for place in tabbed(page):
        met.append(place)
        if place == "oefening-1-vak-2":
            page.keyboard.type(TEXT)
        if place == "vraag-1":
            page.keyboard.press("Space")
        if place == "aan":
            page.keyboard.press("Space")
        if "Wis alles" in place:
            assert TEXT in stored(page)[KEY]
            page.keyboard.press("Enter")
            break

    assert [place for place in met if place in fields] == fields
    assert stored(page) == {}
    assert page.input_value(FIELD) == ""


@pytest.mark.parametrize("module", ["mijn-energie", "mijn-richting", "mijn-kracht"])
def test_a_narrow_screen_needs_no_sideways_scroll(new_page, site, module):
    page = opened(new_page, site, f"werknemers/modules/{module}/", width=320)
    page.locator("article textarea").first.fill("donaudampfschifffahrtsgesellschaft" * 4)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.locator(
        "article :is(textarea, .sb-knop, .sb-kruis, .sb-cijfer label):visible"
    ).evaluate_all("all => all.filter((one) => one.getBoundingClientRect().height < 44).length")
    assert small == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        HOSTILE,
        '{"versie": 2, "velden": []}',
        '{"versie": 1, "velden": {}, "eerder": []}',
        '{"versie": 1, "velden": [null], "eerder": []}',
        '{"versie": 1, "velden": [{"naam": 1, "vraag": {}, "waarde": []}], "eerder": []}',
        '{"__proto__": {"versie": 1}, "constructor": {"prototype": {"hidden": true}}}',
    ],
)
def test_strange_storage_breaks_nothing_and_loses_nothing(new_page, site, text):
    page = opened(new_page, site)
    seen = watched(page)
    put(page, text)

    assert text in (page.text_content(f"{EARLIER} dd") or "")
    assert page.title() != "kapot"
    page.fill(FIELD, TEXT)
    page.reload()
    assert page.input_value(FIELD) == TEXT
    assert text in (page.text_content(f"{EARLIER} dd") or "")
    assert seen.complaints == []


def test_hostile_text_is_only_ever_text(new_page, site):
    page = opened(new_page, site)
    label = "Wat mij opvalt"
    put(
        page,
        content(
            ("oefening-1-vak-2", label, HOSTILE),
            ("weg", HOSTILE, HOSTILE),
            ("__proto__", "x", "y"),
            titel=HOSTILE,
            dag=HOSTILE,
        ),
    )

    assert page.input_value(FIELD) == HOSTILE
    assert HOSTILE in page.inner_text(EARLIER)
    page.goto(site.address + KEPT_PAGE)
    page.get_by_text("Lees wat er staat").click()
    assert HOSTILE in page.inner_text("[data-sb-bewaard]")
    assert page.locator("article img").count() == 0
    assert page.title() != "kapot"


@pytest.mark.parametrize(
    ("name", "asked", "value"),
    [
        ("oefening-1-vak-2", "Een oude vraag", TEXT),
        ("oefening-9-vak-9", "Wat mij opvalt", TEXT),
        ("vraag-1", "Een vraag die er niet meer is", "ja"),
    ],
)
def test_what_belongs_to_no_question_any_more_is_shown(new_page, site, name, asked, value):
    page = opened(new_page, site)
    put(page, content((name, asked, value)))

    assert page.locator(f"{EARLIER} dt").all_text_contents() == [asked]
    assert page.locator(f"{EARLIER} dd").all_text_contents() == [value]
    assert page.input_value(FIELD) == ""
    page.fill(FIELD, "nieuw")
    assert json.loads(stored(page)[KEY])["eerder"] == [{"vraag": asked, "waarde": value}]


@pytest.mark.parametrize("method", ["setItem", "getItem"])
def test_storage_that_does_not_work_is_told_calmly(new_page, site, method):
    page = new_page()
    page.add_init_script(f"Storage.prototype.{method} = () => {{ throw new Error('vol') }}")
    if method == "getItem":
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('uit') }")
    seen = watched(page)
    page.goto(site.address + MODULE)
    page.fill(FIELD, TEXT)
    page.locator(KEEP).click()

    assert not page.is_checked(KEEP)
    assert "lukt niet" in (page.text_content(MESSAGE) or "")
    assert page.input_value(FIELD) == TEXT
    assert seen.complaints == []


def test_a_full_storage_keeps_what_it_had(new_page, site):
    page = opened(new_page, site)
    page.check(KEEP)
    page.fill(FIELD, TEXT)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('vol') } }")
    page.fill("textarea[name=eigen-vraag]", "te veel")

    assert "is niet bewaard" in (page.text_content(MESSAGE) or "")
    assert TEXT in stored(page)[KEY]
    assert page.input_value("textarea[name=eigen-vraag]") == "te veel"


def test_everything_on_this_device_is_shown_and_wiped(new_page, site):
    """Also the choice of colours, and also in a window that was still open; not what is of others."""
    page = opened(new_page, site)
    page.check(KEEP)
    page.fill(FIELD, TEXT)
    page.evaluate(
        "() => { localStorage.setItem('spoorboek-kleuren', 'slate');"
        " localStorage.setItem('van-een-ander', '1'); }"
    )
    other = page.context.new_page()
    other.goto(site.address + KEPT_PAGE)
    shown = other.inner_text("[data-sb-bewaard]")
    assert "Mijn energie" in shown
    assert "donkere kleuren" in shown
    assert "van-een-ander" not in shown
    other.get_by_role("button", name="Wis alles op dit apparaat").click()

    assert stored(other) == {"van-een-ander": "1"}
    until(
        page,
        f"!document.querySelector('{KEEP}').checked && !localStorage.getItem('spoorboek-kleuren')",
    )
    page.fill(FIELD, "meer")
    assert stored(page) == {"van-een-ander": "1"}
    other.get_by_role("button", name="Zet terug").click()
    assert set(stored(other)) == {KEY, "spoorboek-kleuren", "van-een-ander"}


def test_two_windows_do_not_overwrite_each_other(new_page, site):
    page = opened(new_page, site)
    page.check(KEEP)
    page.fill(FIELD, TEXT)
    other = page.context.new_page()
    other.goto(site.address + MODULE)
    other.fill("textarea[name=eigen-vraag]", "uit het tweede venster")
    until(page, "document.querySelector('textarea[name=eigen-vraag]').value.includes('tweede')")
    page.fill(FIELD, "verder")

    kept = {row["naam"]: row["waarde"] for row in json.loads(stored(page)[KEY])["velden"]}
    assert kept == {"oefening-1-vak-2": "verder", "eigen-vraag": "uit het tweede venster"}
