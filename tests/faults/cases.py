"""Cases: a list of what can go wrong around a build, each tried on a world of its own with a good site in it."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.adapters.worlds import buildable_world
from tests.faults.outcome import Outcome, leftovers, state
from tests.faults.running import run

_OWN_DISK = re.compile(r"[^\s']*/spoorboek-schijf-\w+")
"""Where `system` lays a small disk."""


class NotHere(Exception):  # noqa: N818  # a reason, not an error
    """This machine does not let us try this."""


@dataclass
class Ground:
    """A world with a good site, and the site as it was."""

    root: Path
    good: dict[str, str]

    @property
    def site(self) -> Path:
        """Where the good site lies."""
        return self.root / "site"

    def copy(self, folder: Path) -> "Ground":
        """The same elsewhere, for one case to spoil."""
        return Ground(Path(shutil.copytree(self.root, folder, symlinks=True)), self.good)

    def build(self, **options: object) -> tuple[int, str]:
        """Build the site of this world."""
        return run("build", "--root", self.root, **options)


Trial = Callable[[Ground], tuple[str, list[str]]]
"""Spoils the world that it is given; tells what happened, and what of it is wrong."""
CASES: dict[str, tuple[str, Trial]] = {}
"""Every case by name, with what is done in it."""


def case(name: str, done: str) -> Callable[[Trial], Trial]:
    """Enter a case in the list."""

    def enter(trial: Trial) -> Trial:
        CASES[name] = (done, trial)
        return trial

    return enter


def all_cases(folder: Path, word: str = "") -> Iterator[Outcome]:
    """Every case whose name holds this word, tried."""
    from tests.faults import around, halfway, system  # noqa: F401  # these enter their cases

    folder.mkdir(exist_ok=True)
    root = buildable_world(folder)
    status, said = run("build", "--root", root)
    assert status == 0, said
    ground = Ground(root, state(root / "site"))
    for number, (name, (done, trial)) in enumerate(CASES.items()):
        if word not in name:
            continue
        copy = ground.copy(folder / str(number) / "wereld")
        try:
            happened, problems = trial(copy)
        except NotHere as reason:
            yield Outcome(name, done, str(reason), None)
        else:
            told = "; ".join([*problems, happened]).replace(str(copy.root.parent), "…")
            told = _OWN_DISK.sub("…", told)
            yield Outcome(name, done, told, not problems)
        shutil.rmtree(folder / str(number), ignore_errors=True)


def refused(ground: Ground, answer: tuple[int, str], *words: str) -> tuple[str, list[str]]:
    """It must end with another status than 0, in Dutch, and leave everything as it was."""
    status, said = answer
    told = last_line(said)
    return f"status {status}: {told}", [
        *(["status 0"] if status == 0 else []),
        *spoken(said),
        *([] if told.startswith("spoorboek: ") else ["geen melding aan het eind"]),
        *[f"'{word}' staat niet in de melding" for word in words if word not in said],
        *untouched(ground),
    ]


def went_well(ground: Ground, answer: tuple[int, str], *words: str) -> tuple[str, list[str]]:
    """It must end with status 0 and give the very same site."""
    status, said = answer
    return f"status {status}: {last_line(said)}", [
        *([] if status == 0 else [f"status {status}: {said[-300:]}"]),
        *spoken(said),
        *[f"'{word}' is niet gezegd" for word in words if word not in said],
        *untouched(ground),
    ]


def untouched(ground: Ground) -> list[str]:
    """What is wrong with the site, or left beside it."""
    found = state(ground.site) if ground.site.is_dir() else {}
    problems = []
    if found != ground.good:
        differ = [n for n in found.keys() | ground.good if found.get(n) != ground.good.get(n)]
        problems.append(f"de site is niet meer dezelfde: {sorted(differ)[:4]}")
    if rest := leftovers(ground.root):
        problems.append(f"er bleef liggen: {rest}")
    return problems


def spoken(said: str) -> list[str]:
    """No program text, and no English of the system."""
    english = ("Traceback", "Errno", "No space left", "Permission denied", "Read-only", "not found")
    return [f"'{word}' in wat er gezegd wordt" for word in english if word in said]


def last_line(said: str) -> str:
    """The last line that was said, without where on this machine we are."""
    return (said.strip().splitlines() or [""])[-1][:300]
