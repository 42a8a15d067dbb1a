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
from spoorboek.adapters.command_line.preview import QUIET
from spoorboek.evidence_base.folder import EVIDENCE

MOST_SECONDS = 0.5
SAVES = 5
_POLL = 0.02
_CALM, _BUSY = 0.5, 1.0
"""Seconds: shorter than the preview waits for another save, and so long that it is amid the rest."""
_PATIENCE = 60.0
_START = 300.0
_FIELD = "\ndefinition: "


def rows(worlds: Worlds, size: int) -> list[Row]:
    """The middle one of several saves of a term, and of saves while the rest of the site is being made."""
    root = worlds.world(size)
    file = min((root / EVIDENCE / "terms").glob("*.yml"))
    worlds.say(f"voorvertoning starten bij {dutch(size, 0)} records")
    with _preview(root) as address:
        page = f"{address}over/begrippen/{file.stem}/"
        worlds.say(f"{2 * SAVES} keer een bestand bewaren")
        calm = [_save_and_wait(file, page, _CALM) for _ in range(SAVES)]
        busy = [_save_and_wait(file, page, QUIET + _BUSY) for _ in range(SAVES)]
    what = f"bewaren → getoond, {dutch(size, 0)} records"
    return [
        _row("serve", what, calm),
        _row("serve-busy", f"{what}, terwijl de rest van de site nog volgt", busy),
    ]


def _row(name: str, what: str, waits: list[float]) -> Row:
    middle = statistics.median(waits)
    return Row(
        name=name,
        what=what,
        ours=seconds(middle),
        other=f"traagste: {seconds(max(waits))}",
        goal=f"≤ {dutch(MOST_SECONDS, 1)} s",
        reached=middle <= MOST_SECONDS,
        note=f"middelste van {', '.join(map(seconds, waits))}",
        figures={"seconds": waits},
    )


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


def _save_and_wait(file: Path, page: str, pause: float) -> float:
    """Seconds until a word that was just written is on the page, some seconds after the last one was."""
    time.sleep(pause)
    word = f"zichtbaar{secrets.token_hex(6)}"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(_FIELD, f"{_FIELD}{word} ", 1), encoding="utf-8")
    start = time.perf_counter()
    while word not in _served(page):
        if time.perf_counter() - start > _PATIENCE:
            raise MeasurementError(f"na {_PATIENCE:.0f} s is de nieuwe tekst er nog niet")
        time.sleep(_POLL)
    return time.perf_counter() - start
