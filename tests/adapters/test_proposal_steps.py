"""The steps of the check, as the workflow has them, run on a proposal with a mistake and hostile text."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from spoorboek.adapters.proposal.comment import comment
from spoorboek.adapters.proposal.left_behind import in_folder
from tests.adapters.repositories import commit, git, repository
from tests.checks.worlds import DATA

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="comparing needs git")

ROOT = Path(__file__).parents[2]
HOSTILE = "::error::x <img src=x onerror=alert(1)> | @iemand #1 [klik](http://b.nl) $(touch ${IFS}gelukt) `touch gelukt`"


def steps() -> list[str]:
    """What a proposal makes the check run, set-up and the site left out."""
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)["jobs"]["evidence"]["steps"]
    return [
        step["run"]
        for step in found
        if "run" in step
        and not step["run"].startswith("make ")
        and "PROPOSAL == 'false'" not in step.get("if", "")
    ]


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A merge of a proposal, as GitHub makes it, with the commands where `make setup` puts them."""
    root = repository(tmp_path_factory.mktemp("voorstel") / "r", DATA / "sound" / "evidence")
    (root / "evidence/terms/oud.yml").write_text("id: oud\ntrem: Oud\n", encoding="utf-8")
    commit(root, "main")
    git(root, "checkout", "--quiet", "-b", "$(touch${IFS}gelukt)")
    (root / "evidence/terms/nieuw.yml").write_text(
        f"id: nieuw\nterm: Nieuw\n'{HOSTILE}': x\n", encoding="utf-8"
    )
    cmoc = root / "evidence/cmocs/vroege-uitleg.yml"
    text = cmoc.read_text(encoding="utf-8").replace("goes_wrong: false", "goes_wrong: true")
    cmoc.write_text(re.sub(r"(?m)^title: .*$", f"title: '{HOSTILE}'", text), encoding="utf-8")
    commit(root, "voorstel")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--no-gpg-sign", "--message", "samen", "voorstel")
    commands = root / ".venv" / "bin"
    commands.mkdir(parents=True)
    program = "from spoorboek.adapters.command_line import main; main()"
    for name, start in (("spoorboek", f"-c '{program}'"), ("python", "")):
        (commands / name).write_text(
            f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', encoding="utf-8"
        )
        (commands / name).chmod(0o755)
    return root


@pytest.fixture(scope="module")
def ran(proposal: Path) -> list["subprocess.CompletedProcess[str]"]:
    """Every step, as a runner starts it: the next ones too when one fails."""
    (proposal.parent / "temp").mkdir()
    environment = {
        **os.environ,
        "NUMBER": "12",
        "RUNNER_TEMP": str(proposal.parent / "temp"),
        "GITHUB_STEP_SUMMARY": str(proposal.parent / "summary.md"),
        "PYTHONPATH": str(ROOT / "scripts"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return [
        subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", run],
            cwd=proposal,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )
        for run in steps()
    ]


def test_a_mistake_fails_the_check_and_stops_no_report(ran):
    assert [done.returncode for done in ran] == [1, 0, 0]
    assert "Traceback" not in "".join(done.stderr for done in ran)


def test_only_lines_of_the_proposal_are_annotated(ran):
    commands = re.findall(r"^::(\w+) file=([^,]+),line=(\d+)", ran[0].stdout, re.MULTILINE)

    assert ("error", "evidence/terms/nieuw.yml", "3") in commands
    assert not [path for _, path, _ in commands if path.endswith("oud.yml")]
    assert len(re.findall(r"^::", ran[0].stdout, re.MULTILINE)) == len(commands)


def test_the_summary_and_the_comment_hold_both_reports_as_text(ran, proposal):
    left = in_folder(proposal.parent / "temp" / "voorstel")
    body = comment(left.reports, "https://github.voorbeeld/a/b", 5, has_preview=True)
    summary = (proposal.parent / "summary.md").read_text(encoding="utf-8")

    assert left.number == 12
    for text in (body, summary):
        assert "Wat de controle zegt" in text
        assert "Wat deze wijziging met de conclusies doet" in text
        assert "onerror" in text
        assert not re.search(r"(?<!\\)<img|(?<!\\)\[klik|@i|#1", text)


def test_nothing_in_the_proposal_was_carried_out(ran, proposal):
    assert not list(proposal.parent.rglob("gelukt"))
