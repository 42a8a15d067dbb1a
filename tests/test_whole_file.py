"""A file is written whole, and what a killed process left beside it goes."""

import os
import subprocess
import sys

import pytest

from spoorboek.whole_file import beside_of, sweep, write_whole


def test_what_stood_there_stays_when_writing_fails(tmp_path, monkeypatch):
    file = tmp_path / "a.json"
    write_whole(file, "oud")

    def refuse(self, target):
        raise OSError(28, "vol", str(target))

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="vol"):
        write_whole(file, b"nieuw")
    assert [f.name for f in tmp_path.iterdir()] == ["a.json"]
    assert file.read_text("utf-8") == "oud"


def test_only_what_the_dead_left_is_swept(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    dead, alive = (beside_of(tmp_path / "a.json", process) for process in (gone.pid, os.getpid()))
    others = [tmp_path / ".a.json.nieuw", tmp_path / "a.json.1.nieuw", tmp_path / ".x.abc.nieuw"]
    for file in (dead, alive, *others):
        file.write_text("", "utf-8")
    sweep(tmp_path)

    assert set(tmp_path.iterdir()) == {alive, *others}


def test_a_folder_that_is_not_there_is_clean(tmp_path):
    sweep(tmp_path / "weg")

    assert list(tmp_path.iterdir()) == []


def test_a_long_name_has_a_place_beside_it(tmp_path):
    file = tmp_path / ("é" * 120)
    write_whole(file, "er")

    assert file.read_text("utf-8") == "er"
