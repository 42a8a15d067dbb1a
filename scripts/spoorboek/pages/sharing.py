"""Sharing: work done by several processes at once, each taking the next piece when its last is done.

The processes are copies of this one (`fork`), so that nothing is handed over: what was read is there.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess

from spoorboek.worker import as_worker

Piece = Callable[[], object]
CAN_SHARE = hasattr(os, "fork")
MOST_PIECES = 10_000
"""Their tickets must fit in a pipe that nobody reads from yet."""
_TICKET = 4
"""Bytes; so few are read from a pipe as a whole."""


def share_out(pieces: Sequence[Piece], workers: int) -> bool:
    """Do every piece, begun in this order; returns whether all came to an end.

    Who is ready takes the next ticket. A pipe gives each ticket once and ends by itself, also where a
    worker was killed: there is no lock that it could have kept.
    """
    tickets, given = os.pipe()
    fork = multiprocessing.get_context("fork")
    running = [fork.Process(target=_work, args=(pieces, tickets, given)) for _ in range(workers)]
    os.write(given, b"".join(n.to_bytes(_TICKET) for n in range(len(pieces))))
    try:
        for process in running:
            process.start()
        os.close(given)
        for process in running:
            process.join()
    finally:
        _end(running)
        os.close(tickets)
        with suppress(OSError):  # closed already, unless a worker could not be started
            os.close(given)
    return not any(process.exitcode for process in running)


def _work(pieces: Sequence[Piece], tickets: int, given: int) -> None:
    """What one worker does."""
    as_worker()
    os.close(given)
    while ticket := os.read(tickets, _TICKET):
        pieces[int.from_bytes(ticket)]()


def _end(running: Iterable[BaseProcess]) -> None:
    """Whatever happened, no worker goes on."""
    for process in running:
        if process.is_alive():
            process.terminate()
            process.join()
