"""The date helper gives the dates of the records, keeps nothing, and can be used by everybody."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import icalendar
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from spoorboek.records.law import Milestone
from spoorboek.timeline.given import FIELDS, read_given
from spoorboek.timeline.moments import Moment, moments
from spoorboek.timeline.rules import belongs_in_calendar
from tests.in_browser.conftest import Served, watched
from tests.in_browser.test_accessibility import AXE, OPEN_ALL, SCHEMES, TOO_WIDE, WIDTHS
from tests.real import real_base
from tests.timeline.cases import examples, forms_of_examples, made_up_forms, real_rules

ADDRESS = "tijdlijn/"
START = "2026-01-05"
COMPUTE = """(forms) => {
  const rules = JSON.parse(document.getElementById("datumhulp-regels").textContent);
  const day = (d) => ({ day: d.dag, plan: d.plan });
  return forms.map((form) => {
    const { bezwaren, momenten } = spoorboek.tijdlijn.bereken(form, rules);
    return {
      problems: bezwaren.map((b) => [b.veld, b.melding, b.opnieuw]),
      moments: momenten && Object.fromEntries(Object.entries(momenten).map(([id, m]) =>
        [id, { first: m.begin, days: m.dagen.map(day), others: m.anders }])),
    };
  });
}"""
TABLE = """() => Object.fromEntries([...document.querySelectorAll(".sb-dienst--tijdlijn tbody tr")].map((row) =>
  [row.id, [...row.querySelectorAll("time")].map((t) => t.dateTime)]))"""
KEPT = """async () => [
  Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,
  (await indexedDB.databases()).map((d) => d.name), await caches.keys(), history.state, location.search + location.hash,
]"""
NOTHING_KEPT: list[Any] = [[], [], "", [], [], None, ""]


@pytest.fixture
def page(new_page, site: Served) -> Page:
    opened = new_page()
    opened.goto(site.address + ADDRESS)
    return opened


@pytest.fixture(scope="module")
def timeline(browser: Browser, site: Served) -> Iterator[Page]:
    """A page that only computes."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(site.address + ADDRESS)
    yield opened
    context.close()


@pytest.mark.parametrize("name", list(FIELDS.values()))
def test_a_field_is_the_only_thing_of_its_name(page, name):
    """Who listens, or asks for a field by name, finds one."""
    assert page.get_by_label(name).count() == 1


def as_data(found: list[Moment]) -> dict[str, Any]:
    """Moments as the browser tells them: plain data by milestone."""

    def text(day: datetime.date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        m.milestone: {
            "first": text(m.first),
            "days": [{"day": text(d.day), "plan": text(d.plan)} for d in m.days],
            "others": [text(day) for day in m.others],
        }
        for m in found
    }


def computed_here(form: dict[str, Any]) -> dict[str, Any]:
    given, problems = read_given(form, real_rules())
    return {
        "problems": [
            [p.field, p.message, p.restart.isoformat() if p.restart else None] for p in problems
        ],
        "moments": as_data(moments(real_rules(), given)) if given else None,
    }


def fill(page: Page, form: dict[str, Any]) -> None:
    """Fill the form in as a reader does, and compute."""
    ids = {"first_sick_day": "ziek", "problem_analysis_date": "oordeel"}
    ids |= {"plan_of_action_date": "plan", "first_year_evaluation_date": "evaluatie"}
    for field, input_id in ids.items():
        page.fill(f"#{input_id}", form.get(field, ""))
    for number, pause in enumerate(form.get("pauses", ())):
        page.locator("#onderbreking").evaluate("(d) => { d.open = true; }")
        if number:
            page.get_by_role("button", name="Nog een onderbreking").click()
        row = page.locator("#onderbreking fieldset").nth(number)
        row.get_by_label("Soort").select_option(str(pause["kind"]))
        row.get_by_label("Eerste dag").fill(pause["first"])
        row.get_by_label("Laatste dag").fill(pause["last"])
    compute(page)


def compute(page: Page) -> None:
    page.get_by_role("button", name="Bereken mijn tijdlijn").click()


def message(page: Page) -> str:
    return page.locator("#datumhulp").get_by_role("status").inner_text()


