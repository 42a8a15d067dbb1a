"""The `spoorboek` command: in a process of its own, as people and CI start it, or quickly in this one."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from spoorboek.adapters.command_line import main

_PROGRAM = "from spoorboek.adapters.command_line import main; main()"


def spoorboek(
    *words: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What the command says and how it ends; SITE_URL and the like come only from the test."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "REPOSITORY_URL")}
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, *map(str, words)],
        cwd=cwd,
        env={**inherited, "NO_COLOR": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def in_process(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The same without a process: for commands that start neither MkDocs nor a loop of their own."""
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    here = contextlib.chdir(cwd) if cwd else contextlib.nullcontext()
    call = ["spoorboek", *map(str, words)]
    with (
        here,
        patch.object(sys, "argv", call),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as leave:
            status = leave.code
    assert isinstance(status, int)
    return subprocess.CompletedProcess(call, status, out.getvalue(), err.getvalue())


def in_own_process(call: str, *words: str | Path) -> None:
    """Run a function that is named as Python imports it, with texts as its arguments."""
    program = f"import sys, pathlib; {call}(*map(pathlib.Path, sys.argv[1:]))"
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
