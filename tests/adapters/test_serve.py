"""`serve` as a reader meets it: what is saved is shown, and who asks it to stop is heard."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from tests.adapters.worlds import buildable_world

COMMAND = [sys.executable, "-c", "from spoorboek.adapters.command_line import main; main()"]
PATIENCE = 240
TERM = "evidence/terms/uitleg.yml"
WORD = "Zichtbaar"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (URLError, ConnectionError):
        return ""


def wait_for(address: str, word: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while word not in read(address):
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < end, f"'{word}' kwam niet op {address}"
        time.sleep(0.1)


def test_what_is_saved_is_shown_and_a_request_to_stop_is_heard(tmp_path: Path):
    """No rest of the work goes on, and nothing of it is told as a fault of the program."""
    root, port = buildable_world(tmp_path), free_port()
    words = ["serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen([*COMMAND, *words], text=True, stderr=subprocess.PIPE) as process:
        try:
            page = f"http://127.0.0.1:{port}/over/begrippen/uitleg/"
            wait_for(page, "Vertellen wat er kan", process)
            assert "livereload" in read(page), "the browser hears of what is saved"
            text = (root / TERM).read_text(encoding="utf-8")
            (root / TERM).write_text(text.replace("Vertellen", WORD), encoding="utf-8")
            wait_for(page, WORD, process)
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=PATIENCE)[1]
        finally:
            process.kill()
    assert process.returncode == 128 + signal.SIGTERM
    assert "bijgewerkt in" in said
    assert "Traceback" not in said
