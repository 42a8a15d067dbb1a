"""Journal: what became of each mutant, written down at once, so that a run that was stopped goes on."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    TIMED_OUT = "timed out"
    NOT_RUN = "not run"
    """No test runs the line."""


@dataclass(frozen=True)
class Outcome:
    """The fate of one mutant, and the test that killed it."""

    mutant: str
    fate: Fate
    by: str = ""


class Journal:
    """Outcomes by mutant, for one state of the files; those of an earlier state only say which test to try first."""

    def __init__(self, file: Path, state: str) -> None:
        self.file, self.state = file, state
        self.done: dict[str, Outcome] = {}
        self.killers: dict[str, str] = {}
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            self._read(line)

    def _read(self, line: str) -> None:
        try:
            row = json.loads(line)
            state, one = row.pop("state"), Outcome(row["mutant"], Fate(row["fate"]), row["by"])
        except (ValueError, KeyError, TypeError):
            return  # the last line of a run that was stopped
        self.killers[one.mutant] = one.by
        if state == self.state:
            self.done[one.mutant] = one

    def add(self, outcome: Outcome) -> None:
        """Write it down."""
        self.done[outcome.mutant] = outcome
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"state": self.state} | asdict(outcome)) + "\n")


def state_of(root: Path, folders: Iterable[str]) -> str:
    """A checksum of every file in these folders: another one when any of them changed."""
    found = hashlib.sha256()
    for folder in folders:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(file.relative_to(root).as_posix().encode() + b"\0")
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
