"""`python -m bench`: everything the project promises about speed and size, in one table."""

import argparse
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import checking, exports, reasoning, record_pages, serving, shares, site_links, weight
from bench.child import MeasurementError
from bench.machine import machine, versions
from bench.report import Row, as_measurement, save, table
from bench.world import REPOSITORY
from bench.worlds import Worlds
from spoorboek.measurements import write_measurement

RESULTS = REPOSITORY / "bench-results" / "bench.json"
FULL, QUICK = [1_000, 10_000], [100, 1_000]

Step = Callable[[], Iterable[Row]]


def main() -> int:
    """Measure, show, keep. The exit status says only whether every measurement came to an end."""
    chosen = _options()
    sizes = sorted(set(chosen.records or (QUICK if chosen.quick else FULL)))
    hugo = shutil.which(chosen.hugo or "hugo")
    with tempfile.TemporaryDirectory(prefix="spoorboek-bench-") as name:
        worlds = Worlds(Path(name), steps=0)
        steps = _steps(worlds, sizes, chosen)
        worlds.steps = len(steps)
        rows = [row for title, step in steps.items() for row in _run(worlds, title, step)]
    about = machine()
    print(
        f"{about['cpu']}, {about['cores']} kernen, {about['ram_gib']} GiB, belasting {about['load']}, {about['date']}\n"
    )
    print(table(rows))
    save(
        chosen.out, rows, machine=about, versions=versions(hugo), records=sizes, mixes=worlds.mixes
    )
    print(f"\nOok als gegevens: {chosen.out}")
    if chosen.publish:
        found = as_measurement(rows, about, versions(hugo), "make bench")
        print(f"Voor de site: {write_measurement(REPOSITORY, 'bench', found)}")
    return 1 if any(row.name.startswith("failed") for row in rows) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Meet snelheid en omvang, naast die van andere."
    )
    parser.add_argument(
        "--records",
        type=int,
        nargs="+",
        metavar="N",
        help="aantallen records (standaard: 1000 10000)",
    )
    parser.add_argument(
        "--quick", action="store_true", help="klein: 100 en 1000 records, één ronde"
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="meet ook Material bij het grootste aantal, in plaats van te schatten",
    )
    parser.add_argument(
        "--only",
        choices=["check", "reasoning", "pages", "shares", "serve", "exports", "bytes", "links"],
        help="alleen deze meting",
    )
    parser.add_argument(
        "--hugo", metavar="PAD", help="het programma hugo, als het niet op het PATH staat"
    )
    parser.add_argument(
        "--rounds",
        type=int,
        default=0,
        help="rondes per meting van nakijken en redeneren (standaard: 3)",
    )
    parser.add_argument(
        "--publish", action="store_true", help="zet de uitkomst ook op de pagina Prestaties"
    )
    parser.add_argument("--out", type=Path, default=RESULTS, help="waar de gegevens komen")
    return parser.parse_args()


def _steps(worlds: Worlds, sizes: list[int], chosen: argparse.Namespace) -> dict[str, Step]:
    rounds = chosen.rounds or (1 if chosen.quick else 3)
    largest = max(sizes)
    reasoned = chosen.records or (reasoning.QUICK_SIZES if chosen.quick else reasoning.SIZES)
    checked = chosen.records or (checking.QUICK_SIZES if chosen.quick else checking.SIZES)
    material = largest if chosen.full else min(sizes)
    steps: dict[str, Step] = {
        "check": lambda: checking.rows(worlds, sorted(set(checked)), rounds),
        "reasoning": lambda: reasoning.rows(worlds, reasoned, rounds),
        "pages": lambda: record_pages.rows(worlds, sizes, chosen.hugo, material),
        "shares": lambda: shares.rows(worlds, largest),
        "serve": lambda: serving.rows(worlds, largest),
        "exports": lambda: exports.rows(worlds, largest, rounds),
        "bytes": lambda: weight.rows(worlds, [largest], material),
        "links": lambda: site_links.rows(worlds, largest, rounds),
    }
    return {name: step for name, step in steps.items() if chosen.only in (None, name)}


def _run(worlds: Worlds, title: str, step: Step) -> list[Row]:
    """The rows of a step; what was measured before one that fails is kept."""
    worlds.step += 1
    rows: list[Row] = []
    try:
        for row in step():
            rows.append(row)  # noqa: PERF402 - extend would lose them all when one fails
    except MeasurementError as error:
        rows.append(_not_measured(title, str(error)))
    except Exception as error:  # noqa: BLE001 - an hour of measuring must not be lost to one browser
        traceback.print_exc()
        rows.append(_not_measured(title, f"{type(error).__name__}, zie de melding hierboven"))
    return rows


def _not_measured(title: str, why: str) -> Row:
    return Row(f"failed-{title}", title, "niet gemeten", note=why)


if __name__ == "__main__":
    sys.exit(main())
