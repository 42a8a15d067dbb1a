"""Asking: what every command is asked, and how it says that it cannot."""

import datetime
import os
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.system_error import refusal

Root = Annotated[
    Path,
    typer.Option(
        "--root", metavar="MAP", help="Map met evidence/ (standaard: deze map).", show_default=False
    ),
]


class CannotRun(Exception):  # noqa: N818  # it is no error of the program
    """The command cannot run as asked; the message is one line in Dutch."""


class Stopped(BaseException):
    """The system asks this program to stop, as it does before it turns itself off; no mistake at all."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def refused(what: str, error: OSError, place: object = "") -> CannotRun:
    """What the system did not let us do and where, with why and the way out."""
    where = error.filename or place
    return CannotRun(f"{what} lukt niet{f' ({where})' if where else ''}: {refusal(error)}")


def needs_evidence(root: Path) -> Path:
    """The root as an absolute path, if it holds evidence/, in which nothing is left half done."""
    from spoorboek.adapters.command_line.one_at_a_time import lock_of

    if not (root / EVIDENCE).is_dir():
        raise CannotRun(
            f"geen map '{EVIDENCE}' in '{root}'. Geef met --root de map die haar bevat."
        )
    if lock_of(root / EVIDENCE).exists():
        from spoorboek.adapters.command_line.unfinished import mend

        mend(root)
    return root.absolute()


def needs_prose(root: Path) -> Path:
    """The root, if it also holds what a site needs."""
    root = needs_evidence(root)
    for name in ("mkdocs.yml", "docs"):
        if not (root / name).exists():
            raise CannotRun(
                f"geen '{name}' in '{root}'. Zonder prozapagina's: gebruik 'spoorboek render'."
            )
    return root


_MOMENT = "SOURCE_DATE_EPOCH"


def refuse_wrong_moment() -> None:
    """MkDocs takes the moment of a build from the surroundings when it is there; then it has to be one."""
    told = os.environ.get(_MOMENT)
    if told is None:
        return
    try:
        datetime.datetime.fromtimestamp(int(told), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise CannotRun(
            f"de omgevingsvariabele {_MOMENT} is '{told[:60]}', en moet een heel aantal seconden sinds 1970 zijn. "
            f"Verbeter haar, of haal haar weg (unset {_MOMENT})."
        ) from None


SOURCES = ("evidence", "docs", "overrides", "scripts", "tests")


def not_among_sources(folder: Path, root: Path) -> Path:
    """A folder for what is made, outside the folders with what people wrote."""
    place, root = folder.resolve(), root.resolve()
    if (
        place == root
        or place in root.parents
        or any(part == place or part in place.parents for part in (root / name for name in SOURCES))
    ):
        raise CannotRun(
            f"'{folder}' is geen plek voor wat gemaakt wordt. Kies een lege map elders."
        )
    return folder


def writable(folder: Path) -> Path:
    """A folder that can be written to, made if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused("schrijven", error, folder) from None
    return folder
