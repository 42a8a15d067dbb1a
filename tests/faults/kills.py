"""Kills: a build killed at random moments, and a change of the evidence killed at every step of its writing."""

import contextlib
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.adapters.worlds import buildable_world
from tests.faults.outcome import Outcome, leftovers, state
from tests.faults.running import is_gone, kill_group, run, start

RECORD = "evidence/terms/uitleg.yml"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree")


@dataclass
class TwoSites:
    """A world that is in one of two states, and the site that belongs to each."""

    root: Path
    texts: tuple[str, str]
    sites: tuple[dict[str, str], dict[str, str]]
    seconds: float

    @classmethod
    def small(cls, folder: Path) -> "TwoSites":
        """The small world of the tests."""
        return cls.of(
            buildable_world(folder), RECORD, lambda text: text.replace("term: ", "term: Andere ")
        )

    @classmethod
    def of(cls, root: Path, record: str, other: Callable[[str], str]) -> "TwoSites":
        """A world of which one record has another text in its second state; ends in the first."""
        file = root / record
        text = file.read_text(encoding="utf-8")
        texts, sites, seconds = (text, other(text)), [], 0.0
        for one in reversed(texts):
            file.write_text(one, encoding="utf-8", newline="\n")
            started = time.monotonic()
            status, said = run("build", "--root", root)
            assert status == 0, said
            seconds = time.monotonic() - started
            sites.append(state(root / "site"))
        assert sites[0] != sites[1], "both states give the same site: a kill would show nothing"
        return cls(root, texts, (sites[1], sites[0]), seconds)

    def turn(self, number: int, record: str) -> dict[str, str]:
        """Put the evidence in this state; returns the site that a build then makes."""
        (self.root / record).write_text(self.texts[number], encoding="utf-8", newline="\n")
        return self.sites[number]


def killed_builds(two: TwoSites, number: int, seed: int, record: str = RECORD) -> Iterator[Outcome]:
    """Kill so many builds, by turns with all that they started and alone; each time the next one is whole."""
    chance = random.Random(seed)
    before = two.sites[0]
    for turn in range(number):
        wanted = two.turn((turn + 1) % 2, record)
        alone, moment = bool(turn % 2), chance.uniform(0, two.seconds)
        yield _killed_build(two, before, wanted, moment, alone=alone)
        before = wanted


def _killed_build(
    two: TwoSites, before: dict[str, str], wanted: dict[str, str], moment: float, *, alone: bool
) -> Outcome:
    """One kill, and then a build that is left in peace."""
    site = two.root / "site"
    process = start("build", "--root", two.root)
    time.sleep(moment)
    was_running = process.poll() is None
    if alone:
        process.kill()
    else:
        kill_group(process)
    process.wait()
    found = state(site)
    left = leftovers(two.root)
    started = time.monotonic()
    status, said = run("build", "--root", two.root)
    two.seconds = (two.seconds + time.monotonic() - started) / 2
    problems = [
        *([] if found in (before, wanted) else ["de site was niet heel"]),
        *([] if status == 0 else [f"de volgende bouw mislukte: {said[-300:]}"]),
        *([] if state(site) == wanted else ["de volgende bouw gaf een andere site"]),
        *([f"er bleef liggen: {rest}"] if (rest := leftovers(two.root)) else []),
        *([] if is_gone(process) else ["een proces leefde door"]),
    ]
    kill_group(process)
    if process.stdout:
        process.stdout.close()
    there = "de oude site" if found == before else "de nieuwe site"
    what = f"{there} stond er heel; bleef liggen tot de volgende bouw: {', '.join(left) or 'niets'}"
    who = "alleen het hoofdproces" if alone else "alle processen"
    when = f"na {moment:.2f} s" if was_running else f"na {moment:.2f} s, toen de bouw al klaar was"
    return Outcome("bouw gedood", f"{who}, {when}", "; ".join(problems) or what, not problems)


def killed_changes(
    name: str, root: Path, words: Sequence[str | Path], most: int = 200
) -> Iterator[Outcome]:
    """Kill a command before every step of its writing; then all is as before, or all is done."""
    before = state(root)
    whole = _copy(root, "heel")
    assert _run_forked(whole, words, 0) == 0, f"{name}: lukt ook ongestoord niet"
    after = state(whole)
    assert before != after
    shutil.rmtree(whole)
    for step in range(1, most):
        copy = _copy(root, "gedood")
        status = _run_forked(copy, words, step)
        if status >= 0:  # it ended before this step: every step has been tried
            shutil.rmtree(copy)
            return
        yield _judged_change(name, copy, words, step, before, after)
        shutil.rmtree(copy)


def _judged_change(
    name: str,
    root: Path,
    words: Sequence[str | Path],
    step: int,
    before: dict[str, str],
    after: dict[str, str],
) -> Outcome:
    _run_forked(root, ("check",), 0)  # any command that reads the evidence puts it right
    found, rest = state(root), leftovers(root)
    problems = [f"er bleef liggen: {rest}"] if rest else []
    if found not in (before, after):
        differ = [n for n in found.keys() | after.keys() if found.get(n) != before.get(n)]
        problems.append(f"half gewijzigd: {sorted(differ)[:5]}")
    if found == before and (_run_forked(root, words, 0) or state(root) != after):
        problems.append("opnieuw doen gaf iets anders")
    told = "alles was gedaan" if found == after else "niets was veranderd; opnieuw doen lukte"
    return Outcome(
        f"{name} gedood", f"voor schrijfstap {step}", "; ".join(problems) or told, not problems
    )


def _copy(root: Path, name: str) -> Path:
    return Path(shutil.copytree(root, root.with_name(f"{root.name}-{name}")))


def _run_forked(root: Path, words: Sequence[str | Path], step: int) -> int:
    """Run a command in a fork of this process, which is killed before a step if one is named."""
    from spoorboek.adapters.command_line import main

    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            _be_silent()
            if step:
                sys.addaudithook(_Executioner(root, step))
            sys.argv = ["spoorboek", *map(str, words), "--root", str(root)]
            try:
                main()
            except SystemExit as leave:
                os._exit(leave.code if isinstance(leave.code, int) else 0)
        os._exit(99)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _be_silent() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


class _Executioner:
    """Kills this process just before it writes below a folder for the given time."""

    def __init__(self, root: Path, step: int) -> None:
        self.root, self.left = str(root), step

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        if self._is_step(event, given):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)

    def _is_step(self, event: str, given: tuple[object, ...]) -> bool:
        if event == "open":
            path, _, flags = given
            if not isinstance(flags, int) or not flags & _WRITING:
                return False
            return isinstance(path, int) or str(path).startswith(self.root)
        if event not in _STEPS:
            return False
        return isinstance(given[0], int) or str(given[0]).startswith(self.root)
