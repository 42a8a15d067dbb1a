"""Sampling: in which of some named functions a work spends its processor time.

A timer looks every so often where the work is. Unlike counting every call, it does not make what calls much
look slow.
"""

import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, FrameType

EVERY = 0.002
"""Seconds of processor time between two looks."""
REST = "het overige"


@contextmanager
def sampled(parts: Mapping[CodeType, str]) -> Iterator[Counter[str]]:
    """Counts how often each part was being worked on; the innermost one counts, and else `REST`."""
    found: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        while frame is not None and frame.f_code not in parts:
            frame = frame.f_back
        found[parts[frame.f_code] if frame else REST] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        yield found
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def code_of(function: Callable[..., object]) -> CodeType:
    """What runs when a function is called."""
    code: CodeType = function.__code__
    return code
