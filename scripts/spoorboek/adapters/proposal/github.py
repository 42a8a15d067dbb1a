"""GitHub: its API, asked with the one key of a workflow that may comment."""

import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SECONDS = 30
_MOST_ANSWER = 5_000_000
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NoAnswer(Exception):  # noqa: N818  # it is no error of the program
    """GitHub did not answer as hoped; the message is one line in Dutch."""


class GitHub:
    """The API at an address. The key goes to that address only, never along with a redirect."""

    def __init__(self, address: str, key: str) -> None:
        if not _is_safe(address):
            raise NoAnswer("het adres van de API is niet https")
        self._address, self._key = address.rstrip("/"), key
        self._opener = build_opener(_SafeRedirects)

    def get(self, path: str) -> Any:
        """The answer to a question."""
        answer = self._answer(Request(self._address + path), _MOST_ANSWER)  # noqa: S310  # see __init__
        try:
            return json.loads(answer)
        except ValueError:
            raise NoAnswer("het antwoord van GitHub is geen JSON") from None

    def send(self, method: str, path: str, data: Any) -> None:
        """Make or change something."""
        content = json.dumps(data).encode("ascii")
        request = Request(self._address + path, content, method=method)  # noqa: S310  # see __init__
        request.add_header("Content-Type", "application/json")
        self._answer(request, _MOST_ANSWER)

    def content(self, path: str, most: int) -> bytes:
        """A file, if it is not larger than this."""
        return self._answer(Request(self._address + path), most)  # noqa: S310  # see __init__

    def _answer(self, request: Request, most: int) -> bytes:
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_header("User-Agent", "spoorboek")
        request.add_unredirected_header("Authorization", f"Bearer {self._key}")
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                content: bytes = answer.read(most + 1)
        except HTTPError as error:
            raise NoAnswer(f"GitHub weigert met {error.code}") from None
        except (URLError, OSError, ValueError) as error:
            raise NoAnswer(f"GitHub geeft geen antwoord: {type(error).__name__}") from None
        if len(content) > most:
            raise NoAnswer("het antwoord van GitHub is te groot")
        return content


class _SafeRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        """Where a redirect leads, if that is safe."""
        if not _is_safe(newurl):
            raise NoAnswer("GitHub verwijst naar een adres dat niet https is")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
