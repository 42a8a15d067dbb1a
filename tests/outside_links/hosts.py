"""Hosts on this machine that answer as good, sick and hostile sites do."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HANDLES = "/api/handles/"


@dataclass
class Hosts:
    """One server behind every name. `pages` maps `host/path` to a status and headers."""

    pages: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    robots: dict[str, str] = field(default_factory=dict)
    dois: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    dialled: Counter[str] = field(default_factory=Counter)
    port: int = 0

    def dial(self, _scheme: str, host: str, _port: int) -> socket.socket:
        """A connection with this server, whatever host is meant."""
        self.dialled[host] += 1
        return socket.create_connection(("127.0.0.1", self.port), 5)


@contextmanager
def serving(hosts: Hosts) -> Iterator[Hosts]:
    """The hosts, for as long as a test takes."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            name = f"{self.headers['Host']}{self.path}"
            hosts.agents.add(self.headers["User-Agent"])
            if self.path == "/robots.txt":
                text = hosts.robots.get(self.headers["Host"])
                self.say(404 if text is None else 200, {}, (text or "").encode())
                return
            hosts.asked.append(f"{self.command} {name}")
            if self.path.startswith(HANDLES):
                known = self.path.removeprefix(HANDLES) in hosts.dois
                code = 1 if known else 100
                self.say(200 if known else 404, {}, b'{"responseCode": %d}' % code)
                return
            status, headers = hosts.pages.get(name, (404, {}))
            if status == 0:
                self.wfile.write(b"\x00\xff\xfe geen antwoord van een webserver\r\n\r\n")
            elif status == 1:
                self.wfile.write(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * 2_000_000
                )
            elif status == 405 and self.command == "GET":
                self.say(200, {}, b"")
            else:
                self.say(status, headers, b"")

        def say(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Who asks may hang up."""

    server = Server(("127.0.0.1", 0), Handler)
    hosts.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield hosts
    finally:
        server.shutdown()
        server.server_close()
