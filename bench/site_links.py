"""Site links: judging every link inside a finished site, next to only parsing its pages."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench.child import Figures, best, measure
from bench.report import Row, dutch, seconds, times
from bench.weight import real_site, synthetic_site
from bench.worlds import Worlds
from spoorboek.site_links.judging import judged

MOST = 3.0
"""Times what parsing takes: beside that, every address is found, followed and counted."""


def ours(site: str) -> Figures:
    """Every link and anchor of every page, and whether each page can be reached."""
    start, cpu = time.perf_counter(), time.process_time()
    found = judged(Path(site))
    figures = {"total": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    return figures | {"pages": found.pages, "links": found.links, "broken": len(found.broken)}


def bare(site: str) -> Figures:
    """The same pages read and parsed, and every element with an address found."""
    start, cpu = time.perf_counter(), time.process_time()
    links = 0
    for file in Path(site).rglob("*.html"):
        links += len(LexborHTMLParser(file.read_bytes()).css("[href], [src]"))
    return {
        "total": time.perf_counter() - start,
        "cpu": time.process_time() - cpu,
        "links": links,
    }


def rows(worlds: Worlds, size: int, rounds: int) -> Iterator[Row]:
    """The real site, and one of so many records."""
    yield _row("links-real", real_site(worlds), "de echte site", rounds)
    where = f"de site van {dutch(size, 0)} records"
    yield _row(f"links-{size}", synthetic_site(worlds, size), where, 1)


def _row(name: str, site: Path, where: str, rounds: int) -> Row:
    works = {"ours": partial(measure, ours, site), "bare": partial(measure, bare, site)}
    figures = best("total", works, rounds)
    mine, other = figures["ours"], figures["bare"]
    ratio = mine["total"] / other["total"]
    return Row(
        name=name,
        what=f"links binnen {where} ({dutch(mine['pages'], 0)} bladzijden)",
        ours=seconds(mine["total"]),
        other=f"alleen ontleden: {seconds(other['total'])}",
        ratio=times(ratio),
        goal=f"≤ {dutch(MOST, 0)} ×",
        reached=ratio <= MOST,
        note=(
            f"{dutch(mine['links'], 0)} links (elk per bladzijde één keer), {dutch(mine['broken'], 0)} stuk; "
            f"{dutch(mine['links'] / mine['total'], 0)} per seconde; geheugen {dutch(mine['peak_mb'], 0)} MB."
        ),
        figures=figures,
    )
