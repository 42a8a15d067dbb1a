"""Whatever attackers write in a record or a reference: a browser shows it and runs none of it.

The policy of the pages reports each script that is in a page but may not run. So a page without such a
report holds none: the text was escaped, and not only stopped.
"""

import html
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.shell import FIRST_SCRIPT
from spoorboek.records import RECORD_TYPES
from tests.commands import in_own_process
from tests.hostile import HIT, PAYLOADS, VARIANTS, record_id
from tests.in_browser.conftest import NewPage, Served, _Quiet, open_search, watched

TRAP = f"""
globalThis.geraakt = [];
globalThis.{HIT} = (n) => geraakt.push(`payload ${{n}}`);
for (const name of ["alert", "confirm", "prompt", "open"]) globalThis[name] = () => geraakt.push(name);
document.addEventListener("securitypolicyviolation", (e) =>
  geraakt.push(`${{e.effectiveDirective}} ${{e.blockedURI}} ${{e.sample}}`));
"""
ARMED = r"""(first) => {
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  const wrong = [...geraakt];
  let firsts = 0;
  for (const e of document.querySelectorAll("script, style, iframe, object, embed, base, img, meta[http-equiv]")) {
    const ours = e.matches("script[src], script[type='application/json'], script[type='application/ld+json'], meta[http-equiv=Content-Security-Policy], img[src^='../'][src*='/assets/beeld/']");
    const isFirst = e.matches("script:not([src])") && e.textContent === first && ++firsts === 1;
    if (!ours && !isFirst) wrong.push(e.outerHTML.slice(0, 200));
  }
  for (const e of document.querySelectorAll("*")) for (const a of e.attributes) {
    const leads = ["href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster"].includes(a.name);
    const bad = leads && /^[\s\x00-\x1f]*(javascript|data|vbscript|blob|file):/i.test(a.value);
    if (/^on|^style$|^srcdoc$/i.test(a.name) || bad) wrong.push(`${a.name}=${a.value}`.slice(0, 200));
  }
  if (!document.querySelector("footer")) wrong.push("the page is torn");
  return wrong;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The hostile site, built in a process of its own and served on this machine."""
    folder = tmp_path_factory.mktemp("vijand")
    in_own_process("from tests.hostile import hostile_site; hostile_site", folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(folder / "site", f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


def pages_to_open(site: Served) -> list[str]:
    """Everything but the records that are like the first of their type, in which all fields hold it all."""
    alike = tuple(f"/{record_id(variant)}/" for variant in range(1, VARIANTS))
    return [page for page in site.pages() if not page.endswith(alike)]


def test_no_page_runs_what_a_stranger_wrote(hostile: Served, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(TRAP)
    page.on("dialog", lambda dialog: dialog.dismiss())
    seen = watched(page)
    wrong = {}
    for name in pages_to_open(hostile):
        seen.clear()
        page.goto(hostile.address + name, wait_until="load")
        elsewhere = [r for r in seen.requests if not r.startswith(hostile.address)]
        if found := [*page.evaluate(ARMED, FIRST_SCRIPT), *seen.complaints, *elsewhere]:
            wrong[name] = found[:5]
    assert not wrong


def test_every_type_has_a_page_among_them(hostile: Served) -> None:
    opened = set(pages_to_open(hostile))

    assert {f"{t.address}/{record_id(0)}/" for t in RECORD_TYPES} <= opened
    assert {f"{t.address}/" for t in RECORD_TYPES} <= opened


@pytest.mark.parametrize(
    "payload", ["<svg onload={}(1)>", "<script>{}(1)</script>", '<a href="javascript:{}(1)">x</a>']
)
def test_the_trap_notices_what_is_not_escaped(
    payload: str, hostile: Served, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(TRAP)
    torn = (hostile.folder / "404.html").read_text(encoding="utf-8")
    torn = torn.replace("</main>", f"{payload.format(HIT)}</main>")
    page.route("**/404.html", lambda route: route.fulfill(body=torn, content_type="text/html"))
    page.goto(f"{hostile.address}404.html")

    assert page.evaluate(ARMED, FIRST_SCRIPT)


def test_whatever_is_shown_is_shown_as_it_was_written(hostile: Served) -> None:
    """Letters, figures and angle brackets; capitals, quotes and the like may be set in another way."""
    seen, wrong = set(), {}
    for file in hostile.folder.rglob("*.html"):
        for text in _texts(file):
            for match in _NAMED.finditer(text):
                number = int(match[1]) % len(PAYLOADS)
                seen.add(number)
                if not _shows(text[match.end() :], PAYLOADS[number]):
                    wrong[file.relative_to(hostile.folder).as_posix()] = text[match.start() :][:99]
    assert not wrong
    assert seen == set(range(len(PAYLOADS)))


_NAMED = re.compile(r"t(\d+)t ")


def _texts(file: Path) -> Iterator[str]:
    """Every text and every value of an attribute, as a browser reads the page; data for scripts aside.

    Aside too: BibTeX to copy, in which signs stand as LaTeX wants them; its own tests read it back.
    """
    root = LexborHTMLParser(file.read_text(encoding="utf-8")).root
    assert root is not None
    for bibtex in root.css("pre[data-soort=bib]"):
        bibtex.decompose()
    for node in root.traverse(include_text=True):
        if node.tag == "-text" and (node.parent is None or node.parent.tag != "script"):
            yield node.text_content or ""
        elif node.attributes:
            yield from filter(None, node.attributes.values())


def _shows(text: str, payload: str) -> bool:
    """Whether the text begins as the payload does; in Markdown a code for a sign is that sign."""
    meant = (_core(payload), _core(html.unescape(payload)))
    return any(one.startswith(_core(text)[: len(one)]) for one in meant)


def _core(text: str) -> str:
    return re.sub(r"[^a-z0-9<>=]", "", text.lower())


def test_a_calendar_holds_hostile_names_as_text(hostile: Served, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{hostile.address}tijdlijn/")
    page.locator("#datumhulp input[type=date]").first.fill("2026-01-05")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.locator("#ics-naam").check()
    page.get_by_role("button", name="Bereken mijn tijdlijn").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar voor agenda").click()
    text = download.value.path().read_bytes().decode("utf-8")
    lines = text.replace("\r\n ", "").split("\r\n")

    names = {re.split("[:;]", line)[0] for line in lines if line}
    allowed = "BEGIN END VERSION PRODID CALSCALE UID DTSTAMP DTSTART SUMMARY CLASS TRANSP"
    assert names <= set(allowed.split())
    assert "BEGIN:VALARM" not in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 0
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", text)


def test_search_shows_hostile_text_as_text(hostile: Served, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(TRAP)
    page.goto(hostile.address)
    open_search(page)
    page.get_by_role("combobox", name="Zoeken").fill("script hit")
    page.locator("#sb-treffers [role=option]").first.wait_for()
    page.locator("dialog details").evaluate("(d) => { d.open = true; }")
    page.locator("dialog select").first.wait_for()

    assert page.evaluate(ARMED, FIRST_SCRIPT) == []
    assert "<script>" in page.locator("#sb-treffers").inner_text()
