"""The `spoorboek` command in a process of its own, as people and CI start it."""

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = "from spoorboek.adapters.command_line import main; main()"


def spoorboek(*words: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
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
