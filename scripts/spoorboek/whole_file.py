"""Whole file: written beside its place and put there at once, so that a kill leaves the old one or the new one."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

_BESIDE = re.compile(r"\..*\.(\d+)\.nieuw")


def write_whole(file: Path, data: bytes | str) -> None:
    """Write a file that can be made again: whole or not at all, but not yet safe from a power cut."""
    with whole(file) as beside:
        beside.write_bytes(data.encode() if isinstance(data, str) else data)


@contextlib.contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Where to write a file piece by piece; it takes its place at the end, whole or not at all."""
    beside = beside_of(file)
    try:
        yield beside
        beside.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def write_for_good(file: Path, data: bytes) -> None:
    """Write what people made: on the disk itself before this returns."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def beside_of(file: Path, process: int | None = None) -> Path:
    """Where a process writes a file before it takes its place; two processes never write the same one."""
    return file.with_name(f".{file.name[:100]}.{process or os.getpid()}.nieuw")


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left beside files of this folder."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            found = _BESIDE.fullmatch(entry.name)
            if found and entry.is_file(follow_symlinks=False) and not _lives(int(found[1])):
                Path(entry.path).unlink(missing_ok=True)


def _lives(process: int) -> bool:
    """Whether a process still runs; where that cannot be asked without harm, it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
