"""Unfinished: a change of several files is noted before it starts, so that it can be undone after a kill.

The note stands in the lock of evidence/: it holds what every file was, and the checksum of what it becomes.
A file that is neither was changed by somebody since, and is left alone.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.one_at_a_time import alone, lock_of
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import visible
from spoorboek.intake.writing import Change
from spoorboek.whole_file import beside_of, sweep, write_for_good


@dataclass(frozen=True, slots=True)
class Noted:
    """One file of a change: its path from the root, its old content and the checksum of its new content."""

    path: str
    before: str | None
    after: str | None


def note(lock: int, changes: Sequence[Change]) -> None:
    """Write down what will be changed; from here on it can be undone."""
    noted = [Noted(one.path, _as_text(one.before), _checksum(one.after)) for one in changes]
    with os.fdopen(os.dup(lock), "wb") as stream:
        stream.write(json.dumps([asdict(one) for one in noted]).encode("ascii"))
        stream.flush()
        os.fsync(stream.fileno())


def forget(lock: int) -> None:
    """The change is whole, or undone."""
    os.ftruncate(lock, 0)


def undo(root: Path, lock: int) -> int:
    """Give every file that was changed its old content back; returns how many."""
    noted = _noted(lock)
    for one in noted:
        if not _is_inside(root, one.path):
            raise CannotRun(
                f"'{lock_of(root / EVIDENCE)}' is niet van dit programma. Haal het weg."
            )
    undone = sum(_restored(root, one) for one in reversed(noted))
    forget(lock)
    return undone


def mend(root: Path) -> None:
    """Undo what a killed command left half done in evidence/, and remove what it left there."""
    place = lock_of(root / EVIDENCE)
    try:
        with alone(root / EVIDENCE) as lock:
            undone = undo(root, lock)
            for folder, _, _ in os.walk(root / EVIDENCE):
                sweep(Path(folder))
    except OSError as error:
        if place.exists() and not place.stat().st_size:
            return  # nothing was changed yet, and one who may only read need not tidy up
        raise CannotRun(
            f"een vorige opdracht is halverwege gestopt en is niet terug te draaien ('{error.filename or place}'). "
            "Zorg dat je in evidence/ kunt schrijven en probeer het opnieuw."
        ) from None
    if undone:
        print(
            f"· Een vorige opdracht is halverwege gestopt; {undone} bestanden zijn weer zoals ze waren.",
            file=sys.stderr,
        )


def _restored(root: Path, noted: Noted) -> bool:
    """Whether the file was as the change made it, and has its old content again."""
    file = root / noted.path
    now = file.read_bytes() if file.is_file() else None
    if _checksum(now) != noted.after:
        if _as_text(now) != noted.before:
            print(
                f"· '{visible(noted.path)}' is sindsdien gewijzigd en blijft zo.", file=sys.stderr
            )
        return False
    if noted.before is None:
        file.unlink(missing_ok=True)
    else:
        beside = beside_of(file)
        write_for_good(beside, noted.before.encode("utf-8", "surrogateescape"))
        beside.replace(file)
    return True


def _noted(lock: int) -> list[Noted]:
    """The note; nothing where it is not whole, for then nothing was changed yet."""
    os.lseek(lock, 0, os.SEEK_SET)
    with os.fdopen(os.dup(lock), "rb") as stream:
        text = stream.read()
    try:
        noted = [Noted(**one) for one in json.loads(text or b"[]")]
    except (ValueError, TypeError, RecursionError):
        return []
    texts = [text for one in noted for text in (one.before, one.after, one.path)]
    return noted if all(isinstance(text, str | None) for text in texts) else []


def _is_inside(root: Path, path: str) -> bool:
    """Whether a noted file lies in evidence/, and not through a link somewhere else."""
    return (root / path).resolve().is_relative_to((root / EVIDENCE).resolve())


def _as_text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "surrogateescape")


def _checksum(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()
