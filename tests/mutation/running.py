"""Running: chosen tests, in this process, until one fails; and which lines each test runs."""

import json
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.forked import Job, forked

_LONGEST, _TOGETHER = 300, 40
Line = tuple[str, int]
"""A module, as `checks/dates.py`, and a line of it."""


class Broken(Exception):  # noqa: N818  # the message is a reason, told in Dutch
    """A test fails before anything was changed."""


@dataclass(frozen=True)
class Reach:
    """What one test runs, and how long it takes in processor time."""

    lines: frozenset[Line]
    seconds: float


def fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Whether a test finds something wrong. What it shares with the following one is kept."""
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def first_to_fail(items: Sequence[pytest.Item]) -> str:
    """The name of the test that finds something wrong first, or nothing."""
    pairs = zip(items, [*items[1:], None], strict=True)
    return next((item.nodeid for item, following in pairs if fails(item, following)), "")


def reaches(
    items: Sequence[pytest.Item], root: Path, folders: Sequence[str], lanes: int
) -> dict[str, Reach]:
    """What each test runs of these folders, with what it shares; some tests to a process."""
    found: dict[str, Reach] = {}
    for done in forked(_jobs(items, root, folders), lanes):
        if not done.said:
            raise Broken(f"deze tests eindigen niet op tijd: {done.about}")
        for name, said in json.loads(done.said).items():
            if said["fails"]:
                raise Broken(f"deze test slaagt niet, nog voordat er iets is veranderd: {name}")
            lines = frozenset((module, line) for module, of in said["lines"].items() for line in of)
            found[name] = Reach(lines, said["seconds"])
        print(f"  {len(found)} van {len(items)} tests", flush=True)
    return found


def _jobs(items: Sequence[pytest.Item], root: Path, folders: Sequence[str]) -> Iterator[Job]:
    for start in range(0, len(items), _TOGETHER):
        some = items[start : start + _TOGETHER]

        def work(some: Sequence[pytest.Item] = some) -> str:
            looker = coverage.Coverage(
                data_file=None, config_file=False, include=[f"{root / name}/*" for name in folders]
            )
            return json.dumps({item.nodeid: _measured(item, looker, root) for item in some})

        yield Job(some[0].nodeid, work, _LONGEST)


def _measured(item: pytest.Item, looker: coverage.Coverage, root: Path) -> dict[str, Any]:
    warnings.simplefilter("ignore")
    started = time.process_time()
    looker.erase()
    looker.start()
    failed = fails(item, None)
    looker.stop()
    seconds = time.process_time() - started
    data = looker.get_data()
    lines = {
        Path(name).relative_to(root).as_posix(): sorted(data.lines(name) or ())
        for name in data.measured_files()
    }
    return {"fails": failed, "seconds": seconds, "lines": lines}
