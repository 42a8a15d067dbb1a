"""Scratch repositories of git: evidence in a folder of its own, with a commit for each state."""

import os
import shutil
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@voorbeeld.nl",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@voorbeeld.nl",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *words: str) -> str:
    """What git says in a folder, whatever the settings of who runs the tests."""
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        env={**os.environ, **IDENTITY},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def commit(folder: Path, name: str) -> str:
    """Everything below a folder as a commit under a name."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message", name)
    git(folder, "tag", "--force", name)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, evidence: Path) -> Path:
    """A repository with a copy of evidence, committed as `voor`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(evidence, folder / "evidence")
    git(folder, "init", "--quiet")
    commit(folder, "voor")
    return folder
