"""Rest: work that can wait, done in a process of its own that can be ended at any moment.

The process is a copy of this one, with all that was worked out at hand. Ending it costs nothing and takes
no time, wherever it is: what was saved again never waits, and shares this process with nothing. Where a
system makes no such copies (Windows) the work is done here, in a thread that ends between two steps.
"""

import gc
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from spoorboek.pages.sharing import CAN_SHARE
from spoorboek.worker import as_worker

Work = Callable[[Callable[[], None]], bool]
"""What is to be done; it calls what it is given between two steps, and returns whether it changed anything."""


class _EndedError(Exception):
    """Nobody waits for this work any more."""


class Rest:
    """One piece of work after a pause. Once ended it does nothing more, and its outcome is not told."""

    def __init__(
        self,
        pause: float,
        work: Work,
        tell: Callable[[bool], None],
        complain: Callable[[str], None],
    ) -> None:
        self._pause, self._work, self._tell, self._complain = pause, work, tell, complain
        self._is_ended = threading.Event()
        self._process: BaseProcess | None = None
        self._lock = threading.Lock()
        """Held where a process is made or ended: none is made after the end."""
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def is_under_way(self) -> bool:
        """Whether something of it can still happen."""
        return self._thread.is_alive()

    def end(self) -> bool:
        """From here on nothing of it happens; returns whether something still was to happen."""
        is_cut_short = self.is_under_way
        with self._lock:
            self._is_ended.set()
            if self._process:
                self._process.kill()
        self.wait()
        return is_cut_short

    def wait(self) -> None:
        """Until it is done and told."""
        self._thread.join()

    def _follow(self) -> None:
        if self._is_ended.wait(self._pause):
            return
        gc.collect()  # nobody waits now, and what goes before does not stop for it
        try:
            outcome = self._in_copy() if CAN_SHARE else _outcome(self._work, self._go_on)
            self._go_on()
        except _EndedError:
            return
        if isinstance(outcome, str):
            self._complain(outcome)
        else:
            self._tell(outcome)

    def _go_on(self) -> None:
        if self._is_ended.is_set():
            raise _EndedError

    def _in_copy(self) -> bool | str:
        fork = multiprocessing.get_context("fork")
        hears, says = fork.Pipe(duplex=False)
        with hears, says:
            with self._lock:
                self._go_on()
                self._process = fork.Process(target=_do, args=(self._work, says), daemon=True)
                self._process.start()
            says.close()  # else the end of the process would not be the end of what it says
            try:
                outcome: bool | str = hears.recv()
            except EOFError:
                outcome = "het proces werd van buiten beëindigd"
        self._process.join()
        return outcome


def _do(work: Work, says: Connection) -> None:
    """What the copy does: the work, and telling how it went."""
    as_worker()
    for name in ("SIGINT", "SIGHUP"):  # meant for who started this, and that one ends it
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    says.send(_outcome(work, lambda: None))


def _outcome(work: Work, go_on: Callable[[], None]) -> bool | str:
    """Whether it changed anything, or why that is not known: whatever it was, following goes on."""
    try:
        return work(go_on)
    except _EndedError:
        raise
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"
