"""The files around the program agree with each other, and name nothing they should not."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from spoorboek.reasoning.releases import UNRELEASED, Releases
from tests.commands import in_process
from tests.real import real_base

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")

FOREIGN = {
    "a folder of one machine": re.compile(r"(?<![\w.:/*~-])/(?:work|tmp|home|root|Users)/[\w.]"),
    "a package's download address": re.compile(
        r"https?://\S+(?:/simple/|\.(?:whl|tgz|tar\.gz)\b)"
        r"|https?://[\w.-]*(?:pypi|pythonhosted|npmjs)[\w.-]*"
    ),
}
ALLOWED: dict[str, str] = {}  # file → why it may name one of these


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def files_of_the_project() -> list[Path]:
    """Files in git, and new ones that git would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = {name for name in os.fsdecode(listed).split("\0") if name}
    return sorted(path for name in names if (path := ROOT / name).is_file())


def text_of(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_files_for_others_follow_their_public_schema(schema, files):
    assert files
    options = ["--builtin-schema", f"vendor.{schema}", "--force-filetype", "yaml"]
    command = [sys.executable, "-m", "check_jsonschema", *options, *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stdout + done.stderr


def test_ci_is_make_test_and_nothing_else():
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()

    assert os.access(script, os.X_OK)
    assert lines[-1] == "exec make test"
    assert [line for line in lines if "make" in line] == ["exec make test"]


def test_every_locked_package_has_a_hash_and_no_address():
    packages = re.findall(r"^([\w.-]+==\S+)((?:.*\\\n)(?:    --hash=.*\n?)+)?", LOCK, re.MULTILINE)

    assert len(packages) == len(re.findall(r"^[^\s#]", LOCK, re.MULTILINE)) > 0
    assert [name for name, hashes in packages if "--hash=sha256:" not in hashes] == []
    assert "://" not in LOCK


def test_the_lock_holds_every_dependency():
    """What pyproject.toml asks, the build included, is in the lock."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*config["build-system"]["requires"], *config["project"]["dependencies"]]
    for extra in config["project"]["optional-dependencies"].values():
        asked += extra
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line)[0]).lower() for line in asked}

    assert names <= set(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names_what_belongs_to_one_machine(what):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files_of_the_project()
        if path.relative_to(ROOT).as_posix() not in ALLOWED
        for match in FOREIGN[what].finditer(text_of(path))
    ]

    assert found == []


def test_the_citation_file_names_the_last_release():
    """The data have a version of their own; before the first release they say so."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    last = Releases(real_base()).last

    assert citation["version"] == (last.version if last else UNRELEASED)
    assert str(citation.get("date-released", "")) == (last.date if last else "")


def test_the_makers_have_one_name():
    """In the citation file, on the page about the data and in the evidence itself."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "over" / "gegevens.md").read_text(encoding="utf-8")
    makers = real_base().subject.makers

    assert citation["authors"] == [{"name": makers}]
    assert f"> {makers}. {citation['title']}: gegevens, versie {{{{ version() }}}}" in page


def test_the_changelog_starts_with_this_version():
    headings = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert headings[0] == project()["version"]


def test_both_licences_are_there_in_full():
    code = (ROOT / "LICENSE").read_text(encoding="utf-8")
    content = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")

    assert code.startswith("MIT License")
    assert project()["license"] == "MIT"
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in content
    assert re.findall(r"^Section (\d)", content, re.MULTILINE) == list("12345678")


def test_the_tables_that_the_program_writes_are_fresh():
    done = in_process("tables", "--check", cwd=ROOT)

    assert done.returncode == 0, f"{done.stdout}{done.stderr}→ Voer uit: .venv/bin/spoorboek tables"


def test_the_readme_names_every_target_of_the_help():
    targets = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)

    assert {"site", "test"} <= set(targets)
    assert [name for name in targets if f"`make {name}`" not in README] == []
    assert "```sh\nmake site " in README


def test_the_readme_leads_only_to_files_that_exist():
    for page in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page)
        assert targets
        assert [target for target in targets if not (ROOT / target).exists()] == []