def calendar_of(page: Page) -> tuple[bytes, icalendar.Calendar, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar voor agenda").click()
    content = waiting.value.path().read_bytes()
    return content, icalendar.Calendar.from_ical(content), waiting.value.suggested_filename


def test_the_browser_computes_what_python_computes(timeline):
    """The worked examples, and hundreds of forms with pauses, leap days, known dates and mistakes."""
    forms = forms_of_examples() + made_up_forms()
    here = [computed_here(form) for form in forms]

    assert sum(found["moments"] is not None for found in here) >= 7 + 200
    assert timeline.evaluate(COMPUTE, forms) == here


def test_the_clock_and_the_time_zone_of_the_reader_change_nothing(new_page, site):
    forms = made_up_forms()[:60]
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        page = new_page(timezone_id=zone)
        page.goto(site.address + ADDRESS)

        assert page.evaluate(COMPUTE, forms) == [computed_here(form) for form in forms]


@pytest.mark.parametrize("number", range(7), ids=list(examples()))
def test_a_worked_example_stands_in_the_table(page, number):
    """Through the form: every date that is computed stands in its row, and no row has another."""
    form = forms_of_examples()[number]
    fill(page, form)
    shown = page.evaluate(TABLE)
    computed = computed_here(form)["moments"]

    for milestone, found in computed.items():
        days = [text for day in found["days"] for text in (day["day"], day["plan"]) if text]
        first = [found["first"]] if found["first"] != (found["days"] or [{}])[0].get("day") else []
        expected = {*days, *found["others"], *filter(None, first)} if days else set()
        own = {text for field, text in form.items() if field != "pauses"}
        assert set(shown[milestone]) - own == expected - own, milestone
        assert expected <= set(shown[milestone]) | own
        if found["days"]:
            assert shown[milestone][0] == found["days"][0]["day"]


def test_it_is_said_what_does_not_count_and_that_moving_is_derived(page):
    fill(page, FULL)
    words = page.locator("#gerekend-met").inner_text()

    assert "eerstejaarsevaluatie di 1 dec 2026" in words
    assert "Niet meegeteld: zo 1 mrt 2026 tot en met di 3 mrt 2026 (3 dagen)" in words
    assert real_rules().counting.caveat in words
    fill(page, {"first_sick_day": START})
    assert real_rules().counting.caveat in page.locator("#gerekend-met").inner_text()
    page.get_by_role("button", name="Wis alles").click()
    fill(page, {"first_sick_day": START})
    assert page.locator("#gerekend-met").inner_text() == (
        "Gerekend met: eerste ziektedag ma 5 jan 2026."
    )


def test_own_dates_stand_on_both_maps(page):
    fill(page, {"first_sick_day": START})
    for name in ("h", "v"):
        stations = page.locator(f".sb-kaart__svg--{name} [data-halte]")
        texts = dict(
            zip(
                stations.evaluate_all("(all) => all.map((e) => e.dataset.halte)"),
                stations.all_text_contents(),
                strict=True,
            )
        )
        assert texts["probleemanalyse"] == "15 feb 2026"
        assert texts["eerstejaarsevaluatie"] == "t/m 3 jan 2027"
        assert all(texts.values())


def test_a_date_that_is_filled_in_goes_first_and_what_is_missing_is_said(page):
    fill(page, {"first_sick_day": START, "first_year_evaluation_date": "2026-11-20"})
    row = page.locator("#start_tweede_spoor")

    assert row.locator("time").first.get_attribute("datetime") == "2027-01-01"
    assert "niet ingevuld" not in row.inner_text()
    assert "jouw datum: vr 20 nov 2026" in page.locator("#eerstejaarsevaluatie").inner_text()
    assert (
        "hier einde week 8: oordeel bedrijfsarts is niet ingevuld"
        in page.locator("#plan_van_aanpak").inner_text()
    )


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ({}, "#ziek", "Eerste ziektedag: vul een datum in."),
        ({"first_sick_day": "2013-12-31"}, "#ziek", "kies een jaar van 2014 tot en met 2099"),
        (
            {"first_sick_day": START, "plan_of_action_date": "2025-12-31"},
            "#plan",
            "Plan van aanpak: deze dag ligt vóór de eerste ziektedag.",
        ),
        (
            {
                "first_sick_day": START,
                "pauses": [
                    {"first": "", "last": "", "kind": "recovery"},
                    {"first": "2026-03-02", "last": "2026-03-01", "kind": "leave"},
                ],
            },
            "#pauze-tot-2",
            "Onderbreking 2: de laatste dag ligt vóór de eerste.",
        ),
    ],
)
def test_a_mistake_is_said_and_its_field_gets_the_focus(page, form, field, words):
    fill(page, form)

    assert words in message(page)
    assert page.locator(field).evaluate("(e) => e === document.activeElement")
    assert page.locator(field).get_attribute("aria-invalid") == "true"
    assert words in page.locator(f"{field} + .sb-veldmelding").inner_text()
    assert page.locator(".sb-dienst--tijdlijn time").count() == 0


