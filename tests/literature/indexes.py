"""An index on this machine that answers as a test tells it to, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

DATA = Path(__file__).parent / "data"


@dataclass
class Request:
    path: str
    params: dict[str, str]
    headers: dict[str, str]


@dataclass
class Answer:
    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Told:
    """An index: where it is and what it was asked."""

    address: str
    requests: list[Request] = field(default_factory=list)


def recorded(name: str) -> Answer:
    return Answer((DATA / f"{name}.json").read_bytes())


def said(data: Any) -> Answer:
    return Answer(json.dumps(data).encode())


@contextmanager
def serving(answer: Callable[[Request, int], Answer]) -> Iterator[Told]:
    """Answers a request, given how many came before it."""
    told = Told("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            request = Request(parts.path, dict(parse_qsl(parts.query)), dict(self.headers))
            told.requests.append(request)
            reply = answer(request, len(told.requests) - 1)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
