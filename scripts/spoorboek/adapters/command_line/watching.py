"""Watching: who asks is told at once when a file changes.

The system tells of a change in the moment it is made. Not every disk does (a folder shared with a container,
a drive elsewhere), and a system follows only so many folders. So there is also a look every so often, more
often where the system refused.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

NOW_AND_THEN, OFTEN = 2.0, 0.3
"""Seconds between two looks: beside the signs of the system, and without them."""
# Not that a file was read: reading is what follows a change.
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class _Tell(FileSystemEventHandler):
    def __init__(self, tell: Callable[[], None]) -> None:
        self.tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002  # which one is seen later
        self.tell()


@contextmanager
def watch(
    places: Iterable[Path], tell: Callable[[], None], is_behind: Callable[[], bool]
) -> Iterator[None]:
    """Tell of every change below these files and folders; `is_behind` says what a look of our own finds."""
    observer = Observer()
    for place in places:
        observer.schedule(_Tell(tell), str(place), recursive=True, event_filter=_CHANGES)
    try:
        observer.start()
        pause = NOW_AND_THEN
    except OSError:
        pause = OFTEN
    is_over = threading.Event()
    threading.Thread(target=_look, args=[is_over, pause, tell, is_behind], daemon=True).start()
    try:
        yield
    finally:
        is_over.set()
        observer.stop()


def _look(
    is_over: threading.Event, pause: float, tell: Callable[[], None], is_behind: Callable[[], bool]
) -> None:
    while not is_over.wait(pause):
        if is_behind():
            tell()
