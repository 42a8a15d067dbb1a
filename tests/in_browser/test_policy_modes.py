"""The policy as a header, to report only and to enforce: our own pages give no report; what is planted does in both, and runs in neither but the first."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from spoorboek.pages.hosting import ALWAYS, kind
from spoorboek.pages.shell import POLICY
from tests.in_browser.conftest import NewPage, open_search, until
from tests.in_browser.kinds import EVERY_KIND

HEADER = "Content-Security-Policy"
MODES = {"report": f"{HEADER}-Report-Only", "enforce": HEADER}
OF_THE_PAGE = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
KEEP_VIOLATIONS = """
globalThis.overtredingen = [];
globalThis.gebeurd = [];
document.addEventListener("securitypolicyviolation", (e) =>
  overtredingen.push({ wat: e.effectiveDirective, hoe: e.disposition, waar: `${e.blockedURI} ${e.sample}` }));
"""
PLANTED = """<script>gebeurd.push("script")</script>
<img alt="" src="data:," onerror="gebeurd.push('handler')">
<style>:root { --geplant: opmaak }</style>
<p id="geplant" style="--geplant: kenmerk">geplant</p>
<img alt="" src="@@elders@@/volgt.png">
"""
WITH_TEXT = """() => {
  try { document.body.insertAdjacentHTML("beforeend", "<b id=van-tekst>tekst</b>"); } catch { /* verboden */ }
  if (document.getElementById("van-tekst")) gebeurd.push("tekst");
  for (const e of [document.documentElement, document.getElementById("geplant")]) {
    const zet = getComputedStyle(e).getPropertyValue("--geplant").trim();
    if (zet) gebeurd.push(zet);
  }
  return gebeurd;
}"""
REPORTED = {
    "script-src-elem",
    "script-src-attr",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "require-trusted-types-for",
}


@dataclass
class Server:
    """A folder behind headers of our choice; without a folder it only counts who asks."""

    folder: Path | None
    headers: dict[str, str]
    planted: str = ""
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def page(self, path: str) -> bytes:
        """A file as it is on disk, but without the policy that stands in it, and with what is planted."""
        assert self.folder is not None
        file = self.folder / path
        data = (file / "index.html" if file.is_dir() else file).read_bytes()
        if kind((file / "index.html" if file.is_dir() else file).name).startswith("text/html"):
            text = OF_THE_PAGE.sub("", data.decode("utf-8"), count=1)
            data = text.replace("</main>", f"{self.planted}</main>", 1).encode()
        return data


@contextmanager
def served(server: Server) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            server.asked.append(path)
            try:
                data = server.page(path) if server.folder else None
            except OSError:
                data = None
            self.send_response(404 if data is None else 200)
            name = path if "." in path.rpartition("/")[2] else "index.html"
            for said in {**server.headers, "Content-Type": kind(name)}.items():
                self.send_header(*said)
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing: a test says itself what it saw."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{running.server_port}/"
    yield server
    running.shutdown()
    running.server_close()


def headers(mode: str) -> dict[str, str]:
    """What we ask of a host, with its policy in this mode."""
    rest = {name: value for name, value in ALWAYS.items() if name != HEADER}
    return {**rest, MODES[mode]: ALWAYS[HEADER]}


def guarded(new_page: NewPage) -> Page:
    page = new_page()
    page.add_init_script(KEEP_VIOLATIONS)
    return page


def test_no_page_of_ours_gives_a_report(built_site: Path, new_page: NewPage) -> None:
    """Enforced, as each page asks itself, is in test_content_policy.py."""
    page = guarded(new_page)
    wrong = {}
    with served(Server(built_site, headers("report"))) as server:
        for name in EVERY_KIND:
            page.goto(server.address + name, wait_until="load")
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
            if found := page.evaluate("overtredingen"):
                wrong[name] = found
    assert not wrong


@pytest.mark.parametrize("mode", MODES)
def test_search_does_nothing_that_the_policy_forbids(
    mode: str, built_site: Path, new_page: NewPage
) -> None:
    """Search is the one that starts a worker, runs WebAssembly and makes HTML of a text of its own."""
    page = guarded(new_page)
    with served(Server(built_site, headers(mode))) as server:
        page.goto(server.address)
        open_search(page)
        page.get_by_role("combobox", name="Zoeken").fill("loonsanctie")
        page.locator("#sb-treffers [role=option]").first.wait_for()
        page.locator(".sb-zoekvenster summary").click()
        page.locator(".sb-zoekvenster select").first.wait_for()

        assert page.locator("#sb-treffers mark").count() > 0
        assert page.evaluate("overtredingen") == []
        assert any("pagefind-worker" in path for path in server.asked)


@pytest.mark.parametrize("mode", MODES)
def test_what_is_planted_is_reported_and_only_runs_where_the_policy_only_reports(
    mode: str, built_site: Path, new_page: NewPage
) -> None:
    page = guarded(new_page)
    with served(Server(None, {})) as elsewhere:
        planted = PLANTED.replace("@@elders@@", elsewhere.address.rstrip("/"))
        with served(Server(built_site, headers(mode), planted)) as server:
            page.goto(f"{server.address}over/privacy/", wait_until="load")
            happened = set(page.evaluate(WITH_TEXT))
            until(page, "overtredingen.length >= 6")
            found = page.evaluate("overtredingen")

        assert {one["wat"] for one in found} == REPORTED
        assert {one["hoe"] for one in found} == {mode}
        everything = {"script", "handler", "opmaak", "kenmerk", "tekst"}
        assert happened == (everything if mode == "report" else set())
        assert elsewhere.asked == (["volgt.png"] if mode == "report" else [])


@pytest.mark.parametrize(
    ("does", "asks"),
    [
        ("document.createElement('div').innerHTML = '<i>iets anders</i>'", "Element innerHTML"),
        ("new Worker('/assets/ander.js')", "Worker constructor"),
        ("document.createElement('script').src = '/x.js'", "HTMLScriptElement src"),
    ],
)
def test_after_search_was_opened_the_exceptions_hold_for_nothing_else(
    does: str, asks: str, built_site: Path, new_page: NewPage
) -> None:
    page = guarded(new_page)
    with served(Server(built_site, headers("enforce"))) as server:
        page.goto(f"{server.address}404.html")
        open_search(page)
        refused = page.evaluate(f"() => {{ try {{ {does}; }} catch (e) {{ return e.name; }} }}")
        until(page, "overtredingen.length > 0")
        found = page.evaluate("overtredingen")

    assert refused == "TypeError"
    assert [one["wat"] for one in found] == ["require-trusted-types-for"]
    assert asks in found[0]["waar"]


def test_the_policy_says_what_these_tests_hold_it_to() -> None:
    assert "require-trusted-types-for 'script'" in POLICY
    assert "trusted-types default" in POLICY
    assert ALWAYS[HEADER].startswith(POLICY)
