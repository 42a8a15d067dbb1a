"""The rest comes to its end and tells so, unless it is ended first: then nothing of it is left."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from spoorboek.adapters.command_line import rest as rest_module
from spoorboek.adapters.command_line.rest import Rest
from spoorboek.pages.sharing import CAN_SHARE

PATIENCE = 60
copies = pytest.mark.skipif(not CAN_SHARE, reason="this system makes no copies of a process")
LEFT_ALONE = """
import os, sys, time
from spoorboek.adapters.command_line.rest import Rest

def never_ending(go_on):
    print("begun", flush=True)
    while True:
        time.sleep(1)

Rest(0, never_ending, print, print).wait()
"""


@pytest.fixture(
    params=[pytest.param(True, marks=copies, id="copy"), pytest.param(False, id="thread")]
)
def _either_way(request, monkeypatch):
    """In a process of its own, and in a thread as where there are no copies."""
    monkeypatch.setattr(rest_module, "CAN_SHARE", request.param)


def told_by(work: Callable[[Callable[[], None]], bool]) -> list[bool | str]:
    told: list[bool | str] = []
    Rest(0, work, told.append, told.append).wait()
    return told


@pytest.mark.usefixtures("_either_way")
@pytest.mark.parametrize("is_changed", [True, False])
def test_the_outcome_is_told(is_changed):
    assert told_by(lambda _: is_changed) == [is_changed]


@pytest.mark.usefixtures("_either_way")
def test_a_fault_is_told_as_such():
    def fail(go_on):
        raise OSError(28, "vol")

    assert told_by(fail) == ["OSError: [Errno 28] vol"]


@pytest.mark.usefixtures("_either_way")
def test_what_is_ended_in_its_pause_does_nothing():
    told: list[bool | str] = []
    rest = Rest(PATIENCE, lambda _: True, told.append, told.append)

    assert rest.end(), "it was still to come"

    assert not rest.is_under_way
    assert told == []


@pytest.mark.usefixtures("_either_way")
def test_what_is_ended_halfway_goes_no_further_and_tells_nothing(tmp_path: Path):
    told: list[bool | str] = []
    sign = tmp_path / "sign"

    def never_ending(go_on):
        while True:
            go_on()
            sign.touch()
            time.sleep(0.01)

    rest = Rest(0, never_ending, told.append, told.append)
    end = time.monotonic() + PATIENCE
    while not sign.exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    rest.end()
    sign.unlink()

    assert not rest.is_under_way
    assert not sign.exists()
    assert told == []


@pytest.mark.usefixtures("_either_way")
def test_ending_what_is_done_changes_nothing():
    told: list[bool | str] = []
    rest = Rest(0, lambda _: True, told.append, told.append)
    rest.wait()

    assert not rest.end()

    assert told == [True]


def test_in_a_thread_it_ends_between_two_steps(monkeypatch):
    monkeypatch.setattr(rest_module, "CAN_SHARE", False)
    steps: list[str] = []
    begun, may_go_on = threading.Event(), threading.Event()

    def two_steps(go_on):
        steps.append("first")
        begun.set()
        may_go_on.wait(PATIENCE)
        go_on()
        steps.append("second")

    rest = Rest(0, two_steps, lambda _: None, lambda _: None)
    assert begun.wait(PATIENCE)
    rest._is_ended.set()
    may_go_on.set()
    rest.wait()

    assert steps == ["first"]


@copies
def test_who_ends_the_process_from_outside_is_told_of():
    def be_killed(go_on):
        os.kill(os.getpid(), signal.SIGKILL)

    assert told_by(be_killed) == ["het proces werd van buiten beëindigd"]


@copies
def test_it_does_not_outlive_who_started_it():
    """The end of what both may say is the end of both."""
    command = [sys.executable, "-c", LEFT_ALONE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        assert starter.stdout.readline() == "begun\n"
        starter.kill()
        said = starter.communicate(timeout=PATIENCE)[0]
    assert said == ""
