"""`python -m tests.faults`: every fault we know, tried; what happened is written down as data.

The 50 kills use a small world, so that they are done in minutes; a few use the real evidence. The seed is
shown, and `--seed` gives the same moments again.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import Queue

from bench.machine import machine, versions
from bench.report import in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, read_measurement, write_measurement
from tests.checks.worlds import sound_world
from tests.faults.changes import changes_to_kill
from tests.faults.kills import TwoSites, killed_builds, killed_changes
from tests.faults.outcome import COLUMNS, Outcome, summary

NAME = "faults"
LANES = 2
_NOTES = (
    "Bij elk geval wordt van elk bestand van de site het controlegetal vergeleken, voor en na.",
    "Een kill is SIGKILL: het programma kan er niets tegen doen en niets meer opruimen.",
)
_REAL = "evidence/terms/actieonderzoek.yml"


def main() -> int:
    """Tries everything, shows it as it goes, and keeps it part by part."""
    chosen = _options()
    print(f"· getal waarmee de momenten worden getrokken: {chosen.seed}", file=sys.stderr)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="spoorboek-fouten-") as name:
        for part, try_all in PARTS.items():
            if chosen.only in (None, part):
                found = _shown(part, try_all(Path(name), chosen))
                _save(part, found, chosen)
                outcomes += found
    bad = [one for one in outcomes if one.is_good is False]
    print(f"\n{len(outcomes)} gevallen, {len(bad)} niet goed")
    return int(bool(bad))


def _shown(part: str, outcomes: Iterable[Outcome]) -> list[Outcome]:
    found = []
    for one in outcomes:
        found.append(one)
        place = f"{part} {len(found)}"
        print(f"{place}. {one.verdict}: {one.case}, {one.done}: {one.happened}", flush=True)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument(
        "--real", type=int, default=3, metavar="N", help="kills op het echte bewijs"
    )
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), metavar="N")
    parser.add_argument("--only", choices=list(PARTS))
    parser.add_argument("--case", default="", metavar="WOORD", help="alleen gevallen met dit woord")
    return parser.parse_args()


def _kills(folder: Path, chosen: argparse.Namespace) -> Iterator[Outcome]:
    """The kills shared out over some worlds, that are built and killed side by side."""
    told: Queue[Outcome | None] = Queue()

    def lane(place: int) -> None:
        try:
            world = folder / f"kills-{place}"
            world.mkdir()
            share = len(range(place, chosen.kills, LANES))
            for one in killed_builds(TwoSites.small(world), share, chosen.seed + place):
                told.put(one)
        finally:
            told.put(None)

    with ThreadPoolExecutor(LANES) as pool:
        lanes = [pool.submit(lane, place) for place in range(LANES)]
        ended = 0
        while ended < LANES:
            one = told.get()
            ended += one is None
            if one:
                yield one
        for done in lanes:
            done.result()


def _real_kills(folder: Path, chosen: argparse.Namespace) -> Iterator[Outcome]:
    """A few, on a copy of this repository."""
    root = folder / "echt"
    for name in ("evidence", "docs", "overrides", "scripts"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    two = TwoSites.of(root, _REAL, lambda text: text.replace("term: ", "term: Andere "))
    yield from killed_builds(two, chosen.real, chosen.seed, _REAL)


def _changes(folder: Path, _chosen: argparse.Namespace) -> Iterator[Outcome]:
    for name, words in changes_to_kill(folder).items():
        place = folder / name
        place.mkdir()
        yield from killed_changes(name, sound_world(place), words)


def _cases(folder: Path, chosen: argparse.Namespace) -> Iterator[Outcome]:
    from tests.faults.cases import all_cases

    yield from all_cases(folder, chosen.case)


PARTS = {"cases": _cases, "changes": _changes, "real": _real_kills, "kills": _kills}


def _save(part: str, outcomes: list[Outcome], chosen: argparse.Namespace) -> None:
    """Put what happened in the place of what an earlier run of this part found."""
    before, about = read_measurement(REPOSITORY, NAME), machine()
    day = str(about["date"])[:10]
    rows = [asdict(one) | {"verdict": one.verdict} for one in outcomes]
    figures = dict(before.figures) if before else {}
    figures[part] = {"date": day, "seed": chosen.seed, "rows": rows}
    found = Measurement(
        date=day,
        machine=in_a_line(about),
        command="make faults",
        versions=versions(),
        columns=COLUMNS,
        rows=[row for name in PARTS if name in figures for row in summary(name, figures[name])],
        notes=_NOTES,
        figures={name: figures[name] for name in PARTS if name in figures},
    )
    write_measurement(REPOSITORY, NAME, found)


if __name__ == "__main__":
    sys.exit(main())
