"""`python -m bench.unused_style [site]`: how much of its style a page of every kind does not use.

Chromium says which rules it used. Counted at once, on a phone as the page opens, and again after it was also
wide, dark, on paper and with everything that folds open: what is needed only then is not for nothing. Rules
for a pointer, the keyboard or a script that acts count as unused. Bytes are those that remain after gzip, in
proportion. Only files count: Chromium has a style sheet of its own in every `<details>`, and tells of it too.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.child import MeasurementError
from bench.counting_server import counting_server, squeezed
from bench.every_kind import run
from bench.machine import machine
from bench.report import dutch, in_a_line
from spoorboek.measurements import Measurement
from tests.browser import installed_browser, launch_flags

GOAL = 5_000
PHONE = {"width": 412, "height": 823}
DESK = {"width": 1440, "height": 900}
COLUMNS = {
    "page": "Bladzijde",
    "bytes": "Opmaak (bytes)",
    "opening": "Niet gebruikt bij openen",
    "unused": "Niet gebruikt in alle standen",
}
_OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"

Used = dict[str, set[tuple[int, int]]]


def share_unused(text: str, used: set[tuple[int, int]]) -> float:
    """Which part of a style sheet lies in no rule that was used."""
    return 1 - sum(end - start for start, end in used) / len(text)


def row(page: str, sheets: Mapping[str, str], opening: Used, ever: Used) -> dict[str, Any]:
    """The bytes of all style sheets of a page, and how many of them were not used."""
    found: dict[str, Any] = {"page": page, "bytes": 0, "opening": 0, "unused": 0}
    for name, text in sheets.items():
        size = len(squeezed(text.encode()))
        found["bytes"] += size
        for key, used in (("opening", opening), ("unused", ever)):
            found[key] += round(size * share_unused(text, used.get(name, set())))
    return found


def _take(session: CDPSession, used: Used) -> Used:
    """What was used up to now; Chromium tells each rule once."""
    for rule in session.send("CSS.takeCoverageDelta")["coverage"]:
        if rule["used"]:
            span = (int(rule["startOffset"]), int(rule["endOffset"]))
            used.setdefault(rule["styleSheetId"], set()).add(span)
    return {name: set(spans) for name, spans in used.items()}


def _file(header: dict[str, Any]) -> list[str]:
    """The name of a style sheet that was fetched; of one of Chromium itself, nothing."""
    return [header["styleSheetId"]] if header["sourceURL"] else []


def _looked_at(browser: Browser, address: str, page_name: str) -> dict[str, Any]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    session.on("CSS.styleSheetAdded", lambda said: found.extend(_file(said["header"])))
    for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking"):
        session.send(command)
    page.goto(address + page_name, wait_until="load")
    used: Used = {}
    opening = _take(session, used)
    page.evaluate(_OPEN_ALL)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for medium, scheme in (("screen", "light"), ("screen", "dark"), ("print", "light")):
            page.emulate_media(media=medium, color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate("document.body.offsetHeight")
            _take(session, used)
    sheets = {
        name: session.send("CSS.getStyleSheetText", {"styleSheetId": name})["text"]
        for name in found
    }
    page.close()
    return row(page_name, sheets, opening, used)


def measured(site: Path, pages: Sequence[str]) -> tuple[list[dict[str, Any]], str]:
    """A row for every page, the most unused first, and the version of the browser."""
    path = installed_browser()
    if path is None:
        raise MeasurementError("geen Chromium gevonden")
    rows = []
    with counting_server(site) as traffic, sync_playwright() as programs:
        browser = programs.chromium.launch(executable_path=path, args=launch_flags())
        for number, page in enumerate(pages, 1):
            rows.append(_looked_at(browser, traffic.address, page))
            print(f"[{number}/{len(pages)}] {rows[-1]}", file=sys.stderr, flush=True)
        version = browser.version
        browser.close()
    return sorted(rows, key=lambda one: (-one["unused"], one["page"])), version


def as_measurement(rows: Sequence[dict[str, Any]], version: str) -> Measurement:
    """The same as it is kept for the site."""
    about = machine()
    above = sum(one["unused"] > GOAL for one in rows)
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make unused-style",
        versions={"chromium": version},
        columns=COLUMNS,
        rows=[
            {"page": one["page"] or "voorpagina"}
            | {key: dutch(one[key], 0) for key in COLUMNS if key != "page"}
            for one in rows
        ],
        notes=[
            (
                f"Doel: hoogstens {dutch(GOAL, 0)} bytes niet gebruikt. "
                f"Van {len(rows)} bladzijden haalden {above} dat niet."
            ),
            (
                "Alle standen: smal en breed, licht en donker, op papier, met alles opengeklapt. "
                "Opmaak voor de muis, het toetsenbord of een script dat iets doet telt als niet gebruikt."
            ),
        ],
        figures={one["page"] or "/": one for one in rows},
    )


if __name__ == "__main__":
    sys.exit(run("bench.unused_style", "css", measured, as_measurement))
