"""Two readers find what one finds, whatever happens to the second."""

import errno
import io
import os
import signal
import tempfile
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase, two_readers
from spoorboek.evidence_base.record_file import RecordFile
from spoorboek.evidence_base.two_readers import TwoReaders
from spoorboek.records import Term
from tests.checks.worlds import sound_world
from tests.test_evidence_base import CHANGES, state

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


@pytest.fixture
def always_two(monkeypatch) -> None:
    """Also for few files, and where tests run beside each other."""
    monkeypatch.setattr(two_readers, "MANY", 1)
    monkeypatch.setattr(two_readers, "_FEW", 1)
    monkeypatch.setattr(two_readers, "_can_be_copied", lambda: True)


def read_by(number: int, world: Path, monkeypatch) -> EvidenceBase:
    monkeypatch.setattr(two_readers, "_can_be_copied", lambda: number == 2)
    return EvidenceBase.load(world)


def open_files() -> int:
    """How many this process has open, where the system tells."""
    descriptors = Path("/proc/self/fd")
    return len([*descriptors.iterdir()]) if descriptors.exists() else 0


def stopped_halfway(wanted: RecordFile) -> None:
    with TwoReaders([wanted]):
        assert active_children()
        raise KeyboardInterrupt


def taking_then(end):
    def read_and_end(readers: TwoReaders, _: object) -> None:
        for _ in readers._taken():
            end()

    return read_and_end


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.usefixtures("always_two")
def test_two_readers_find_what_one_finds(world, name, monkeypatch):
    """Record by record and finding by finding, in the same order."""
    CHANGES[name](world)
    two, one = (read_by(number, world, monkeypatch) for number in (2, 1))

    assert state(two) == state(one)
    assert two.findings == one.findings
    assert [record.key for record in two.all()] == [record.key for record in one.all()]
    assert (two.sound, two.unusual) == (one.sound, one.unusual)


@pytest.mark.parametrize(
    "end",
    [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0), lambda: 1 / 0],
    ids=["killed", "gone", "failed"],
)
@pytest.mark.usefixtures("always_two")
def test_what_a_reader_took_and_did_not_hand_over_is_read_all_the_same(world, end, monkeypatch):
    alone = read_by(1, world, monkeypatch)
    monkeypatch.setattr(TwoReaders, "_read_and_write", taking_then(end))

    assert state(read_by(2, world, monkeypatch)) == state(alone)


class FullDisk(io.BytesIO):
    """A file for which there is no room."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.usefixtures("always_two")
def test_a_full_disk_is_no_reason_to_read_less(world, monkeypatch, capfd):
    """Neither where nothing can be made, nor where it is full halfway; and nobody is told."""
    alone = read_by(1, world, monkeypatch)
    monkeypatch.setattr(tempfile, "TemporaryFile", FullDisk)
    assert state(read_by(2, world, monkeypatch)) == state(alone)
    monkeypatch.setattr(tempfile, "TemporaryFile", partial(Path("/dev/null/x").open, "rb"))
    assert state(read_by(2, world, monkeypatch)) == state(alone)
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("always_two")
def test_the_other_reader_ends_with_what_asked_for_it(world, monkeypatch):
    """Also where this one stops halfway: no process is left, nor an open pipe."""
    monkeypatch.setattr(TwoReaders, "_read_and_write", taking_then(signal.pause))
    wanted = RecordFile(Term, str(world / "evidence/terms/uitleg.yml"), "uitleg.yml")
    before = open_files()
    with pytest.raises(KeyboardInterrupt):
        stopped_halfway(wanted)

    assert not active_children()
    assert open_files() == before


def test_few_files_are_read_by_one(world, monkeypatch):
    monkeypatch.setattr(two_readers, "_can_be_copied", lambda: pytest.fail("asked for another"))

    assert EvidenceBase.load(world).sound
