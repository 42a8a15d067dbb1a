"""`python -m bench.lighthouse [site]`: Lighthouse on one page of every kind, as on a slow phone.

Its own settings for a phone: 1.6 Mbit/s, 150 ms there and back, a processor four times as slow, all
simulated from one quick load. Served with the headers we ask of a host. A busy machine makes scripts look
slow: `index` says how fast Lighthouse found it, some 1,500 on a quiet desk. What does not
depend on time is therefore judged first, on all cores; after that times are measured, page after page.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.child import MeasurementError
from bench.counting_server import counting_server
from bench.every_kind import run
from bench.machine import machine
from bench.npm import needs, program
from bench.report import dutch, in_a_line
from spoorboek.measurements import Measurement
from tests.browser import installed_browser, launch_flags

TIMED, JUDGED = ("performance",), ("accessibility", "best-practices", "seo")
CATEGORIES = (*TIMED, *JUDGED)
TRIES = 5
MEASURES = {
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "tbt_ms": "total-blocking-time",
    "cls": "cumulative-layout-shift",
}
LIMITS = {"lcp_ms": 1200, "tbt_ms": 50, "cls": 0}
COLUMNS = {
    "page": "Bladzijde",
    "performance": "Snelheid",
    "accessibility": "Toegankelijk",
    "best-practices": "Goede gewoonten",
    "seo": "Vindbaar",
    "lcp_ms": "LCP (ms)",
    "tbt_ms": "TBT (ms)",
    "cls": "CLS",
}


def row(page: str, report: dict[str, Any]) -> dict[str, Any]:
    """What matters of one report: scores of a hundred, times, sizes, and what was not perfect."""
    audits = report["audits"]
    unused = audits["unused-css-rules"].get("details", {}).get("overallSavingsBytes", 0)
    return {
        "page": page,
        "index": report["environment"]["benchmarkIndex"],
        **{name: round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES},
        **{name: round(audits[audit]["numericValue"], 3) for name, audit in MEASURES.items()},
        "bytes": audits["total-byte-weight"]["numericValue"],
        "unused_css_bytes": unused,
        "noindex": audits["is-crawlable"]["score"] == 0,
        "remarks": sorted(name for name, one in audits.items() if (one.get("score") or 0) < 0.9
                          and one.get("score") is not None),
    }  # fmt: skip


def _report(address: str, out: Path, browser: Path, asked: Sequence[str]) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *launch_flags()])
    command = [needs("node", "nodejs"), str(program("lighthouse", "cli/index.js")), address]
    command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(asked)}"]
    command += ["--disable-full-page-screenshot"]  # nobody looks at it, and it takes a second
    environment = os.environ | {"CHROME_PATH": str(browser)}
    out.unlink(missing_ok=True)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        raise MeasurementError(f"Lighthouse op {address} duurde langer dan twee minuten") from None
    if done.returncode or not out.is_file():
        raise MeasurementError(f"Lighthouse op {address}: {done.stderr.strip()[-300:]}")
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    if "runtimeError" in report or any(
        one["score"] is None for one in report["categories"].values()
    ):
        raise MeasurementError(
            f"Lighthouse op {address}: {report.get('runtimeError', 'geen cijfer')}"
        )
    return report


def until_it_works(ask: Callable[[], Any], tries: int = TRIES) -> Any:
    """Ask again when a browser stopped halfway: half an hour of other pages hangs on each answer.

    :raises MeasurementError: when it failed so many times
    """
    for _ in range(tries - 1):
        try:
            return ask()
        except MeasurementError as error:
            print(f"· nog eens: {error}", file=sys.stderr, flush=True)
    return ask()


def measured(site: Path, pages: Sequence[str]) -> tuple[list[dict[str, Any]], str]:
    """A row for every page, in the order of their addresses, and the version of Lighthouse."""
    browser = installed_browser()
    if browser is None:
        raise MeasurementError("geen Chromium gevonden")
    judged: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Any]] = []
    with counting_server(site) as traffic, tempfile.TemporaryDirectory() as folder:

        def ask(page: str, asked: Sequence[str]) -> dict[str, Any]:
            out = Path(folder) / f"{asked[0]}-{order.index(page)}.json"
            return until_it_works(lambda: _report(traffic.address + page, out, browser, asked))

        order = sorted(pages)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for page, report in zip(order, pool.map(lambda p: ask(p, JUDGED), order), strict=True):
                judged[page] = report
                _say(len(judged), order, f"oordeel over {page or 'voorpagina'}")
        for page in order:
            timed = ask(page, TIMED)
            rows.append(row(page, joined(timed, judged[page])))
            _say(len(rows), order, _said(rows[-1]))
    return rows, timed["lighthouseVersion"]


def joined(timed: dict[str, Any], judged: dict[str, Any]) -> dict[str, Any]:
    """The two reports on a page as one; how fast the machine was is what it was while timing."""
    both = {name: {**judged[name], **timed[name]} for name in ("audits", "categories")}
    return {**timed, **both}


def _say(number: int, of: Sequence[str], what: str) -> None:
    print(f"[{number}/{len(of)}] {what}", file=sys.stderr, flush=True)


def as_measurement(rows: Sequence[dict[str, Any]], version: str) -> Measurement:
    """The same as it is kept for the site."""
    about = machine()
    slowest, fastest = (f(one["index"] for one in rows) for f in (min, max))
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make lighthouse",
        versions={"lighthouse": version},
        columns=COLUMNS,
        rows=[reached(rows), *({key: _shown(key, one) for key in COLUMNS} for one in rows)],
        notes=[
            (
                f"Doelen: viermaal 100, LCP hoogstens {dutch(LIMITS['lcp_ms'], 0)} ms, "
                f"TBT hoogstens {LIMITS['tbt_ms']} ms, CLS {LIMITS['cls']}."
            ),
            (
                "'Met opzet' bij Vindbaar: die bladzijde vraagt zoekmachines haar over te slaan, zoals "
                "een bladzijde voor een adres dat er niet is. Lighthouse trekt daar punten voor af."
            ),
            (
                f"Snelheid van de machine tijdens de meting, volgens Lighthouse: {dutch(slowest, 0)} "
                f"tot {dutch(fastest, 0)}. Op een drukke machine lijken scripts trager."
            ),
        ],
        figures={one["page"] or "/": one for one in rows},
    )


def reached(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """On how many of the pages each goal was reached, as a row of its own."""
    perfect = {name: sum(one[name] == 100 for one in rows) for name in CATEGORIES}
    within = {name: sum(one[name] <= most for one in rows) for name, most in LIMITS.items()}
    counted = {name: str(pages) for name, pages in (perfect | within).items()}
    return {"page": f"Doel gehaald, van {len(rows)}", **counted}


def _shown(key: str, one: dict[str, Any]) -> str:
    if key == "page":
        return one["page"] or "voorpagina"
    if key == "seo" and one["noindex"]:
        return f"{one['seo']}, met opzet"
    return dutch(one[key], 3 if key == "cls" and one[key] else 0)


def _said(one: dict[str, Any]) -> str:
    scores = " ".join(str(one[name]) for name in CATEGORIES)
    times = f"LCP {one['lcp_ms']:.0f} ms, TBT {one['tbt_ms']:.0f} ms, CLS {one['cls']}"
    return f"{one['page'] or 'voorpagina'}: {scores}; {times}; {', '.join(one['remarks'])}"


if __name__ == "__main__":
    sys.exit(run("bench.lighthouse", "lighthouse", measured, as_measurement))
