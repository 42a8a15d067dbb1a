"""Rounds: every address asked in its turn, hosts side by side, for as long as there is time."""

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from spoorboek.outside_links.asking import Answer
from spoorboek.outside_links.history import last_asked
from spoorboek.outside_links.kept import Kept

AT_ONCE = 6
"""So many hosts are asked at the same time, each one question at a time."""

Ask = Callable[[str], Answer]


def waiting(addresses: Iterable[str], kept: Kept, day: str) -> list[str]:
    """The addresses that were not asked today, the longest forgotten first: so a round resumes."""
    asked = {address: last_asked(kept.get(address, ())) for address in addresses}
    return sorted((a for a in asked if asked[a] != day), key=lambda a: (asked[a], a))


def answers(addresses: Iterable[str], ask: Ask, seconds: float) -> Iterator[tuple[str, Answer]]:
    """The answers as they come. What is not asked in time, or whose host is busy, waits for another day."""
    lanes: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    found: queue.SimpleQueue[tuple[str, Answer] | None] = queue.SimpleQueue()
    end = time.monotonic() + seconds
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).netloc].append(address)
    for lane in sorted(by_host.values(), key=len, reverse=True):
        lanes.put(lane)

    def work() -> None:
        try:
            while time.monotonic() < end:
                for address in lanes.get_nowait():
                    if time.monotonic() >= end:
                        break
                    answer = ask(address)
                    found.put((address, answer))
                    if answer.is_host_busy:
                        break
        except queue.Empty:
            pass
        finally:
            found.put(None)

    busy = min(AT_ONCE, len(by_host))
    for _ in range(busy):
        threading.Thread(target=work, daemon=True).start()  # whoever stops us does not wait for it
    while busy:
        one = found.get()
        if one is None:
            busy -= 1
        else:
            yield one
