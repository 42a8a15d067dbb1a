"""`python -m tests.covered`: the whole suite, with every line and branch of the package that it runs counted.

Commands that a test starts and the workers of a build count too. It ends well when the tests do and enough of
the package was run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from bench.machine import machine, versions
from bench.report import dutch, in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement

NAME = "coverage"
AT_LEAST = 95
"""Hundredths of the lines and branches of the package."""
FOLDER = REPOSITORY / "build" / "coverage"
PACKAGE = "scripts/spoorboek/"
COLUMNS = {
    "where": "Deel van het programma",
    "lines": "Regels",
    "missed": "Niet uitgevoerd",
    "covered": "Regels en takken uitgevoerd",
}
_NOTES = (
    "Dekking telt wat is uitgevoerd, niet of een test merkt wat het doet. Daarvoor zijn de mutanten.",
    "Opdrachten die een test start, en de processen waarover een bouw zich verdeelt, tellen mee.",
)


def main() -> int:
    """Run the tests, show what is least covered, and keep the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.covered", description=__doc__)
    parser.add_argument("--processes", default="auto", metavar="N", help="zoveel tegelijk")
    parser.add_argument(
        "tests", nargs="*", metavar="PAD", help="alleen deze tests; dan wordt niets bewaard"
    )
    chosen = parser.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    status = _tested(chosen.tests, chosen.processes)
    counted = _counted()
    for name, of in least(counted):
        print(
            f"  {dutch(of['summary']['percent_covered'], 1)}%  {name}  regels {of['missing_lines']}"
        )
    total = counted["totals"]["percent_covered"]
    print(f"{dutch(total, 2)}% van het pakket is uitgevoerd; het doel is {AT_LEAST}%")
    if status:
        print("Niet alle tests slagen: de meting is niet bewaard.", file=sys.stderr)
    elif not chosen.tests:
        print(write_measurement(REPOSITORY, NAME, measured(counted)))
    return int(bool(status) or total < AT_LEAST)


def _tested(paths: list[str], processes: str) -> int:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--cov", "--cov-report="]
    command += ["--numprocesses", processes, "--dist", "worksteal", *paths]
    env = os.environ | {"COVERAGE_FILE": str(FOLDER / "data")}
    return subprocess.run(command, cwd=REPOSITORY, env=env).returncode


def _counted() -> dict[str, Any]:
    """What every process saw, together, as coverage tells it to programs."""
    target = FOLDER / "coverage.json"
    env = os.environ | {"COVERAGE_FILE": str(FOLDER / "data")}
    for words in (["combine", "--append", "-q"], ["json", "-q", "-o", str(target)]):
        subprocess.run([sys.executable, "-m", "coverage", *words], cwd=REPOSITORY, env=env)
    return json.loads(target.read_text(encoding="utf-8"))


def least(counted: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The modules below the bar, the least covered first."""
    found = [
        (name.removeprefix(PACKAGE), of)
        for name, of in counted["files"].items()
        if of["summary"]["percent_covered"] < AT_LEAST
    ]
    return sorted(found, key=lambda one: one[1]["summary"]["percent_covered"])


def measured(counted: Mapping[str, Any]) -> Measurement:
    """A row for the whole, for each folder of the package, and for each module below the bar."""
    about = machine()
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for name, of in counted["files"].items():
        folder, slash, _ = name.removeprefix(PACKAGE).partition("/")
        parts.setdefault(f"{folder}/" if slash else "losse modules", []).append(of["summary"])
    rows = [_row("Alles samen", [counted["totals"]])]
    rows += [_row(name, of) for name, of in sorted(parts.items())]
    rows += [_row(name, [of["summary"]]) for name, of in least(counted)]
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make coverage",
        versions={name: v for name, v in versions().items() if name in ("python", "spoorboek")},
        columns=COLUMNS,
        rows=rows,
        notes=[*_NOTES, f"Elke module onder {AT_LEAST}% staat er afzonderlijk bij."],
        figures={"percent": counted["totals"]["percent_covered"]},
    )


def _row(where: str, of: list[Mapping[str, Any]]) -> dict[str, str]:
    whole = sum(one["num_statements"] + one["num_branches"] for one in of)
    seen = sum(one["covered_lines"] + one["covered_branches"] for one in of)
    return {
        "where": where,
        "lines": dutch(sum(one["num_statements"] for one in of), 0),
        "missed": dutch(sum(one["missing_lines"] for one in of), 0),
        "covered": f"{dutch(100 * seen / (whole or 1), 1)}%",
    }


if __name__ == "__main__":
    sys.exit(main())
