"""Forked: work in a process of its own, that starts with all that is loaded and ends with all it did.

The longest time is processor time, so that a machine that is busy or asleep makes no difference.
"""

import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_MEMORY = 6 * 2**30
WAIT_AT_MOST = 3600
"""Seconds, for work that waits instead of working."""
_LOOK_EVERY = 0.002


@dataclass(frozen=True)
class Job:
    """Something to do elsewhere, and how much processor time it may take, in seconds."""

    about: Any
    work: Callable[[], str]
    seconds: int


@dataclass(frozen=True)
class Done:
    """What a job said; nothing when it was stopped."""

    about: Any
    said: str | None


class Fell(Exception):  # noqa: N818  # the message is what it said
    """A job could not do its work."""


def forked(jobs: Iterable[Job], lanes: int = 1) -> Iterator[Done]:
    """Do every job, some at a time; the next one is asked for when a lane is free."""
    gc.freeze()
    running: dict[int, Job] = {}
    with tempfile.TemporaryDirectory(prefix="spoorboek-mutanten-") as name:
        folder = Path(name)
        for job in jobs:
            if len(running) == lanes:
                yield _ended(running, folder)
            sys.stdout.flush()
            pid = os.fork()
            if not pid:
                _work(job, folder)
            running[pid] = job
        while running:
            yield _ended(running, folder)


def _ended(running: dict[int, Job], folder: Path) -> Done:
    pid, status = _first_of(running)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise Fell((folder / f"{pid}.fell").read_text(encoding="utf-8"))
    said = folder / f"{pid}.said"
    shutil.rmtree(folder / str(pid), ignore_errors=True)
    text = said.read_text(encoding="utf-8") if said.exists() else None
    said.unlink(missing_ok=True)
    return Done(running.pop(pid).about, text)


def _first_of(running: Iterable[int]) -> tuple[int, int]:
    """The first of these that ended, with its status. Other children, such as a browser, are not ours."""
    while True:
        for pid in running:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                return ended, status
        time.sleep(_LOOK_EVERY)


def _work(job: Job, folder: Path) -> None:
    """Never comes back: what stands behind the fork belongs to the process that forked."""
    try:
        _stand_alone(folder / str(os.getpid()))
        resource.setrlimit(resource.RLIMIT_CPU, (job.seconds, job.seconds))
        said = job.work()
        (folder / f"{os.getpid()}.said").write_text(said, encoding="utf-8")
    except BaseException:  # noqa: BLE001  # who forked tells it
        (folder / f"{os.getpid()}.fell").write_text(traceback.format_exc(), encoding="utf-8")
        os._exit(1)
    os._exit(0)


def _stand_alone(own: Path) -> None:
    """A folder for temporary files, silence, and bounds to memory and patience."""
    own.mkdir()
    os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = str(own)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    signal.alarm(WAIT_AT_MOST)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
