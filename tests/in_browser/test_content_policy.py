"""What a browser may do on a page: use the files of this site. What stands in the page does nothing."""

import pytest
from playwright.sync_api import Page

from spoorboek.pages.shell import POLICY
from tests.in_browser.conftest import NewPage, Served, watched
from tests.in_browser.kinds import EVERY_KIND

KEEP_VIOLATIONS = """
globalThis.overtredingen = [];
document.addEventListener("securitypolicyviolation", (e) =>
  overtredingen.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
"""
INJECTED = {
    "a script": "const s = document.createElement('script'); s.append('globalThis.geraakt = 1'); document.body.append(s);",
    "text that becomes HTML": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"globalThis.geraakt = 1\">');",
    "a handler": "const i = document.createElement('img'); i.setAttribute('onerror', 'globalThis.geraakt = 1'); i.src = 'x'; document.body.append(i);",
    "a link": "const a = document.createElement('a'); a.href = 'javascript:globalThis.geraakt = 1'; document.body.append(a); a.click();",
    "a frame": "const f = document.createElement('iframe'); f.src = 'https://voorbeeld.invalid/'; document.body.append(f);",
    "text run as code": "setTimeout(() => { try { new Function('globalThis.geraakt = 1')(); } catch { } });",
    "a base": "const b = document.createElement('base'); b.href = 'https://voorbeeld.invalid/'; document.head.append(b); if (document.baseURI.includes('invalid')) globalThis.geraakt = 1;",
}


def guarded(new_page: NewPage) -> Page:
    page = new_page()
    page.add_init_script(KEEP_VIOLATIONS)
    return page


def test_no_page_asks_for_what_its_policy_forbids(site: Served, new_page: NewPage) -> None:
    page = guarded(new_page)
    seen = watched(page)
    wrong = {}
    for name in EVERY_KIND:
        seen.clear()
        page.goto(site.address + name, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        if found := [*page.evaluate("overtredingen"), *seen.complaints]:
            wrong[name] = found
    assert not wrong


def test_every_page_carries_the_policy_before_anything_it_loads(site: Served) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    without = []
    for name in site.pages():
        file = site.folder / (name if name.endswith(".html") else f"{name}index.html")
        head = file.read_text(encoding="utf-8").partition("<link")[0].partition("<script")[0]
        if meta not in head:
            without.append(name)
    assert not without
    assert "unsafe-inline" not in POLICY
    assert "unsafe-eval" not in POLICY.replace("wasm-unsafe-eval", "")


@pytest.mark.parametrize("what", INJECTED)
def test_what_is_injected_into_a_page_does_not_run(
    what: str, site: Served, new_page: NewPage
) -> None:
    page = guarded(new_page)
    page.goto(site.address + "404.html")
    page.evaluate(f"() => {{ try {{ {INJECTED[what]} }} catch {{ /* verboden */ }} }}")
    page.wait_for_timeout(200)

    assert page.evaluate("globalThis.geraakt") is None
    assert page.evaluate("overtredingen"), "the browser did not notice anything"


def test_the_calendar_of_the_date_helper_can_be_kept(site: Served, new_page: NewPage) -> None:
    page = guarded(new_page)
    page.goto(f"{site.address}tijdlijn/")
    page.locator("#datumhulp input[type=date]").first.fill("2026-01-05")
    page.get_by_role("button", name="Bereken mijn tijdlijn").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar voor agenda").click()
    text = download.value.path().read_text(encoding="utf-8")

    assert text.startswith("BEGIN:VCALENDAR")
    assert page.evaluate("overtredingen") == []


def test_a_page_opened_from_a_disk_works_too(site: Served, new_page: NewPage) -> None:
    page = guarded(new_page)
    seen = watched(page)
    page.goto((site.folder / "tijdlijn" / "index.html").as_uri())

    assert page.locator("#datumhulp").is_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    assert page.evaluate("overtredingen") == []
    assert not [c for c in seen.complaints if "Content Security Policy" in c]
