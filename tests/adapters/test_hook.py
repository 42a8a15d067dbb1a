"""The hook of git: checks what is committed, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.adapters.repositories import IDENTITY, commit, git
from tests.checks.worlds import sound_world

ROOT = Path(__file__).parents[2]
TERM = "evidence/terms/uitleg.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """The sound world as a repository with the hook, and a program that is this one."""
    root = sound_world(tmp_path)
    shutil.copytree(ROOT / ".githooks", root / ".githooks")
    program = root / ".venv/bin/spoorboek"
    program.parent.mkdir(parents=True)
    call = "from spoorboek.adapters.command_line import main; main()"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{call}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (root / ".gitignore").write_text("/.venv/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    commit(root, "begin")
    git(root, "config", "core.hooksPath", ".githooks")
    return root


def committed(world: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(world), "commit", "--quiet", "--no-gpg-sign", "--message", "wijziging"],
        env={**os.environ, **IDENTITY},
        capture_output=True,
        encoding="utf-8",
    )


def write(world: Path, path: str, text: str) -> None:
    (world / path).write_text((world / path).read_text("utf-8") + text, encoding="utf-8")


def test_a_sound_change_is_committed(world):
    write(world, TERM, "# nagelezen\n")
    git(world, "add", TERM)

    assert committed(world).returncode == 0


def test_a_broken_file_is_refused_with_its_line(world):
    write(world, TERM, "onbekend: ja\n")
    git(world, "add", TERM)
    done = committed(world)

    assert done.returncode == 1
    assert f"{TERM}:" in done.stdout + done.stderr
    assert "'onbekend'" in done.stdout + done.stderr
    assert git(world, "log", "--format=%s", "-1") == "begin"


def test_a_mistake_elsewhere_does_not_keep_from_committing(world):
    """It was there already, and whoever made it is told by the check of everything."""
    write(world, "evidence/tools/blad-uitleg.yml", "onbekend: ja\n")
    commit_without_hook(world)
    write(world, TERM, "# nagelezen\n")
    git(world, "add", TERM)

    assert committed(world).returncode == 0


def commit_without_hook(world: Path) -> None:
    git(world, "add", "--all")
    git(world, "commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "fout")


def test_a_removed_file_is_not_checked_but_told(world):
    git(world, "rm", "--quiet", "evidence/lessons/begin-klein.yml")
    done = committed(world)

    assert done.returncode == 0
    assert "make check" in done.stderr


def test_names_with_spaces_and_what_is_not_staged_are_no_obstacle(world):
    (world / "docs/een pagina.md").write_text("# Een pagina\n", encoding="utf-8")
    git(world, "add", "docs")
    write(world, TERM, "# nog niet klaar\n")
    done = committed(world)

    assert done.returncode == 0
    assert "Niet alles staat klaar" in done.stderr


def test_a_change_elsewhere_starts_no_program(world):
    (world / ".venv/bin/spoorboek").write_text("#!/bin/sh\nexit 9\n", encoding="utf-8")
    (world / "README.md").write_text("Lees mij.\n", encoding="utf-8")
    git(world, "add", "README.md")

    assert committed(world).returncode == 0


def test_pre_commit_asks_the_same(world):
    """For who uses pre-commit: the same command, on the same folders."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)["repos"][0]["hooks"]

    assert hook["entry"] == ".venv/bin/spoorboek check"
    assert hook["files"] == "^(evidence|docs)/"
