"""Last changed: the day on which what a page is made from was last changed, where git knows it.

Of a page that gathers records, or counts them, no day is given: it changes with every one of them.
Neither of a file with changes that git does not have yet, nor of any in a checkout without history.
"""

from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.git import git
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE

_DAY = "\x01"
PROSE = "docs"
_FILLED_BY_RECORDS = "render_macros: true"


def last_changed(base: EvidenceBase) -> dict[str, str]:
    """The day, as 2026-11-21, by the address of the page."""
    days = _days_of_files(base.root)
    records = {record.page: days.get(base.paths[record.key], "") for record in base.all()}
    prose = {_address(name): day for name, day in days.items() if _stands_alone(base.root / name)}
    return {address: day for address, day in {**records, **prose}.items() if day}


def _days_of_files(root: Path) -> dict[str, str]:
    """The day of the last change of every file that is as git has it, by its path below the root."""
    if _asked(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = ("log", f"--format={_DAY}%cs", "--name-only", "-z", "--no-renames", "--relative")
    days: dict[str, str] = {}
    for change in _asked(root, *log, "--", EVIDENCE, PROSE).split(_DAY)[1:]:
        day, *names = change.replace("\n", "\0").split("\0")
        for name in filter(None, names):
            days.setdefault(name, day)
    for line in _asked(root, "diff", "HEAD", "--name-only", "-z", "--relative").split("\0"):
        days.pop(line, None)
    return days


def _stands_alone(file: Path) -> bool:
    """Whether a file is a page of prose that says the same whatever the records are."""
    if file.suffix != ".md" or not file.is_file():
        return False
    return _FILLED_BY_RECORDS not in file.read_text(encoding="utf-8", errors="replace")


def _address(name: str) -> str:
    place = name.removeprefix(f"{PROSE}/").removesuffix(".md")
    return f"{place}/".removesuffix("index/")


def _asked(root: Path, *words: str) -> str:
    """What git says, or nothing when it cannot say it."""
    try:
        done = git(root, *words)
    except CannotRun:
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
