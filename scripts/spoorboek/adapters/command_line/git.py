"""Git: asked for one thing at a time, without changing anything and without asking back."""

import os
import subprocess
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun

_SECONDS = 120
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def git(root: Path, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """What git answers in a folder; whether it could is in its status."""
    try:
        return subprocess.run(
            ["git", "-C", str(root), *words],
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except FileNotFoundError:
        raise CannotRun(
            "git is hier niet gevonden; vergelijken gaat met git. Installeer git."
        ) from None
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotRun(
            f"git geeft geen antwoord: {type(error).__name__}. Kijk na of 'git status' werkt."
        ) from None
