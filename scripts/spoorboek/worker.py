"""Worker: a process that shares the work of another, and never outlives it."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait


def as_worker() -> None:
    """End with the process that started this one, and quietly: that one tells what there is to tell."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_end_with, args=(starter.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
