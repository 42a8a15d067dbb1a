"""A page says when it last changed only where that is known."""

import subprocess
from pathlib import Path

import pytest

from spoorboek.adapters.command_line.last_changed import last_changed
from spoorboek.evidence_base import EvidenceBase
from tests.adapters.repositories import IDENTITY, commit, git, repository
from tests.checks.worlds import DATA

CHANGED, LATER = "evidence/terms/uitleg.yml", "over/begrippen/uitleg/"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of which one record was changed a day after the rest."""
    for name, value in {**IDENTITY, "GIT_COMMITTER_DATE": "2026-03-01T12:00:00+00:00"}.items():
        monkeypatch.setenv(name, value)
    root = repository(tmp_path / "één wereld", DATA / "sound" / "evidence")
    for name, text in {"los": "# Los", "over/telt": "---\nrender_macros: true\n---\n"}.items():
        (root / f"docs/{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (root / f"docs/{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-02T12:00:00+00:00")
    with (root / CHANGED).open("a", encoding="utf-8") as stream:
        stream.write("# nieuw\n")
    commit(root, "later")
    return root


def test_a_record_changed_when_its_file_did(world):
    """And prose too, unless it shows what records say."""
    base = EvidenceBase.load(world)
    days = last_changed(base)

    assert set(days) == {"los/", *(record.page for record in base.all())}
    assert {place for place, day in days.items() if day == "2026-03-02"} == {LATER, "los/"}
    assert set(days.values()) == {"2026-03-01", "2026-03-02"}


def test_no_day_is_given_for_a_file_that_git_does_not_have_like_this(world):
    (world / CHANGED).write_text((world / CHANGED).read_text("utf-8") + "#\n", encoding="utf-8")

    assert LATER not in last_changed(EvidenceBase.load(world))


def test_no_day_is_given_where_history_is_not_there(world, tmp_path):
    """In a checkout of the last commit alone every file would seem to be of that day."""
    shallow = tmp_path / "ondiep"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{world}", str(shallow))
    without = tmp_path / "los"
    subprocess.run(["cp", "-r", str(world), str(without)], check=True)
    subprocess.run(["rm", "-rf", str(without / ".git")], check=True)

    assert last_changed(EvidenceBase.load(shallow)) == {}
    assert last_changed(EvidenceBase.load(without)) == {}