def test_four_weeks_of_recovery_offer_a_new_first_sick_day(page):
    """With one press: the new count begins the day after, without what came before it."""
    fill(
        page,
        {
            "first_sick_day": START,
            "problem_analysis_date": "2026-02-01",
            "pauses": [
                {"first": "2026-03-01", "last": "2026-03-28", "kind": "recovery"},
                {"first": "2026-06-01", "last": "2026-06-05", "kind": "recovery"},
            ],
        },
    )

    assert "28 dagen achter elkaar hersteld" in message(page)
    assert "begint de telling opnieuw" in message(page)
    page.get_by_role("button", name="Neem zo 29 mrt 2026 als nieuwe eerste ziektedag").click()
    assert page.input_value("#ziek") == "2026-03-29"
    assert page.input_value("#oordeel") == ""
    assert page.locator("#onderbreking fieldset").count() == 1
    assert page.input_value("#pauze-van") == "2026-06-01"
    assert (
        page.evaluate(TABLE)["eerste_dag_na_104"][0] == "2028-03-31"
    )  # 728 days and 5 of recovery


def test_interruptions_can_be_added_and_taken_away(page):
    page.locator("#onderbreking summary").click()
    add = page.get_by_role("button", name="Nog een onderbreking")
    add.click()
    add.click()
    rows = page.locator("#onderbreking fieldset")
    rows.nth(1).get_by_label("Eerste dag").fill("2026-02-02")
    rows.nth(0).get_by_role("button", name="Haal weg").click()
    ids = page.locator("#datumhulp [id]").evaluate_all("(all) => all.map((e) => e.id)")

    assert rows.count() == 2
    assert rows.nth(0).get_by_label("Eerste dag").input_value() == "2026-02-02"
    assert rows.locator("legend").all_text_contents() == ["Onderbreking 1", "Onderbreking 2"]
    assert len(ids) == len(set(ids))
    for _ in range(2):
        rows.nth(0).get_by_role("button", name="Haal weg").click()
    assert rows.count() == 1
    assert rows.nth(0).get_by_label("Eerste dag").input_value() == ""


def planned_in_the_table(page: Page) -> set[str]:
    """Of every moment for a calendar: the working day before its last day, else that day."""
    computed = computed_here({"first_sick_day": page.input_value("#ziek"), "pauses": []})["moments"]
    names = {m.id for m in real_base().of(Milestone).values() if belongs_in_calendar(m)}
    days = {d["plan"] or d["day"] for name in names for d in computed[name]["days"]}
    shown = page.evaluate(TABLE)
    assert days <= {text for name in names for text in shown[name]}
    return days


def test_the_calendar_file_has_the_dates_of_the_table(page):
    """Read by an independent library: whole days, neutral titles, nothing that tells who it is about."""
    fill(page, {"first_sick_day": START})
    content, calendar, name = calendar_of(page)
    events = calendar.walk("VEVENT")

    assert name == "afspraken.ics"
    assert [e.decoded("dtstart").isoformat() for e in events] == sorted(planned_in_the_table(page))
    assert all(type(e.decoded("dtstart")) is datetime.date for e in events)
    assert {str(e["summary"]) for e in events} == {"Afspraak re-integratie"}
    assert len({str(e["uid"]) for e in events}) == len(events) > 20
    assert {e.decoded("dtstamp").utcoffset() for e in events} == {datetime.timedelta(0)}
    assert calendar.walk("VALARM") == []
    assert not re.search(
        rb"ziek|wia|uwv|evaluatie|" + START.replace("-", "").encode(), content, re.IGNORECASE
    )


