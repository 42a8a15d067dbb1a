"""Asking: one polite request at a time, to one place, with an end to its time and size.

Nothing is followed to another address. Who asks says its name and, if wanted, where it can be reached.
"""

import datetime
import email.utils
import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from spoorboek import __version__
from spoorboek.literature.answers import NoAnswer, Unreachable
from spoorboek.literature.index import Index, Params

PAUSE = 1.0
"""Seconds between two requests to one index; they allow more."""
TIMEOUT = 20.0
"""Seconds in which an index must say something, and thrice in which its answer must be whole."""
LONGEST_WAIT = 60.0
"""An index that asks for more patience is left for another day."""
TRIES = 3
MAX_BYTES = 10_000_000
_CHUNK = 65_536
_BUSY = frozenset({429, 500, 502, 503, 504})
_SPOKEN = {
    400: "de vraag wordt niet begrepen",
    401: "een sleutel ontbreekt of klopt niet",
    403: "de toegang is geweigerd",
    404: "dit adres bestaat daar niet",
    429: "er is te vaak gevraagd",
}


@dataclass
class Asker:
    """Who asks one index. It waits between requests and is asked for nothing else meanwhile."""

    index: Index
    contact: str = ""
    key: str = ""
    address: str = ""
    """Where the index lives; its own address if nothing else is said."""
    _last: float = field(default=float("-inf"), init=False)

    def __call__(self, path: str, params: Params) -> Any:
        """The JSON that the index answers."""
        target = self.target(path, {**params, **self._who()})
        for tries_left in reversed(range(TRIES)):
            self._pause()
            status, wait, body = self._requested(target)
            if status == http.client.OK:
                return _json(body)
            if status not in _BUSY or not tries_left or wait > LONGEST_WAIT:
                break
            time.sleep(wait)
        raise NoAnswer(_words(status, wait))

    def target(self, path: str, params: Params) -> str:
        """The address of a request, without the scheme and host."""
        return f"{urlsplit(self._address).path}/{path}?{urlencode(params)}"

    @property
    def _address(self) -> str:
        return (self.address or self.index.address).rstrip("/")

    def _who(self) -> Mapping[str, str]:
        told = {self.index.contact: self.contact, "api_key": self.key}
        return {name: value for name, value in told.items() if value}

    def _pause(self) -> None:
        time.sleep(max(0.0, self._last + PAUSE - time.monotonic()))
        self._last = time.monotonic()

    def _requested(self, target: str) -> tuple[int, float, bytes]:
        """Status, seconds to wait before asking again, and the answer; one that leads away is not followed."""
        parts = urlsplit(self._address)
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        reach = f"; mailto:{self.contact}" if self.contact else ""
        headers = {"User-Agent": f"Spoorboek/{__version__} (kennisbank{reach})"}
        connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
        try:
            connection.connect()
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable("geen verbinding") from error
        try:
            connection.request("GET", target, headers=headers | {"Accept": "application/json"})
            response = connection.getresponse()
            wait = _seconds(response.headers.get("Retry-After"))
            return response.status, wait, _whole(response)
        except (OSError, http.client.HTTPException) as error:
            reason = "te laat" if isinstance(error, TimeoutError) else "afgebroken"
            raise NoAnswer(f"het antwoord kwam {reason}") from error
        finally:
            connection.close()


def _whole(response: http.client.HTTPResponse) -> bytes:
    """The answer, if it is whole before its time and within its size."""
    end = time.monotonic() + 3 * TIMEOUT
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise NoAnswer(f"het antwoord is groter dan {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > end:
            raise NoAnswer("het antwoord kwam te laat")
    return b"".join(parts)


def _json(body: bytes) -> Any:
    """What the answer says; an index may put a bare line break in a text."""
    try:
        return json.loads(body.decode("utf-8", errors="replace"), strict=False)
    except (ValueError, RecursionError):
        raise NoAnswer("het antwoord is niet te lezen") from None


def _seconds(written: str | None) -> float:
    """How long an index asks to wait: seconds, or until a moment; a second if it does not say."""
    if written and written.strip().isdecimal():
        return float(written.strip()[:9])
    try:
        moment = email.utils.parsedate_to_datetime(written or "")
        wait = (moment - datetime.datetime.now(datetime.UTC)).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return PAUSE
    return max(wait, PAUSE)


def _words(status: int, wait: float) -> str:
    if status in range(300, 400):
        return f"het stuurt door naar een ander adres ({status}), en dat volgen wij niet"
    if status in _BUSY and wait > LONGEST_WAIT:
        return f"het vraagt {int(wait)} seconden geduld ({status})"
    return f"{_SPOKEN.get(status, 'het geeft een fout')} ({status})"
