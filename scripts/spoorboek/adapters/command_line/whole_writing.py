"""Whole writing: several files changed together, each whole, and all of them or none, also after a kill."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun, refused
from spoorboek.adapters.command_line.one_at_a_time import alone
from spoorboek.adapters.command_line.unfinished import forget, note, undo
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.intake.writing import Change
from spoorboek.whole_file import beside_of, write_for_good


def write_all(
    root: Path,
    changes: Sequence[Change],
    watch: Callable[[Iterable[Change]], Iterable[Change]] = iter,
) -> None:
    """Every change in its order; when one cannot be made, those before it are undone."""
    try:
        with alone(root / EVIDENCE) as lock:
            undo(root, lock)  # of one that was killed
            try:
                _prepare(root, changes)
                note(lock, changes)
                _carry_out(root, changes, watch)
                forget(lock)
            except BaseException:
                undo(root, lock)
                raise
            finally:
                _tidy(root, changes)
    except OSError as error:
        raise CannotRun(f"{refused('schrijven', error, root)} Er is niets veranderd.") from None


def _prepare(root: Path, changes: Sequence[Change]) -> None:
    """Everything that will be written, on the disk beside its place: now there is room for it."""
    for change in changes:
        file = _place(root, change)
        if change.after is not None:
            write_for_good(beside_of(file), change.after)


def _carry_out(
    root: Path,
    changes: Sequence[Change],
    watch: Callable[[Iterable[Change]], Iterable[Change]],
) -> None:
    for change in watch(changes):
        file = root / change.path
        if change.after is None:
            file.unlink()
        else:
            beside_of(file).replace(file)


def _place(root: Path, change: Change) -> Path:
    """Where a change goes: a file in a folder of ours as we knew it, and never through a link to elsewhere."""
    file = root / change.path
    for part in (file, *file.parents):
        if part == root:
            break
        if part.is_symlink():
            raise CannotRun(f"'{part}' is een verwijzing naar een andere plek. Wijzig het zelf.")
    file.parent.mkdir(parents=True, exist_ok=True)
    if change.before is None and file.exists():
        raise CannotRun(f"'{change.path}' bestaat al. Er is niets veranderd.")
    if change.before is not None and file.read_bytes() != change.before:
        raise CannotRun(
            f"'{change.path}' is intussen gewijzigd. Er is niets veranderd; probeer het opnieuw."
        )
    return file


def _tidy(root: Path, changes: Iterable[Change]) -> None:
    for change in changes:
        with contextlib.suppress(OSError):
            beside_of(root / change.path).unlink(missing_ok=True)
