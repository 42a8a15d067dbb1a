"""Counting server: serves a folder with the headers we ask of a host, and counts every byte it hands over.

Counted at the server, because search fetches from a worker, which the browser's own totals miss.
"""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from spoorboek.pages.hosting import ALWAYS, caching, kind
from spoorboek.pages.servers import SQUEEZED

_SQUEEZED = (*SQUEEZED, "html")


@dataclass
class Traffic:
    """What went over the line: the address and the size of each answer."""

    address: str
    answers: list[tuple[str, int]] = field(default_factory=list)

    def size(self, below: str = "/") -> int:
        """Bytes of all answers to addresses that begin like this."""
        return sum(size for path, size in self.answers if path.startswith(below))


def squeezed(data: bytes) -> bytes:
    """As compressed as gzip can, the same each time."""
    return gzip.compress(data, 9, mtime=0)


@contextmanager
def counting_server(folder: Path, headers: Mapping[str, str] = ALWAYS) -> Iterator[Traffic]:
    """Serve a folder on a free port of this machine; without `headers` of its own, as we ask of a host."""
    traffic = Traffic("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder.resolve(), traffic, headers))
    traffic.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield traffic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@lru_cache(maxsize=512)
def _answer(file: Path) -> tuple[bytes, dict[str, str]]:
    data = file.read_bytes()
    said = {"Content-Type": kind(file.name)}
    if file.suffix.lstrip(".") in _SQUEEZED:
        data, said = squeezed(data), said | {"Content-Encoding": "gzip"}
    return data, said | {"Content-Length": str(len(data))}


def _handler(
    folder: Path, traffic: Traffic, headers: Mapping[str, str]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = (folder / path.lstrip("/")).resolve()
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or folder not in file.parents:
                self.send_error(404)
                return
            data, said = _answer(file)
            self.send_response(200)
            said = {**headers, **said, "Cache-Control": caching(path.lstrip("/"))}
            for name, value in said.items():
                self.send_header(name, value)
            self.end_headers()
            # Counted first: who has read the whole answer may ask for the count at once.
            traffic.answers.append((path, len(data)))
            with suppress(ConnectionError):  # a browser that leaves a page wants no more of it
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - idem
            """Nothing: the count is the log."""

    return Handler
