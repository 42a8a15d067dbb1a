"""One at a time: who changes a folder holds its lock, and a second one waits.

The lock is a file beside the folder. The system frees it when the process that holds it ends, however it
ends, and with it the processes that share its work; what such a process left behind, the next one finds.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun

PATIENCE = 600.0
"""Seconds that a second command waits for the first."""
_PAUSE = 0.1


def lock_of(folder: Path) -> Path:
    """The lock of a folder; while nobody changes that folder there is none, unless somebody was killed."""
    return folder.with_name(f".{folder.name}.slot")


@contextmanager
def alone(folder: Path) -> Iterator[int]:
    """Nobody else changes this folder meanwhile; gives the open lock, in which one may write."""
    lock = _taken(folder)
    try:
        yield lock
    finally:
        lock_of(folder).unlink(missing_ok=True)
        os.close(lock)


def _taken(folder: Path) -> int:
    place, until, told = lock_of(folder), time.monotonic() + PATIENCE, False
    while True:
        lock = _opened(place, folder)
        if _is_ours(lock, place):
            os.set_inheritable(lock, True)  # a program that still writes there keeps it
            return lock
        os.close(lock)
        if time.monotonic() > until:
            raise CannotRun(
                f"een andere opdracht werkt al aan '{folder}'. Wacht tot die klaar is en probeer het opnieuw."
            )
        if not told:
            print(
                f"· Een andere opdracht werkt aan '{folder}'; wachten", file=sys.stderr, flush=True
            )
            told = True
        time.sleep(_PAUSE)


def _opened(place: Path, folder: Path) -> int:
    try:
        return os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        error.filename = folder  # people know the folder, and not that it has a lock
        raise


def _is_ours(lock: int, place: Path) -> bool:
    """Whether nobody else holds it, and it is still the file that lies there."""
    if sys.platform != "win32":  # there is no such lock on Windows
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks: one command at a time is then up to people
            return True
    try:
        return os.path.samestat(os.fstat(lock), place.lstat())
    except FileNotFoundError:
        return False
