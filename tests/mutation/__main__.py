"""`python -m tests.mutation`: make small mistakes in the checks and the reasoning, and see which no test notices."""

import argparse
import os
import sys
from collections import Counter

import pytest

from bench.world import REPOSITORY
from spoorboek.measurements import write_measurement
from tests.mutation.journal import Journal, state_of
from tests.mutation.result import NAME, measured, tried
from tests.mutation.run import MOST_TESTS, TESTS, Chosen, Run, chosen_mutants
from tests.mutation.running import Broken
from tests.mutation.survivors import read_explanations

PACKAGE = REPOSITORY / "scripts" / "spoorboek"
JOURNAL = REPOSITORY / "build" / "mutanten.jsonl"
_STATE = ("scripts/spoorboek", "tests", "evidence", "docs")


def main() -> int:
    """Tries the chosen mutants."""
    chosen = _options()
    run = Run(PACKAGE, Journal(JOURNAL, state_of(REPOSITORY, _STATE)), chosen)
    pytest.main(
        [
            "-qq",
            "-s",
            "--no-header",
            "--no-summary",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            *TESTS,
        ],
        plugins=[run],
    )
    if run.problem:
        if not isinstance(run.problem, Broken):
            raise run.problem
        print(f"Gestopt: {run.problem}", file=sys.stderr)
        return 1
    return _told(run)


def _told(run: Run) -> int:
    """Show what lived and is not explained; keep the table, unless it is of a few modules only."""
    found = tried(run.mutants, run.journal.done, read_explanations(REPOSITORY))
    for one in found:
        if not one.is_noticed and one.said is None:
            print(f"niet uitgelegd: {one.mutant.key}")
    noticed = sum(one.is_noticed for one in found)
    print(f"{noticed} van {len(found)} mutanten gemerkt")
    if not run.chosen.modules:
        every = Counter(one.module for one in chosen_mutants(PACKAGE, Chosen()))
        print(
            write_measurement(
                REPOSITORY, NAME, measured(found, every, MOST_TESTS, run.chosen.command)
            )
        )
    return 0


def _options() -> Chosen:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "--modules", default="", metavar="WOORD", help="alleen modules met dit woord in hun pad"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="hoogstens N per module")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument(
        "--lanes", type=int, default=os.cpu_count() or 1, metavar="N", help="zoveel tegelijk"
    )
    return Chosen(**vars(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
