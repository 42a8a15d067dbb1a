"""A change of several files that was cut off is undone by the next command, and by nobody's tricks anything else."""

import json
from hashlib import sha256

import pytest

from spoorboek.adapters.command_line.one_at_a_time import lock_of
from tests.checks.worlds import sound_world
from tests.commands import in_process

TERM = "evidence/terms/uitleg.yml"


@pytest.fixture
def world(tmp_path):
    return sound_world(tmp_path)


def checksum(data: bytes) -> str:
    return sha256(data).hexdigest()


def leave(world, *noted: dict[str, object]) -> None:
    """A lock as a killed command leaves it."""
    lock_of(world / "evidence").write_text(json.dumps(noted), encoding="utf-8")


def test_a_half_change_is_undone_and_told(world):
    before = (world / TERM).read_bytes()
    (world / TERM).write_bytes(b"half")
    (world / "evidence/terms/nieuw.yml").write_bytes(b"nieuw")
    leave(
        world,
        {"path": TERM, "before": before.decode(), "after": checksum(b"half")},
        {"path": "evidence/terms/nieuw.yml", "before": None, "after": checksum(b"nieuw")},
    )
    done = in_process("check", "--root", world)

    assert "2 bestanden zijn weer zoals ze waren" in done.stderr
    assert (world / TERM).read_bytes() == before
    assert not (world / "evidence/terms/nieuw.yml").exists()
    assert not lock_of(world / "evidence").exists()


def test_what_somebody_changed_since_stays_and_is_named(world):
    (world / TERM).write_bytes(b"door iemand")
    leave(world, {"path": TERM, "before": "oud", "after": checksum(b"half")})
    done = in_process("check", "--root", world)

    assert f"'{TERM}' is sindsdien gewijzigd" in done.stderr
    assert (world / TERM).read_bytes() == b"door iemand"


@pytest.mark.parametrize("path", ["../elders.txt", "docs/index.md", "evidence/../../elders.txt"])
def test_a_note_that_leads_out_of_the_evidence_is_refused(world, path):
    file = (world / path).resolve()
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"van iemand")
    leave(world, {"path": path, "before": "kwaad", "after": checksum(b"van iemand")})
    done = in_process("check", "--root", world)

    assert done.returncode == 2
    assert "is niet van dit programma" in done.stderr
    assert file.read_bytes() == b"van iemand"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '[{"path": 1}]', '[{"path": "x", "before": 1, "after": null}]', "null"],
)
def test_a_note_that_is_not_whole_changes_nothing(world, text):
    """It is written before anything is changed."""
    before = (world / TERM).read_bytes()
    lock_of(world / "evidence").write_text(text, encoding="utf-8")
    done = in_process("check", "--root", world)

    assert done.returncode == 0, done.stderr
    assert (world / TERM).read_bytes() == before
    assert not lock_of(world / "evidence").exists()
