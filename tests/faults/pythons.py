"""`python -m tests.faults.pythons PYTHON...`: the same site and sound tests with every Python that is named.

Each is the interpreter of an environment with what requirements.lock names, and this package. The first
one's site is what the others' sites are compared with, byte for byte.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import machine, versions
from bench.report import in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement
from tests.reproducible import differences

TESTS = ("tests/records", "tests/reasoning", "tests/timeline", "tests/checks", "tests/exports")
COLUMNS = {
    "python": "Python",
    "site": "De site van het echte bewijs",
    "tests": "Tests",
    "verdict": "Oordeel",
}
_PROGRAM = "from spoorboek.adapters.command_line import main; main()"
_CLOSING = re.compile(r"=* ?((?:\d+ \w+(?:, )?)+) in [\d.]+s")


def main() -> int:
    """Builds and tests with each; keeps what came of it for the site."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.pythons", description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON")
    parser.add_argument("--tests", nargs="*", default=list(TESTS), metavar="MAP")
    parser.add_argument(
        "--not-here", default="", metavar="VERSIES", help="wat hier niet te krijgen is"
    )
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="spoorboek-pythons-") as name:
        first = Path(name) / "0"
        for number, python in enumerate(chosen.pythons):
            site = Path(name) / str(number)
            rows.append(_row(python, site, first, chosen.tests))
            print(rows[-1], flush=True)
    if chosen.not_here:
        rows.append({"python": chosen.not_here, "verdict": "hier niet te krijgen"})
    print(f"Gehouden: {write_measurement(REPOSITORY, 'pythons', _measured(rows, chosen.tests))}")
    return int(any(row["verdict"] == "niet goed" for row in rows))


def _row(python: str, site: Path, first: Path, tests: list[str]) -> dict[str, str]:
    version = _said(python, "-c", "import platform; print(platform.python_version())")[1].strip()
    started = time.monotonic()
    status, said = _said(
        python, "-c", _PROGRAM, "build", "--root", str(REPOSITORY), "--site", str(site)
    )
    print(f"· {version}: gebouwd in {time.monotonic() - started:.0f} s", file=sys.stderr)
    differ = differences(first, site) if status == 0 and site != first else []
    if status:
        built = f"mislukt: {said[-200:]}"
    elif site == first:
        built = f"{sum(f.is_file() for f in site.rglob('*'))} bestanden; hiermee is vergeleken"
    else:
        built = f"{len(differ)} bestanden anders: {differ[:2]}" if differ else "elk bestand gelijk"
    passed, told = _said(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    closing = _CLOSING.findall(told)
    for failed in re.findall(r"^(?:FAILED|ERROR) .*", told, re.MULTILINE):
        print(failed, file=sys.stderr)
    good = not status and not differ and not passed
    return {
        "python": version,
        "site": built,
        "tests": closing[-1] if closing else told[-200:],
        "verdict": "goed" if good else "niet goed",
    }


def _said(*words: str) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")}
    done = subprocess.run(
        words,
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def _measured(rows: list[dict[str, str]], tests: list[str]) -> Measurement:
    about = machine()
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command=f"python -m tests.faults.pythons PYTHON… --tests {' '.join(tests)}",
        versions={name: number for name, number in versions().items() if name != "python"},
        columns=COLUMNS,
        rows=rows,
    )


if __name__ == "__main__":
    sys.exit(main())
