"""Child: one measurement in a fresh interpreter, so that nothing is warm that would not be.

A measurement is a function that returns numbers by name; it takes the time of the work itself, not
of starting Python and importing.
"""

import gc
import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Figures = dict[str, float]

_OF_MAXRSS = 1_000_000 if sys.platform == "darwin" else 1000
"""Of what the system counts memory in, so many make a megabyte."""
_HERE = Path(__file__).resolve().parent.parent


class MeasurementError(Exception):
    """A measurement that did not come to an end; the row says so and the others go on."""


def measure(work: Callable[..., Figures], *arguments: str | int | Path) -> Figures:
    """What a measurement finds in a process of its own, with its `peak_mb` of memory."""
    words = [work.__module__, work.__name__, *map(str, arguments)]
    command = [sys.executable, "-m", "bench.child", *words]
    done = subprocess.run(command, cwd=_HERE, capture_output=True, text=True)
    if done.returncode:
        raise MeasurementError((done.stderr or done.stdout).strip().splitlines()[-1][:200])
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def best(name: str, works: Mapping[str, Callable[[], Figures]], rounds: int) -> dict[str, Figures]:
    """The best figures by `name` of each of several measurements, taken in alternating order."""
    found: dict[str, list[Figures]] = {who: [] for who in works}
    for turn in range(rounds):
        order = list(works) if turn % 2 == 0 else list(works)[::-1]
        for who in order:
            found[who].append(works[who]())
    return {who: min(all_of, key=lambda figures: figures[name]) for who, all_of in found.items()}


def cpu_of_all() -> float:
    """Seconds that this process and those it started and saw end have computed."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def most_of_a_child_mb() -> float:
    """The most memory that one of the processes took that this one started and saw end."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _OF_MAXRSS


def _peak_mb() -> float:
    # ru_maxrss of a new process starts at what its parent used; the kernel's own note does not.
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _OF_MAXRSS


def main(module: str, function: str, *arguments: str) -> None:
    """Run one measurement and print its figures as the last line."""
    gc.disable()  # as the command does, for all that is measured
    work: Any = getattr(importlib.import_module(module), function)
    figures = work(*arguments)
    print(json.dumps({**figures, "peak_mb": _peak_mb()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
