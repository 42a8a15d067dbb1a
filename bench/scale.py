"""`python -m bench.scale N`: how each step of a build goes with N made-up records, put into the page on hosting.

Processor time is what counts: other work on the machine does not change it. The rows of a run that was
stopped remain, so that what was not measured is seen to be missing.
"""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.counting_server import squeezed
from bench.hosting import PAGE
from bench.machine import machine
from bench.report import dutch, put_between
from bench.world import REPOSITORY, add_prose, make_world
from spoorboek.adapters.command_line import build
from spoorboek.adapters.command_line.loading import site_of
from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.adapters.command_line.search_index import index
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.pour import pour
from spoorboek.reasoning.tables import DATA

RESULTS = REPOSITORY / "bench-results"
START, END = "<!-- schaal: begin -->", "<!-- schaal: einde -->"
STEPS = {
    "load": "Records lezen",
    "check": "Nakijken",
    "prose": "Proza opmaken",
    "cite+site": "Verwijzingen opmaken (pandoc, de eerste keer)",
    "exports": "Gegevensbestanden schrijven",
    "pour": "Bladzijden schrijven",
    "finish": "Sitemap, feed en headers",
    "index": "Zoekindex maken",
}
MANY = 1_000_000
"""Bytes from which a page is named as too heavy."""


def _used() -> float:
    both = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1000


@contextmanager
def _step(name: str, log: Path) -> Iterator[None]:
    """Measure what happens inside, and write it down at once."""
    before = _used()
    yield
    row = {
        "step": name,
        "cpu": round(_used() - before, 1),
        "self_mb": _peak(resource.RUSAGE_SELF),
        "child_mb": _peak(resource.RUSAGE_CHILDREN),
    }
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def measure(root: Path, out: Path, log: Path) -> None:
    """Build a site of the world at `root`, step by step."""
    out.mkdir(parents=True)
    with _step("load", log):
        base = EvidenceBase.load(root)
    with _step("check", log):
        check(base)
    with _step("prose", log):
        prose_site(base, out)
    with _step("cite+site", log):
        site = site_of(base)
    with _step("exports", log):
        site = build.with_data(site, out)
    with _step("pour", log):
        pour(site, out, out, workers=2)
    with _step("finish", log):
        build.finish(site, out)
    with _step("index", log):
        index(out)


def report(number: int, log: Path, out: Path) -> str:
    """The block of the page: what each step took, the largest files, the heaviest pages."""
    rows = {row["step"]: row for row in map(json.loads, log.read_text("utf-8").splitlines())}
    about = machine()
    taken = (
        f"| {words} | {dutch(rows[step]['cpu'], 0)} s | {dutch(max(rows[step]['self_mb'], rows[step]['child_mb']), 0)} MB |"
        if step in rows
        else f"| {words} | niet gemeten | niet gemeten |"
        for step, words in STEPS.items()
    )
    files = sorted((out / DATA).rglob("*.*"), key=lambda file: -file.stat().st_size)
    total = sum(file.stat().st_size for file in files)
    largest = ", ".join(f"`{f.name}` {_megabytes(f.stat().st_size)}" for f in files[:3])
    return "\n".join(
        (
            (
                f"Gemeten op {datetime.now(UTC):%Y-%m-%d} met de stappen van `python -m bench.scale`: {dutch(number, 0)} verzonnen records, "
                f"op {about['cores']} kernen met {dutch(float(about['ram_gib']), 0)} GB geheugen, terwijl er ander werk draaide."
            ),
            "De teksten zijn verzonnen en tot vier keer zo lang als die van ons; bladzijden zijn dus zwaarder dan echte.",
            "",
            "| Stap | Rekentijd | Meeste geheugen tot dan toe |",
            "|---|---|---|",
            *taken,
            "",
            f"De gegevensbestanden zijn samen {_megabytes(total)}; de grootste zijn {largest}.",
            "",
            "Bladzijden die alles op één plek tonen, worden te zwaar:",
            "",
            "| Bladzijde | HTML | Verstuurd |",
            "|---|---|---|",
            *_heavy(out),
        )
    )


def _megabytes(size: int) -> str:
    return f"{dutch(size / 1e6)} MB"


def _heavy(out: Path) -> Iterator[str]:
    pages = {file: file.stat().st_size for file in out.rglob("index.html")}
    for file in sorted(pages, key=lambda page: -pages[page])[:6]:
        if pages[file] >= MANY:
            sent = _megabytes(len(squeezed(file.read_bytes())))
            yield f"| `{file.parent.relative_to(out).as_posix()}/` | {_megabytes(pages[file])} | {sent} |"


def main() -> None:
    """Measure a world of so many records, unless that was done, and write what was found into the page."""
    number = int(sys.argv[1])
    folder = RESULTS / f"schaal-{number}"
    root, out, log = folder / "wereld", folder / "site", folder / "stappen.jsonl"
    if not log.is_file():
        folder.mkdir(parents=True)
        make_world(root, number)
        add_prose(root)
        measure(root, out, log)
    put_between(PAGE, START, END, report(number, log, out))


if __name__ == "__main__":
    main()
