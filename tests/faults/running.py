"""Running: the program in a process group of its own, that can be stopped at any moment."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SHARED = "import spoorboek.pages.pour as pour; pour.WORTH_SHARING = 0\n"
"""Put before the program, it makes workers write the pages of a small world too."""
PROGRAM = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from spoorboek.adapters.command_line import main
main()
"""
"""Whoever started us in the background may have told us to hear nothing of a terminal."""
LONGEST = 600


def start(
    *words: str | Path,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str | Path] = (),
    program: str = SHARED + PROGRAM,
    **options: Any,
) -> subprocess.Popen[str]:
    """Start a command as the leader of a group, perhaps behind another program (`before`)."""
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    standard = {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(
        [*map(str, before), sys.executable, "-c", program, *map(str, words)],
        **streams | options,
        env=inherited | standard | dict(environment or {}),
        start_new_session=True,
        encoding="utf-8",
        errors="replace",
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How a command ended and what it said; it never runs for longer than `LONGEST` seconds."""
    try:
        said, _ = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        kill_group(process)
        said, _ = process.communicate()
    return process.returncode, said or ""


def run(*words: str | Path, **options: Any) -> tuple[int, str]:
    """Run a command to its end."""
    return ended(start(*words, **options))


def kill_group(process: subprocess.Popen[str]) -> None:
    """Kill the process and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def is_gone(process: subprocess.Popen[str], patience: float = 20) -> bool:
    """Whether nothing of the group still runs, after some time to notice that its leader is gone."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
