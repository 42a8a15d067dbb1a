"""Who watches is told of every change, with the signs of the system and without them."""

import threading

import pytest
from watchdog.observers import Observer

from spoorboek.adapters.command_line import watching
from spoorboek.adapters.command_line.watching import watch

PATIENCE = 30


def change(folder, how):
    file = folder / "sub" / "een.yml"
    match how:
        case "written":
            file.write_text("b", encoding="utf-8")
        case "new":
            (folder / "twee.yml").write_text("a", encoding="utf-8")
        case "moved":
            file.rename(folder / "drie.yml")
        case "gone":
            file.unlink()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "een.yml").write_text("a", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("how", ["written", "new", "moved", "gone"])
def test_a_change_is_told(folder, how, monkeypatch):
    monkeypatch.setattr(watching, "NOW_AND_THEN", 10 * PATIENCE)
    told = threading.Event()
    with watch([folder], told.set, lambda: False):
        change(folder, how)
        assert told.wait(PATIENCE)


def test_reading_is_no_change(folder, monkeypatch):
    """Else following a change, which reads files, would be followed by following again."""
    monkeypatch.setattr(watching, "NOW_AND_THEN", 10 * PATIENCE)
    told, times = threading.Event(), 50
    signs: list[bool] = []

    def tell():
        signs.append(True)
        told.set()

    with watch([folder], tell, lambda: False):
        for _ in range(times):
            (folder / "sub" / "een.yml").read_text(encoding="utf-8")
        change(folder, "written")
        assert told.wait(PATIENCE)
    assert len(signs) < times


def test_without_signs_of_the_system_a_look_finds_it(folder, monkeypatch):
    """As where the system follows no more folders."""

    def refuse(self):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", refuse)
    monkeypatch.setattr(watching, "OFTEN", 0.01)
    told = threading.Event()
    with watch([folder], told.set, lambda: True):
        assert told.wait(PATIENCE)
