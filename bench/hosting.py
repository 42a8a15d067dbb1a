"""`python -m bench.hosting site`: what pages weigh and what many readers ask, put into the page on hosting.

Sizes are those of files compressed with gzip, as a server sends them; headers are not counted.
"""

import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

from bench.counting_server import squeezed
from bench.report import dutch, kilobytes, put_between
from bench.searching import QUERIES, first_search
from bench.world import REPOSITORY
from spoorboek.evidence_base import EvidenceBase
from tests.browser import installed_browser, launch_flags

PAGE = REPOSITORY / "docs" / "over" / "hosting.md"
START, END = "<!-- meting: begin -->", "<!-- meting: einde -->"
_SQUEEZED = (".html", ".css", ".js", ".svg", ".json")
_ASKED = "link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src]"

READERS = 1_000_000
PAGES_PER_VISIT = 3
SEARCHING = 0.1
PEAK = 4
"""Assumptions, not measurements: readers a day, pages in a visit, the share that searches, and how
many times busier than the mean the busiest moment is."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes over the line, and requests, of what a reader does."""

    first_visit: int
    first_requests: int
    next_page: int
    search: int


def transferred(file: Path) -> int:
    """The bytes of a file as a server sends it."""
    data = file.read_bytes()
    return len(squeezed(data)) if file.suffix in _SQUEEZED else len(data)


def asked_by(page: Path) -> list[Path]:
    """The files that a page asks for before it is read, besides itself."""
    html = LexborHTMLParser(page.read_text(encoding="utf-8"))
    names = (n.attributes.get("href") or n.attributes.get("src") or "" for n in html.css(_ASKED))
    return [page.parent / name for name in dict.fromkeys(names)]


def many_readers(sizes: Sizes) -> dict[str, float]:
    """What so many readers ask of a server in a day."""
    more = PAGES_PER_VISIT - 1
    visit = sizes.first_visit + more * sizes.next_page + SEARCHING * sizes.search
    requests = READERS * (sizes.first_requests + more)
    return {
        "visit": visit,
        "gigabytes": READERS * visit / 1e9,
        "requests": requests / 86_400,
        "peak_requests": PEAK * requests / 86_400,
        "megabits": READERS * visit * 8 / 86_400 / 1e6,
        "peak_megabits": PEAK * READERS * visit * 8 / 86_400 / 1e6,
    }


def _groups(site: Path) -> dict[str, list[Path]]:
    records = [site / r.page / "index.html" for r in EvidenceBase.load(REPOSITORY).all()]
    others = sorted({*site.rglob("index.html")} - {*records} - {site / "index.html"})
    return {
        "Voorpagina": [site / "index.html"],
        "Bladzijde van een record": [file for file in records if file.is_file()],
        "Andere bladzijde, ook lijsten": others,
    }


def _weights(groups: Mapping[str, list[Path]]) -> Iterable[str]:
    yield "| Soort (aantal) | HTML | Verstuurd | Grootste |"
    yield "|---|---|---|---|"
    for name, files in groups.items():
        sent = {file: transferred(file) for file in files}
        largest = max(sent, key=lambda file: sent[file])
        raw = statistics.median(file.stat().st_size for file in files)
        middle = statistics.median(sent.values())
        yield (
            f"| {name} ({dutch(len(files), 0)}) | {kilobytes(raw)} | {kilobytes(middle)} | {kilobytes(sent[largest])} |"
        )


def measured(site: Path, groups: Mapping[str, list[Path]]) -> Sizes:
    """The sizes of a finished site; search in a browser."""
    start = site / "index.html"
    first = [start, *asked_by(start)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=launch_flags()
        )
        found = [first_search(browser, site, "de echte site", query) for query in QUERIES]
        browser.close()
    return Sizes(
        sum(map(transferred, first)),
        len(first),
        int(statistics.median(map(transferred, groups["Bladzijde van een record"]))),
        max(int(row.figures["bytes"]) for row in found),
    )


def report(site: Path) -> str:
    """The block of the page: tables in Markdown, with day and commit."""
    groups = _groups(site)
    sizes = measured(site, groups)
    many = many_readers(sizes)
    git = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%h"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    rows = {
        f"Eerste bezoek: voorpagina met opmaak, scripts en lettertype ({sizes.first_requests} vragen)": sizes.first_visit,
        "Volgende bladzijde (middelste record; de rest bewaarde de browser)": sizes.next_page,
        f"Eerste zoekvraag (de zwaarste van {len(QUERIES)} die we proberen)": sizes.search,
    }
    return "\n".join(
        (
            f"Gemeten op {datetime.now(UTC):%Y-%m-%d}, bij vastlegging `{commit}`, met `python -m bench.hosting site`.",
            "HTML en verstuurd zijn van de middelste bladzijde van een soort, de grootste is zoals verstuurd; verstuurd is samengeperst met gzip.",
            "",
            *_weights(groups),
            "",
            "| Wat een lezer doet | Verstuurd |",
            "|---|---|",
            *(f"| {name} | {kilobytes(size)} |" for name, size in rows.items()),
            "",
            (
                f"Aannames, niet gemeten: {dutch(READERS, 0)} lezers op een dag die er nog niet waren, {PAGES_PER_VISIT} bladzijden per bezoek, "
                f"{dutch(SEARCHING * 100, 0)} % zoekt één keer, en het drukste moment is {PEAK} keer zo druk als gemiddeld."
            ),
            "Daaruit volgt, gerekend met de maten hierboven:",
            "",
            "| Wat een dag vraagt | Uitkomst |",
            "|---|---|",
            f"| Per bezoek | {kilobytes(many['visit'])} |",
            f"| Per dag | {dutch(many['gigabytes'], 0)} GB |",
            f"| Vragen, zonder zoeken | {dutch(many['requests'], 0)} per seconde; op het drukste moment {dutch(many['peak_requests'], 0)} |",
            f"| Bandbreedte | {dutch(many['megabits'], 0)} Mbit/s; op het drukste moment {dutch(many['peak_megabits'], 0)} |",
        )
    )


def main() -> None:
    """Measure the site in the folder that is named, and write what was found into the page."""
    put_between(PAGE, START, END, report(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
