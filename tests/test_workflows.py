"""Workflows run code of strangers: they may do little, know no secrets and mix no text into a script."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from spoorboek.adapters.proposal.placing import PREVIEW, REPORTS

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.y*ml"))
MAY_WRITE = {
    ("pages.yml", "deploy"),
    ("comment.yml", "comment"),
    ("watch.yml", "issue"),
    ("uitgave.yml", "publish"),
    ("links.yml", "propose"),
}
"""The jobs that may change something; none of them runs code of a proposal."""

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def workflow(path: Path) -> dict[str, Any]:
    # BaseLoader keeps the key "on" a word; YAML 1.1 makes it true.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = workflow(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def actions(path: Path) -> list[str]:
    return re.findall(r"\buses: (.*)", path.read_text(encoding="utf-8"))


def triggers(path: Path) -> set[str]:
    on = workflow(path)["on"]
    return {on} if isinstance(on, str) else set(on)


def zizmor(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    program = Path(sys.executable).with_name("zizmor")
    command = [program, "--offline", "--no-progress", "--quiet", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


def test_zizmor_finds_nothing_even_when_it_is_strict():
    done = zizmor("--persona", "auditor", "--strict-collection", GITHUB)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        (
            "unpinned-uses",
            "steps: [{uses: actions/checkout@v6, with: {persist-credentials: false}}]",
        ),
        ("template-injection", "steps: [{run: 'echo ${{ github.event.pull_request.title }}'}]"),
        ("excessive-permissions", "permissions: write-all\n    steps: [{run: 'true'}]"),
    ],
)
def test_zizmor_would_have_found_it(rule, broken, tmp_path):
    file = tmp_path / ".github" / "workflows" / "a.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        f"name: a\non: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    {broken}\n",
        encoding="utf-8",
    )

    done = zizmor(file)

    assert done.returncode != 0
    assert rule in done.stdout


@each
def test_a_workflow_may_only_read_unless_a_job_asks_more(path):
    assert workflow(path)["permissions"] in ({}, {"contents": "read"})


def test_only_jobs_that_run_no_proposal_may_write():
    writers = {
        (path.name, name)
        for path in WORKFLOWS
        for name, job in jobs(path).items()
        if "write" in job.get("permissions", {}).values()
    }

    assert writers == MAY_WRITE
    for name, _ in writers:
        assert "pull_request" not in triggers(GITHUB / "workflows" / name)


@each
def test_no_workflow_gives_the_rights_of_the_house_to_a_proposal(path):
    """`pull_request_target` runs with secrets, beside the code of a stranger."""
    assert "pull_request_target" not in triggers(path)


@each
def test_no_secret_is_known_where_a_proposal_runs(path):
    if "pull_request" in triggers(path):
        text = path.read_text(encoding="utf-8")

        assert not re.search(r"secrets[.\[]|github\.token|GITHUB_TOKEN|id-token", text)


@each
def test_nothing_is_mixed_into_a_script(path):
    """A title or a branch is text of a stranger; what a script needs, it gets as a variable."""
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        assert "script" not in step.get("with", {})


@each
def test_a_checkout_leaves_no_key_behind(path):
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each
def test_nothing_that_a_proposal_made_is_kept_for_later_runs(path):
    """A cache of a proposal could come back in a run that may write."""
    for step in steps(path):
        assert "actions/cache" not in step.get("uses", "")
        assert "cache" not in step.get("with", {})


@each
def test_every_job_ends(path):
    for name, job in jobs(path).items():
        assert int(job["timeout-minutes"]) <= 60, name


@each
def test_actions_are_pinned_to_a_commit_that_says_its_version(path):
    for action in actions(path):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_one_action_has_one_version():
    pins = {
        tuple(action.split(" ")[0].split("@")) for path in WORKFLOWS for action in actions(path)
    }

    assert pins
    assert len(pins) == len({action for action, _ in pins})


def test_the_checks_that_a_proposal_must_pass_are_named_where_they_are_set():
    page = (ROOT / "docs/over/beheer.md").read_text(encoding="utf-8")
    names = [job["name"] for job in jobs(GITHUB / "workflows" / "check.yml").values()]

    assert names
    assert [name for name in names if f"*{name}*" not in page] == []


def test_the_comment_starts_when_the_check_ends():
    check, comment = (
        workflow(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "comment")
    )
    kept = [
        step["with"]["name"]
        for step in steps(GITHUB / "workflows" / "check.yml")
        if "upload-artifact" in step.get("uses", "")
    ]

    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    assert kept == [REPORTS, PREVIEW]