def test_the_calendar_file_follows_the_format(page):
    """RFC 5545: CRLF, at most 75 bytes in a line, every folded line reads back whole."""
    fill(page, {"first_sick_day": START})
    page.get_by_text("Keuzes voor de agenda").click()
    page.get_by_label("Zet de naam van de stap in de titel").check()
    page.get_by_label("Herinnering").select_option("week")
    content, calendar, _ = calendar_of(page)
    lines = content.split(b"\r\n")
    titles = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    names = {m.title for m in real_base().of(Milestone).values() if belongs_in_calendar(m)}

    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert {title.partition(": uiterlijk ")[0] for title in titles} == names
    assert any(": uiterlijk zo 2 jan 2028" in title for title in titles)  # planned on 31 December
    triggers = {a.decoded("trigger") for a in calendar.walk("VALARM")}
    assert triggers == {-datetime.timedelta(days=6, hours=15)}  # nine o'clock, a week before
    assert len(calendar.walk("VALARM")) == len(calendar.walk("VEVENT"))


HOSTILE = "é€😀" * 40 + '; , \\ "x" \r\nBEGIN:VEVENT\nSUMMARY:vals'


def test_no_title_can_break_a_calendar_file(timeline):
    """Folded between characters, never inside one; nothing in a title starts a line of its own."""
    text = timeline.evaluate(
        "(titel) => spoorboek.tijdlijn.agenda([{ dag: '2026-02-13', titel }], 'dag')", HOSTILE
    )
    content = text.encode()
    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")

    assert str(event["summary"]) == HOSTILE.replace("\r\n", "\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in content.split(b"\r\n"):
        line.decode()  # whole characters only


def test_with_the_network_cut_everything_still_works(page):
    page.context.set_offline(True)
    fill(
        page,
        {
            "first_sick_day": START,
            "pauses": [{"first": "2026-03-01", "last": "2026-03-03", "kind": "leave"}],
        },
    )

    assert page.evaluate(TABLE)["einde_wachttijd"][0] == "2028-01-05"
    _, calendar, _ = calendar_of(page)
    assert calendar.walk("VEVENT")


def test_what_a_reader_fills_in_stays_nowhere(new_page, site):
    """Not in storage, cookies, address, history or any request; the fields have no name to send."""
    page = new_page()
    seen = watched(page)
    posted: list[str] = []
    page.on("request", lambda request: posted.append(f"{request.url} {request.post_data}"))
    page.goto(site.address + ADDRESS)
    before = len(posted)
    fill(page, {"first_sick_day": START, "problem_analysis_date": "2026-02-01"})
    calendar_of(page)
    page.keyboard.press("Enter")

    assert page.evaluate(KEPT) == NOTHING_KEPT
    assert page.url == site.address + ADDRESS
    assert page.context.cookies() == []
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    # The icon of the site may come late; it knows nothing. A blob is the file itself, on this machine.
    own = ("blob:", f"{site.address}assets/favicon")
    assert [p for p in posted[before:] if not p.startswith(own)] == []
    assert not any(START in text or START.replace("-", "") in text for text in posted)
    assert page.locator("#datumhulp [name]").count() == 0
    assert (
        page.locator("#datumhulp[autocomplete=off]").count() == 1
    )  # HTML has no such word for a tick
    typed = "#datumhulp :is(input:not([type=checkbox]), select):not([autocomplete=off])"
    assert page.locator(typed).count() == 0
    assert seen.complaints == []


def is_empty(page: Page) -> bool:
    fields = "[...document.querySelectorAll('#datumhulp :is(input[type=date], select)')]"
    return (
        page.evaluate(
            f"{fields}.every((f) => f.type === 'date' ? !f.value : f.selectedIndex === 0)"
        )
        and page.locator("#onderbreking fieldset").count() == 1
        and page.locator(".sb-dienst--tijdlijn time").count() == 0
        and not "".join(page.locator("[data-halte]").all_text_contents())
        and page.locator("#gerekend-met").inner_text() == ""
        and page.get_by_role("button", name="Bewaar voor agenda").is_disabled()
        and page.locator("[data-sb-eigen]").count() == 0
    )


FULL = {
    "first_sick_day": START,
    "problem_analysis_date": "2026-02-01",
    "plan_of_action_date": "2026-02-10",
    "first_year_evaluation_date": "2026-12-01",
    "pauses": [
        {"first": "2026-03-01", "last": "2026-03-03", "kind": "leave"},
        {"first": "2026-05-01", "last": "2026-05-03", "kind": "recovery"},
    ],
}


def test_wipe_empties_everything(page):
    """Also the words in the table: they are as they were."""
    words = page.locator(".wanneer").all_text_contents()
    fill(page, FULL)
    assert not is_empty(page)
    page.get_by_role("button", name="Wis alles").click()

    assert is_empty(page)
    assert message(page) == "Alles is gewist."
    assert page.locator(".wanneer").all_text_contents() == words
    assert START not in page.content()
    assert "5 jan 2026" not in page.locator("#datumhulp").inner_html()


def test_who_comes_back_finds_an_empty_form(page, site):
    fill(page, FULL)
    page.goto(site.address + "tijdlijn/regels/")
    page.go_back()

    assert is_empty(page)
    page.reload()
    assert is_empty(page)


def test_the_form_can_be_used_by_keyboard_alone(page):
    page.locator("#ziek").focus()
    page.keyboard.type("01052026")  # the order of day and month is that of the browser
    assert page.input_value("#ziek") == START
    page.keyboard.press("Enter")
    assert "De laatste dag van week 104 is zo 2 jan 2028" in message(page)
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        )
        if "wis" in reached:
            break
    assert {"oordeel", "plan", "evaluatie", "ics", "wis", "Was er een onderbreking?"} <= reached
    page.keyboard.press("Enter")
    assert is_empty(page)


