"""Serving: from saving a file to the new text being served."""

import secrets
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.child import MeasurementError
from bench.report import Row, dutch, seconds
from bench.worlds import Worlds
from spoorboek.evidence_base.folder import EVIDENCE

MOST_SECONDS = 0.5
SAVES = 5
_POLL = 0.02
_PATIENCE = 60.0
_START = 300.0
_FIELD = "\ndefinition: "


def rows(worlds: Worlds, size: int) -> list[Row]:
    """The middle one of several saves of a term."""
    root = worlds.world(size)
    file = min((root / EVIDENCE / "terms").glob("*.yml"))
    worlds.say(f"voorvertoning starten bij {dutch(size, 0)} records")
    with _preview(root) as address:
        page = f"{address}over/begrippen/{file.stem}/"
        worlds.say(f"{SAVES} keer een bestand bewaren")
        waits = [_save_and_wait(file, page) for _ in range(SAVES)]
    middle = statistics.median(waits)
    listed = ", ".join(seconds(wait) for wait in waits)
    return [
        Row(
            name="serve",
            what=f"bewaren → getoond, {dutch(size, 0)} records",
            ours=seconds(middle),
            other=f"traagste: {seconds(max(waits))}",
            goal=f"≤ {dutch(MOST_SECONDS, 1)} s",
            reached=middle <= MOST_SECONDS,
            note=f"middelste van {listed}",
            figures={"seconds": waits},
        )
    ]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _preview(root: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-c", "from spoorboek.adapters.command_line import main; main()"]
    words = ["serve", "--root", str(root), "--port", str(port)]
    log = root / "serve.log"
    with log.open("w", encoding="utf-8") as lines:
        process = subprocess.Popen([*command, *words], stdout=lines, stderr=lines)
        try:
            address = f"http://127.0.0.1:{port}/"
            deadline = time.monotonic() + _START
            while not _served(address):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise MeasurementError(
                        f"serve start niet: {log.read_text('utf-8').strip()[-300:]}"
                    )
                time.sleep(0.2)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def _served(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def _save_and_wait(file: Path, page: str) -> float:
    """Seconds until a word that was just written is on the page."""
    time.sleep(0.5)  # nothing of an earlier save is under way any more
    word = f"zichtbaar{secrets.token_hex(6)}"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(_FIELD, f"{_FIELD}{word} ", 1), encoding="utf-8")
    start = time.perf_counter()
    while word not in _served(page):
        if time.perf_counter() - start > _PATIENCE:
            raise MeasurementError(f"na {_PATIENCE:.0f} s is de nieuwe tekst er nog niet")
        time.sleep(_POLL)
    return time.perf_counter() - start
