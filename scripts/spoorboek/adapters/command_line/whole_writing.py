"""Whole writing: several files changed together, each whole, and all of them or none."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.intake.writing import Change


def write_all(
    root: Path,
    changes: Sequence[Change],
    watch: Callable[[Iterable[Change]], Iterable[Change]] = iter,
) -> None:
    """Every change in its order; when one cannot be made, those before it are undone."""
    beside: list[Path] = []
    done: list[Change] = []
    try:
        for change in changes:
            file = _place(root, change)
            beside.append(_beside(file))
            beside[-1].write_bytes(change.after)
        for change in watch(changes):
            done.append(change)
            _beside(root / change.path).replace(root / change.path)
    except OSError as error:
        _undo(root, done)
        name = error.filename or root
        raise CannotRun(
            f"kan '{name}' niet schrijven: {error.strerror}. Er is niets veranderd."
        ) from None
    except BaseException:
        _undo(root, done)
        raise
    finally:
        for file in beside:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def _place(root: Path, change: Change) -> Path:
    """Where a change goes: a file in a folder of ours, and never through a link to elsewhere."""
    file = root / change.path
    for part in (file, *file.parents):
        if part == root:
            break
        if part.is_symlink():
            raise CannotRun(f"'{part}' is een verwijzing naar een andere plek. Wijzig het zelf.")
    file.parent.mkdir(parents=True, exist_ok=True)
    if change.before is None and file.exists():
        raise CannotRun(f"'{change.path}' bestaat al. Er is niets veranderd.")
    return file


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.nieuw")


def _undo(root: Path, done: Sequence[Change]) -> None:
    """Give every changed file its old content back; a new one goes."""
    for change in reversed(done):
        file = root / change.path
        with contextlib.suppress(OSError):
            if change.before is None:
                file.unlink(missing_ok=True)
            else:
                _beside(file).write_bytes(change.before)
                _beside(file).replace(file)
