"""Two readers: many files read by this process and a copy of it, each taking the next few when ready.

The copy (`fork`) writes plain data of files in which nothing is wrong to a nameless file, so that neither
holds all of it twice. The others this process reads itself, so that what is wrong is told in one place. If
the copy does not come to an end, this process reads what it would have read: the outcome never depends on
how many readers there were.
"""

import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import IO, NamedTuple, Self

from spoorboek.evidence_base.record_file import (
    FileRead,
    RecordFile,
    parsed,
    read_record,
    record_of,
)
from spoorboek.worker import as_worker

MANY = 500
"""Fewer files are read sooner by one."""
_FEW = 32
"""At least so many files are taken at once."""
_MOST_TICKETS = 1_000
"""They must fit in a pipe that nobody reads from yet."""
_TICKET = 4
"""Bytes; so few are read from a pipe as a whole."""


class _Other(NamedTuple):
    """The other reader, and the nameless file it writes to."""

    process: BaseProcess
    written: IO[bytes]


class TwoReaders:
    """Reads files: the other reader begins with the `with`, this one when `read` is called."""

    def __init__(self, files: Sequence[RecordFile]) -> None:
        few = max(_FEW, len(files) // _MOST_TICKETS)
        self._files = files
        self._parts = [range(n, min(n + few, len(files))) for n in range(0, len(files), few)]
        self._other: _Other | None = None

    def __enter__(self) -> Self:
        if len(self._files) < MANY or not _can_be_copied():
            return self
        with suppress(OSError):  # no room for what it would write: then one reads
            self._other = self._start(tempfile.TemporaryFile())
        return self

    def _start(self, written: IO[bytes]) -> _Other:
        self._tickets, given = os.pipe()
        os.write(given, b"".join(n.to_bytes(_TICKET) for n in range(len(self._parts))))
        os.close(given)
        fork = multiprocessing.get_context("fork")
        process = fork.Process(target=self._read_and_write, args=[written], daemon=True)
        process.start()
        return _Other(process, written)

    def read(self) -> dict[str, FileRead]:
        """What each file holds, by the path that is shown."""
        found: dict[str, FileRead] = {}
        if self._other is not None:
            found = {file.shown: read_record(file) for _, file in self._taken()}
            found |= dict(self._of_the_other(self._other))
        left = (file for file in self._files if file.shown not in found)
        return found | {file.shown: read_record(file) for file in left}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._other is not None:
            self._other.process.kill()  # it has come to its end, or nobody waits for it any more
            self._other.process.join()
            self._other.written.close()
            os.close(self._tickets)

    def _taken(self) -> Iterator[tuple[int, RecordFile]]:
        """The files that this reader takes, until there are none."""
        while ticket := os.read(self._tickets, _TICKET):
            for number in self._parts[int.from_bytes(ticket)]:
                yield number, self._files[number]

    def _read_and_write(self, written: IO[bytes]) -> None:
        """What the other reader does."""
        as_worker()
        try:
            for number, wanted in self._taken():
                file = parsed(wanted.file, wanted.shown)
                if not file.findings:
                    pickle.dump((number, file.data, file.is_unusual), written)
            written.flush()
        except OSError:  # such as a full disk: the first reader tells what there is to tell
            sys.exit(1)

    def _of_the_other(self, other: _Other) -> Iterator[tuple[str, FileRead]]:
        other.process.join()
        if other.process.exitcode != 0:  # killed, or its disk was full: what it took is read here
            return
        other.written.seek(0)
        with suppress(EOFError):
            while True:
                number, data, is_unusual = pickle.load(other.written)  # noqa: S301 - ours, and nameless
                wanted = self._files[number]
                yield wanted.shown, record_of(wanted, data, is_unusual=is_unusual)


def _can_be_copied() -> bool:
    """Whether there is a processor for a copy, and no thread that could hold a lock in it for ever."""
    processors = (
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )
    return hasattr(os, "fork") and len(processors) > 1 and threading.active_count() == 1