@pytest.mark.parametrize("form", [{"first_sick_day": START}, FULL], ids=["monday", "full"])
def test_own_dates_print_on_one_sheet(page, form):
    fill(page, form)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
    text = " ".join((reader.pages[0].extract_text() or "").split())

    assert len(reader.pages) == 1
    assert "ma 5 jan 2026" in text
    assert "WIA-aanvraag" in text
    assert "geen juridisch advies" in text


FOUR_WEEKS = [{"first": "2026-03-01", "last": "2026-03-28", "kind": "recovery"}]


@pytest.mark.parametrize(
    "form", [FULL, {"first_sick_day": START, "pauses": FOUR_WEEKS}], ids=["filled", "mistaken"]
)
def test_a_page_in_use_is_accessible_and_fits(page, form):
    """Every page as it is served is judged elsewhere; here with dates in it, or with a mistake."""
    fill(page, form)
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    wrong = []
    for scheme, media in SCHEMES.items():
        page.emulate_media(color_scheme=media, reduced_motion="reduce")
        page.evaluate("(s) => { document.body.dataset.mdColorScheme = s; }", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = [*page.evaluate(TOO_WIDE), *page.evaluate(AXE, {"resultTypes": ["violations"]})]
            wrong += [f"{width} {media} {what}" for what in found]

    assert wrong == []


def test_without_javascript_the_table_and_the_counting_are_complete(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site.address + ADDRESS)
    html = LexborHTMLParser((site.folder / ADDRESS / "index.html").read_text(encoding="utf-8"))
    rows = {row.attributes["id"] for row in html.css(".sb-dienst--tijdlijn tbody tr")}

    assert not page.locator("#datumhulp").is_visible()
    assert rows == set(real_base().of(Milestone))
    assert page.locator("#probleemanalyse .wanneer").get_by_text("week 6").is_visible()
    assert page.locator("#plan_van_aanpak .wanneer").get_by_text("einde week 8").is_visible()
    assert page.get_by_text("Einde week n is de eerste ziektedag + 7n − 1 dagen.").is_visible()
    assert page.locator(".sb-dienst--tijdlijn time").count() == 0
