"""Weight: how many bytes a reader downloads, counted at a server that compresses with gzip.

Bodies of answers, without headers. Brotli, which many hosts use, would be some 15 % smaller; that is
not measured.
"""

import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.child import MeasurementError
from bench.counting_server import Traffic, squeezed
from bench.generators import material
from bench.report import Row, dutch, kilobytes
from bench.searching import QUERIES, SEARCH, first_search, next_to_material, visit
from bench.world import REPOSITORY
from bench.worlds import Worlds
from spoorboek.evidence_base import EvidenceBase
from tests.browser import installed_browser, launch_flags

MOST_FIRST_PAGE = 100_000
MOST_RECORD_PAGE = 12_000
LEAST = 1_000
"""Records; a smaller world lacks what the pages in docs/ name, and is no whole site."""
_SOURCES = ("docs", "evidence", "overrides", "scripts/spoorboek", "mkdocs.yml")


def rows(worlds: Worlds, sizes: Sequence[int], material_size: int) -> list[Row]:
    """The first page, the record pages, and the first search on real and synthetic sites."""
    material_size = max(material_size, LEAST)
    site = real_site(worlds)
    found = [_record_pages(site, EvidenceBase.load(REPOSITORY))]
    browser_file = installed_browser()
    if browser_file is None:
        raise MeasurementError("geen Chromium gevonden")
    theirs = material(worlds, material_size).site
    large = {size: synthetic_site(worlds, size) for size in sorted({*sizes, material_size})}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_file, args=launch_flags())
        worlds.say("eerste pagina en eerste zoekvraag in Chromium")
        found = [*_first_page(browser, site), *found]
        sites = {"de echte site": site} | {f"{dutch(n, 0)} records": s for n, s in large.items()}
        found += [
            first_search(browser, folder, where, query)
            for where, folder in sites.items()
            for query in QUERIES
        ]
        for query in QUERIES:
            found += next_to_material(browser, large[material_size], theirs, material_size, query)
        browser.close()
    return found


def real_site(worlds: Worlds) -> Path:
    """The built site if nothing it is made of is newer, else one built on the side."""
    built = REPOSITORY / "site"
    files = (
        file for name in _SOURCES for file in [REPOSITORY / name, *(REPOSITORY / name).rglob("*")]
    )
    newest = max(file.stat().st_mtime for file in files if file.is_file() and file.suffix != ".pyc")
    stamp = built / "sitemap.xml"
    if stamp.is_file() and stamp.stat().st_mtime >= newest:
        return built
    return _build(worlds, REPOSITORY, "site-echt")


def synthetic_site(worlds: Worlds, size: int) -> Path:
    """The whole site of a world, built once in a run."""
    return _build(worlds, worlds.world(size), f"site-{size}")


def _build(worlds: Worlds, root: Path, name: str) -> Path:
    target = worlds.folder / name
    if (target / "index.html").is_file():
        return target
    worlds.say(f"site bouwen met `spoorboek build` ({name})")
    command = [sys.executable, "-c", "from spoorboek.adapters.command_line import main; main()"]
    words = ["build", "--zonder-papier", "--root", str(root), "--site", str(target)]
    done = subprocess.run([*command, *words], capture_output=True, text=True, cwd=REPOSITORY)
    if done.returncode:
        raise MeasurementError(f"bouwen van {name}: {done.stderr.strip()[-300:]}")
    return target


def _record_pages(site: Path, base: EvidenceBase) -> Row:
    """All of them, from disk: what gzip makes of a file is what goes over the line."""
    pages = {r.key: site / r.page / "index.html" for r in base.all()}
    sizes = {key: len(squeezed(file.read_bytes())) for key, file in pages.items() if file.is_file()}
    largest = max(sizes, key=lambda key: sizes[key])
    over = Counter(key.split("/")[0] for key, size in sizes.items() if size > MOST_RECORD_PAGE)
    listed = ", ".join(f"{name} {count}" for name, count in over.most_common())
    note = f"de grootste is {largest}; " + (f"te groot: {listed}" if over else "geen is te groot")
    return Row(
        name="bytes-record-page",
        what=f"HTML van een recordpagina (alle {dutch(len(sizes), 0)})",
        ours=f"grootste {kilobytes(sizes[largest])}",
        other=f"middelste {kilobytes(statistics.median(sizes.values()))}",
        ratio="",
        goal=f"≤ {kilobytes(MOST_RECORD_PAGE)}",
        reached=not over,
        note=note,
        figures={"max": sizes[largest], "median": statistics.median(sizes.values()), "over": over},
    )


def _first_page(browser: Browser, site: Path) -> list[Row]:
    found: list[Row] = []

    def look(page: Page, traffic: Traffic) -> None:  # noqa: ARG001 - a look gets both
        kinds: Counter[str] = Counter()
        for path, size in traffic.answers:
            kinds[Path(path).suffix.lstrip(".") or "html"] += size
        total, searching = traffic.size(), traffic.size(SEARCH)
        parts = ", ".join(f"{kind} {kilobytes(size)}" for kind, size in kinds.most_common())
        found.append(
            _at_most(
                "bytes-first-page",
                "eerste pagina, lettertype inbegrepen",
                total,
                MOST_FIRST_PAGE,
                parts,
            )
        )
        found.append(
            _at_most("bytes-before-search", "zoekbestanden vóór het zoeken", searching, 0, "")
        )

    visit(browser, site, look)
    return found


def _at_most(name: str, what: str, size: int, most: int, note: str) -> Row:
    return Row(
        name=name,
        what=what,
        ours=kilobytes(size),
        goal=f"≤ {kilobytes(most)}" if most else "0 kB",
        ratio=f"{dutch(size / most * 100, 0)} % van het doel" if most else "",
        reached=size <= most,
        note=note,
        figures={"bytes": size},
    )
