"""Reference: one entry of a BibTeX file, and what its fields say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from spoorboek.latex import plain

KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LANGUAGES = {
    "english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en",
    "dutch": "nl", "german": "de", "ngerman": "de", "french": "fr", "danish": "da",
    "swedish": "sv", "norwegian": "no", "finnish": "fi", "spanish": "es", "italian": "it",
}  # fmt: skip
"""The code of each language, by its name in `langid`."""
_DOI_ADDRESS = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"'{}\\]+")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}\\^`|]")
_USER = re.compile(r"https?:/*([^/?#]*)@", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_AND, _COMMA = re.compile(r"[{}]|\sand\s"), re.compile(r"[{}]|,")


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a BibTeX file; `fields` holds the values as written, names in lower case."""

    key: str
    type: str
    fields: Mapping[str, str] = field(hash=False)
    path: str
    line: int

    @property
    def title(self) -> str:
        """The title as plain text."""
        return plain(self.fields.get("title", ""))

    @property
    def year(self) -> str:
        """The year as written, or nothing: an unknown year is not guessed."""
        if written := plain(self.fields.get("year", "")):
            return written
        found = _YEAR.match(self.fields.get("date", "").strip())
        return found.group() if found else ""

    @property
    def doi(self) -> str:
        """The DOI in lower case, without the address of its resolver."""
        written = _unescaped(self.fields.get("doi", ""))
        return _DOI_ADDRESS.sub("", written, count=1).lower()

    @property
    def url(self) -> str:
        """The web address, without the backslashes that LaTeX wants in it."""
        return _unescaped(self.fields.get("url", ""))

    @property
    def first_author(self) -> str:
        """The family name of the first author or else editor; of an organisation its name."""
        first = _until(_AND, self.fields.get("author") or self.fields.get("editor") or "")
        family = _until(_COMMA, first)
        if family == first and first and not first.startswith("{"):
            family = first.split()[-1]
        return plain(family)

    @property
    def language(self) -> str:
        """The code of the language it is written in, or nothing when unknown."""
        return LANGUAGES.get(self.fields.get("langid", "").strip().lower(), "")

    @property
    def title_language(self) -> str:
        """The language of the title; one between [ and ] is our description, in Dutch."""
        return "nl" if self.title.startswith("[") and self.title.endswith("]") else self.language


def user_in(address: str) -> str:
    """What stands before the @ where an address says its site: it looks like the site, and is not."""
    found = _USER.match(address)
    return f"{found[1]}@" if found else ""


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address on the web, and nothing else; not one that hides its site."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  # an impossible port raises here
    except ValueError:
        return False
    is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    return is_web and not user_in(text) and not _NOT_IN_ADDRESS.search(text)


def _until(edge: re.Pattern[str], text: str) -> str:
    """What stands before an edge; one between braces is a word like any other."""
    depth = 0
    for found in edge.finditer(text):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            return text[: found.start()].strip()
    return text.strip()


def _unescaped(written: str) -> str:
    return re.sub(r"\\([_&%#~$])", r"\1", written).strip()
