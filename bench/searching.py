"""Searching: what the first question to a site costs, in bytes and in time, next to Material's own search.

Bytes are counted at the server. Times are those of a browser on this machine, without a network in between.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from bench.child import MeasurementError
from bench.counting_server import Traffic, counting_server
from bench.report import Row, dutch, kilobytes, seconds, times
from spoorboek.measurements import Bar
from spoorboek.pages.hosting import ALWAYS

MOST_FIRST_SEARCH = 170_000
QUERIES = {"werkgever": "op bijna elke pagina", "loonsanctie": "een begrip"}
"""Words to search for, the worst case first, and what kind of word each is."""
SEARCH = "/pagefind/"
CHART = "Van eerste letter tot eerste uitkomst"
_PATIENCE = 120_000
"""Milliseconds."""
_PRESSES = 60


@dataclass(frozen=True, slots=True)
class Window:
    """How a site is asked: the field to type in, where an answer stands, and where it says how many.

    `headers` are what a host says with every answer: our policy would forbid Material's own scripts.
    """

    field: str
    answer: str
    number: str
    headers: Mapping[str, str]


OURS = Window(
    ".sb-zoekvenster__veld", ".sb-zoekvenster [role=option]", ".sb-zoekvenster__stand", ALWAYS
)
MATERIALS = Window(".md-search__input", ".md-search-result__item", ".md-search-result__meta", {})


@dataclass(frozen=True, slots=True)
class Asked:
    """One first question: the bytes of the page, the answers to what it fetched, and how long it took."""

    page: int
    search: Traffic
    seconds: float
    said: str


def visit(
    browser: Browser,
    folder: Path,
    look: Callable[[Page, Traffic], None],
    headers: Mapping[str, str] = ALWAYS,
) -> None:
    """Open the start page of a site as a new visitor, and look at it."""
    with counting_server(folder, headers) as traffic:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(traffic.address, wait_until="networkidle")
        look(page, traffic)
        context.close()


def _open(page: Page, window: Window) -> None:
    """Press the key for searching until its field is there: a page may listen a moment after it has loaded."""
    for _ in range(_PRESSES):
        page.keyboard.press("/")
        try:
            return page.locator(window.field).wait_for(timeout=_PATIENCE / _PRESSES)
        except PlaywrightTimeoutError:
            continue
    raise MeasurementError(f"het zoekvenster ging niet open ({window.field})")


def ask(browser: Browser, site: Path, window: Window, query: str) -> Asked:
    """Ask a site its first question."""
    found: list[Asked] = []

    def look(page: Page, traffic: Traffic) -> None:
        before = len(traffic.answers)
        _open(page, window)
        start = time.perf_counter()
        # Typed, as a reader does: Material listens to keys.
        page.locator(window.field).press_sequentially(query)
        page.locator(window.answer).first.wait_for(timeout=_PATIENCE)
        taken = time.perf_counter() - start
        page.wait_for_load_state("networkidle")
        said = " ".join(page.locator(window.number).first.inner_text().split()).rstrip(".")
        fetched = Traffic("", traffic.answers[before:])
        of_page = Traffic("", traffic.answers[:before])
        found.append(Asked(of_page.size(), fetched, taken, said))

    visit(browser, site, look, window.headers)
    return found[0]


def first_search(browser: Browser, site: Path, where: str, query: str) -> Row:
    """What the first search costs on a site of ours."""
    asked = ask(browser, site, OURS, query)
    parts: Counter[str] = Counter()
    for path, size in asked.search.answers:
        of_search = path.startswith(SEARCH)
        parts[re.split(r"[/.]", path.removeprefix(SEARCH))[0] if of_search else "venster"] += size
    listed = ", ".join(f"{part} {kilobytes(size)}" for part, size in parts.most_common(8))
    size = asked.search.size()
    return Row(
        name=f"bytes-first-search-{where.split(maxsplit=1)[0]}-{query}",
        what=f"eerste zoekvraag ‘{query}’, {where}",
        ours=kilobytes(size),
        goal=f"≤ {kilobytes(MOST_FIRST_SEARCH)}",
        ratio=f"{dutch(size / MOST_FIRST_SEARCH * 100, 0)} % van het doel",
        reached=size <= MOST_FIRST_SEARCH,
        note=f"‘{query}’ ({QUERIES[query]}): {asked.said}; na {seconds(asked.seconds)}; {listed}",
        figures={"bytes": size, "seconds": asked.seconds},
    )


def next_to_material(
    browser: Browser, ours: Path, theirs: Path, size: int, query: str
) -> tuple[Row, Row]:
    """Page and first question together, which is how Material loads its index; and how long it takes."""
    mine, other = ask(browser, ours, OURS, query), ask(browser, theirs, MATERIALS, query)
    mine_bytes, other_bytes = (one.page + one.search.size() for one in (mine, other))
    what = f"‘{query}’ bij {dutch(size, 0)} records"
    note = (
        f"Gevonden: wij {mine.said.lower()}; Material {other.said.lower()}. "
        "Material haalt zijn hele index op zodra een bladzijde opent, wij pas als iemand zoekt, en dan alleen wat nodig is."
    )
    figures = {"page": mine.page, "search": mine.search.size(), "seconds": mine.seconds}
    their_figures = {"page": other.page, "search": other.search.size(), "seconds": other.seconds}
    both = {"ours": figures, "other": their_figures}
    return (
        Row(
            name=f"search-bytes-material-{query}",
            what=f"eerste bladzijde en eerste zoekvraag samen, {what}",
            ours=kilobytes(mine_bytes),
            other=f"Material: {kilobytes(other_bytes)}",
            ratio=times(mine_bytes / other_bytes),
            note=note,
            figures=both,
        ),
        Row(
            name=f"search-time-material-{query}",
            what=f"van eerste letter tot eerste uitkomst, {what}",
            ours=seconds(mine.seconds),
            other=f"Material: {seconds(other.seconds)}",
            ratio=times(mine.seconds / other.seconds),
            note="Wij halen het zoeken dan pas op en zetten het klaar; bij een volgende vraag is dat gedaan.",
            figures=both,
            bars=(
                Bar(CHART, what, "Spoorboek", mine.seconds),
                Bar(CHART, what, "Material", other.seconds),
            ),
        ),
    )
