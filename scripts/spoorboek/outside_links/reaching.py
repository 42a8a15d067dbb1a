"""Reaching: one request to a host that everybody can reach, and to no other.

Addresses come from strangers, and an answer may lead on to anywhere. So the number behind a name is
looked at before it is called, and the very number that was looked at is called.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

TIMEOUT = 20.0
"""Seconds in which a host must say something, and twice in which it must have said all we ask."""
PORTS = {"http": 80, "https": 443}
MAX_BYTES = 500_000
_AS_WRITTEN = "/%:=&?~#+!$,;'@()*[]-._"

Dial = Callable[[str, str, int], socket.socket]
"""A connection, by scheme, host and port."""


class NotPublic(Exception):  # noqa: N818  # it is an answer, not an error
    """The address leads to a place that not everybody can reach."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a host answered; the body only when it was asked for, and never more than the first part."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet."""
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


def dial_public(scheme: str, host: str, port: int) -> socket.socket:
    """A connection with a public host; every number that its name stands for must be public."""
    if PORTS.get(scheme) != port:
        raise NotPublic(host)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(entry[4][0]) for entry in found]
    if not numbers or not all(map(is_public, numbers)):
        raise NotPublic(host)
    connection = socket.create_connection((numbers[0], port), TIMEOUT)
    if scheme == "http":
        return connection
    try:
        return ssl.create_default_context().wrap_socket(connection, server_hostname=host)
    except BaseException:
        connection.close()
        raise


def request(dial: Dial, method: str, address: str, agent: str) -> Response:
    """One request, with an end to its time and size. Nothing is followed, nothing is remembered."""
    parts = urlsplit(address)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").encode("idna").decode()
    if scheme not in PORTS or not host or parts.username is not None:
        raise NotPublic(address)
    port = parts.port or PORTS[scheme]
    with _in_time(dial(scheme, host, port)) as sock:
        connection = http.client.HTTPConnection(host, port)
        connection.sock = sock
        shown = host if port == PORTS[scheme] else f"{host}:{port}"
        headers = {"Host": shown, "User-Agent": agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, _path(parts.path, parts.query), headers=headers)
        response = connection.getresponse()
        body = response.read(MAX_BYTES) if method == "GET" else b""
        return Response(response.status, {k.lower(): v for k, v in response.getheaders()}, body)


def _path(path: str, query: str) -> str:
    whole = f"{path or '/'}?{query}" if query else path or "/"
    return quote(whole, safe=_AS_WRITTEN)


@contextmanager
def _in_time(sock: socket.socket) -> Iterator[socket.socket]:
    """Hang up when a host keeps talking a little at a time."""

    def hang_up() -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    sock.settimeout(TIMEOUT)
    timer = threading.Timer(2 * TIMEOUT, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield sock
    finally:
        timer.cancel()
        sock.close()
