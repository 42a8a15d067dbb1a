"""Asking: what one address answers, asked as politely as a program can.

A DOI is asked of those who register them, not of a publisher: that is where it is known whether the name
exists, and publishers refuse programs. Other pages are asked for their head first.
"""

import http.client
import json
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from spoorboek.outside_links.history import doi_in
from spoorboek.outside_links.reaching import Dial, NotPublic, Response, dial_public, request

PAUSE = 1.0
"""Seconds between two questions to one host."""
LONGEST_WAIT = 30.0
"""A host that asks for more patience is left for another day."""
MOST_STEPS = 6
REGISTRY = "https://doi.org/api/handles/"
_LEADS_ON = (301, 302, 303, 307, 308)
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: a status of HTTP, or a word where there was none."""

    text: str
    is_host_busy: bool = False
    """Whether its host asked to be left alone for now."""


@dataclass
class Asker:
    """Who asks. It waits between questions to one host and reads what a host wants of programs."""

    agent: str
    dial: Dial = dial_public
    pause: float = PAUSE
    registry: str = REGISTRY
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, address: str) -> Answer:
        """The answer of an address; whatever goes wrong on the way is an answer too."""
        try:
            doi = doi_in(address)
            return self._registered(doi) if doi else self._followed(address)
        except NotPublic:
            return Answer("not-public")
        except socket.gaierror:
            return Answer("no-host")
        except ssl.SSLError:
            return Answer("tls")
        except TimeoutError:
            return Answer("timeout")
        except (OSError, http.client.HTTPException, ValueError, RecursionError):
            return Answer("no-answer")

    def _registered(self, doi: str) -> Answer:
        """Whether a DOI is registered: 200 for yes and 404 for no, as the registry itself says."""
        response = self._asked("GET", self.registry + quote(doi, safe="/"))
        if response.status not in (200, 404):
            return _plain(response)
        said = json.loads(response.body)
        code = said.get("responseCode") if isinstance(said, dict) else None
        return Answer("200" if code == 1 else "404" if code == 100 else "no-answer")

    def _followed(self, address: str) -> Answer:
        """The answer at the end of the road; every step is judged like the first."""
        seen: set[str] = set()
        while address not in seen and len(seen) < MOST_STEPS:
            seen.add(address)
            if not self._may_ask(address):
                return Answer("robots")
            response = self._asked("HEAD", address)
            if response.status >= 400 and response.status != 429:  # some hosts only know GET
                response = self._asked("GET", address)
            target = response.headers.get("location", "")
            if response.status not in _LEADS_ON or not target:
                return _plain(response)
            address = urljoin(address, target).partition("#")[0]
        return Answer("loop")

    def _asked(self, method: str, address: str) -> Response:
        """One question; a host that is busy is asked once more, if it does not want too much patience."""
        self._wait_for(address)
        response = request(self.dial, method, address, self.agent)
        wait = _seconds(response.headers.get("retry-after", ""))
        if response.status in _BUSY and 0 < wait <= LONGEST_WAIT:
            time.sleep(wait)
            response = request(self.dial, method, address, self.agent)
        return response

    def _wait_for(self, address: str) -> None:
        host = urlsplit(address).netloc
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._last.get(host, float("-inf")) + self.pause)
            self._last[host] = turn
        time.sleep(turn - now)

    def _may_ask(self, address: str) -> bool:
        """Whether the host lets programs come here; without a word of it they may."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            response = self._asked("GET", f"{origin}/robots.txt")
            rules = RobotFileParser()
            text = response.body.decode("utf-8", "replace") if response.status == 200 else ""
            rules.parse(text.splitlines())
            self._robots[origin] = rules
        return self._robots[origin].can_fetch(self.agent, address)


def _plain(response: Response) -> Answer:
    return Answer(f"{response.status:03d}", response.status in _BUSY)


def _seconds(written: str) -> float:
    """How long a host asks to wait; a moment instead of a number is left for another day."""
    return float(written[:6]) if written.strip().isdecimal() else LONGEST_WAIT + 1
