"""`make audit`: asks of every package of the lock whether a fault in its safety is known.

pip-audit asks; it runs in an environment of its own, so that it changes nothing that is locked. It also says
that nothing was found where it got no answer, so the answers are counted here: without an answer for every
package there is no outcome.
"""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.child import MeasurementError
from bench.locked import LOCK, Locked, locked
from bench.machine import machine
from bench.report import in_a_line
from bench.world import REPOSITORY
from spoorboek.measurements import Measurement, write_measurement

PROGRAM = "pip-audit==2.10.1"
SERVICES = ("pypi", "osv")
"""What pip-audit calls the places it can ask; the second only if the first does not know every package."""
CLEAN, FOUND, NOT_JUDGED = 0, 1, 2
_HOME = REPOSITORY / ".cache" / "audit"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said of which package: the names of what is known to be wrong, if anything."""

    known: Mapping[tuple[str, str], Sequence[str]]

    def silent(self, packages: Iterable[Locked]) -> Sequence[Locked]:
        """The packages of which nothing was said."""
        return [one for one in packages if (one.name, one.version) not in self.known]

    @property
    def wrong(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The packages with something known to be wrong."""
        return {package: names for package, names in self.known.items() if names}


def answers(said: Iterable[Mapping[str, Any]]) -> Answers:
    """The answers in reports of pip-audit; a package it skipped has none."""
    dependencies = [one for report in said for one in report["dependencies"]]
    return Answers(
        {
            (one["name"], one["version"]): [found["id"] for found in one["vulns"]]
            for one in dependencies
            if "skip_reason" not in one
        }
    )


def each_once(packages: Sequence[Locked]) -> Sequence[Sequence[Locked]]:
    """The packages in lists in which no name stands twice: pip-audit refuses those."""
    lists: list[dict[str, Locked]] = []
    for one in packages:
        room = next((names for names in lists if one.name not in names), None)
        if room is None:
            lists.append(room := {})
        room[one.name] = one
    return [list(names.values()) for names in lists]


def asked(program: Path, packages: Sequence[Locked], service: str) -> Answers:
    """What a service says of these packages; nothing where it does not answer."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        for one_list in each_once(packages):
            wanted = Path(folder) / "gevraagd.txt"
            lines = (f"{one.name}=={one.version}\n" for one in one_list)
            wanted.write_text("".join(lines), encoding="utf-8")
            options = [
                "--no-deps",
                "--disable-pip",
                "--progress-spinner",
                "off",
                "--format",
                "json",
            ]
            command = [str(program), *options, "--vulnerability-service", service]
            done = subprocess.run(
                [*command, "--requirement", str(wanted)], capture_output=True, text=True
            )
            try:
                said.append(json.loads(done.stdout))
            except ValueError:
                print(f"· {service}: geen antwoord", file=sys.stderr, flush=True)
    return answers(said)


def as_measurement(packages: Sequence[Locked], found: Answers, service: str) -> Measurement:
    """An outcome for every package as a measurement."""
    about = machine()
    counts = {"Pakketten nagegaan": len(packages), "Met een bekend lek": len(found.wrong)}
    rows = [{"what": what, "found": str(number)} for what, number in counts.items()]
    wrong = [
        {"what": f"{name} {version}", "found": ", ".join(names)}
        for (name, version), names in sorted(found.wrong.items())
    ]
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command="make audit",
        versions={"pip-audit": PROGRAM.partition("==")[2], "gevraagd aan": service},
        columns={"what": "Wat", "found": "Uitkomst"},
        rows=[*rows, *wrong],
        notes=["Een lek dat nog niemand heeft gemeld, staat er niet bij."],
    )


def _program() -> Path:
    found = _HOME / "bin" / "pip-audit"
    if not found.is_file():
        print(f"· {PROGRAM} ophalen", file=sys.stderr, flush=True)
        venv.create(_HOME, with_pip=True, clear=True)
        command = [str(_HOME / "bin" / "pip"), "install", "--quiet", PROGRAM]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not found.is_file():
            raise MeasurementError(f"pip kon {PROGRAM} niet ophalen: {done.stderr.strip()[-200:]}")
    return found


def _verdict(packages: Sequence[Locked]) -> int:
    program = _program()
    for service in SERVICES:
        print(f"· {len(packages)} pakketten opzoeken", file=sys.stderr, flush=True)
        found = asked(program, packages, service)
        for (name, version), names in sorted(found.wrong.items()):
            print(f"{name} {version}: {', '.join(names)}")
        silent = found.silent(packages)
        if not silent:
            kept = write_measurement(REPOSITORY, "audit", as_measurement(packages, found, service))
            print(f"{len(packages)} pakketten nagegaan, {len(found.wrong)} met een bekend lek.")
            print(f"Ook als gegevens: {kept.relative_to(REPOSITORY)}")
            return FOUND if found.wrong else CLEAN
        print(f"· {service}: van {len(silent)} pakketten geen antwoord", file=sys.stderr)
        if found.wrong:
            return FOUND
    return _not_judged("geen dienst met bekende lekken gaf antwoord over elk pakket")


def _not_judged(why: str) -> int:
    print(
        f"Niet nagegaan: {why}.\n"
        "Dit is geen goedkeuring: er is niets bewaard, en de site blijft zeggen wat zij eerder wist.\n"
        "→ Probeer het op een machine die het internet op mag.",
        file=sys.stderr,
    )
    return NOT_JUDGED


def main() -> int:
    """Ask, show and keep; 1 where something is known to be wrong, 2 where not every package was judged."""
    packages = locked((REPOSITORY / LOCK).read_text(encoding="utf-8"))
    try:
        return _verdict(packages)
    except MeasurementError as error:
        return _not_judged(str(error))


if __name__ == "__main__":
    sys.exit(main())
