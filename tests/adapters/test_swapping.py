"""One command at a time changes a folder, and a new site takes the place of the old one in one step."""

import multiprocessing
import os
from pathlib import Path

import pytest

from spoorboek.adapters.command_line import one_at_a_time, swapping
from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.one_at_a_time import alone, lock_of
from spoorboek.adapters.command_line.swapping import fresh_stage, swap

FORK = multiprocessing.get_context("fork")


def site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("knows_exchange", [True, False])
@pytest.mark.parametrize("is_there", [True, False])
def test_the_new_site_takes_the_place_and_nothing_stays_beside_it(
    tmp_path, monkeypatch, knows_exchange, is_there
):
    if not knows_exchange:
        monkeypatch.setattr(swapping, "_exchanged", lambda one, other: False)
    target = tmp_path / "site"
    if is_there:
        site(target, "oud")
    swap(site(fresh_stage(target), "nieuw"), target)

    assert (target / "index.html").read_text("utf-8") == "nieuw"
    assert names(tmp_path) == {"site"}


def test_killed_between_both_steps_the_old_site_comes_back(tmp_path):
    """Only where the system knows no exchange there are two steps."""
    site(tmp_path / ".site.oud", "oud")
    site(tmp_path / ".site.bouw", "half")
    stage = fresh_stage(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text("utf-8") == "oud"
    assert list(stage.iterdir()) == []
    assert names(tmp_path) == {"site", ".site.bouw"}


def test_killed_after_both_steps_the_old_site_goes(tmp_path):
    site(tmp_path / ".site.oud", "oud")
    site(tmp_path / "site", "nieuw")
    fresh_stage(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text("utf-8") == "nieuw"
    assert names(tmp_path) == {"site", ".site.bouw"}


def test_a_link_in_the_place_of_a_leftover_leads_nowhere(tmp_path):
    elsewhere = site(tmp_path / "elders", "van iemand")
    (tmp_path / ".site.bouw").symlink_to(elsewhere)
    fresh_stage(tmp_path / "site")

    assert (elsewhere / "index.html").read_text("utf-8") == "van iemand"


def test_the_lock_goes_when_it_is_given_back(tmp_path):
    with alone(tmp_path / "site"):
        assert lock_of(tmp_path / "site").exists()
    assert names(tmp_path) == set()


def test_a_second_one_waits_no_longer_than_its_patience(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(one_at_a_time, "PATIENCE", 0.2)
    with (
        alone(tmp_path / "site"),
        pytest.raises(CannotRun, match="werkt al aan"),
        alone(tmp_path / "site"),
    ):
        raise AssertionError
    assert "wachten" in capsys.readouterr().err


def hold(folder: Path, held, go) -> None:
    with alone(folder):
        held.set()
        go.wait()


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    held, go = FORK.Event(), FORK.Event()
    holder = FORK.Process(target=hold, args=(tmp_path / "site", held, go))
    holder.start()
    held.wait(30)
    assert holder.pid
    os.kill(holder.pid, 9)
    holder.join()
    assert lock_of(tmp_path / "site").exists()
    with alone(tmp_path / "site"):
        pass
    assert names(tmp_path) == set()


def test_a_folder_beside_it_has_a_lock_of_its_own(tmp_path):
    with alone(tmp_path / "site"), alone(tmp_path / "site-2"):
        assert names(tmp_path) == {".site.slot", ".site-2.slot"}
