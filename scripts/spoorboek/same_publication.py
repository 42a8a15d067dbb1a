"""Same publication: the marks by which two references are one work.

The DOI decides; then the web address; then the title together with year and first author. Works with
different DOIs are different works, whatever else is equal. What one of the two leaves unknown
contradicts nothing, but a title alone is not enough as soon as more is known of either.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar
from urllib.parse import unquote


class Mark(StrEnum):
    """By what two references are seen to be one publication, strongest first."""

    DOI = "doi"
    URL = "url"
    TITLE = "title"

    @property
    def label(self) -> str:
        """The mark in Dutch: what is the same."""
        return _LABELS[self]


_LABELS = {
    Mark.DOI: "dezelfde DOI",
    Mark.URL: "hetzelfde webadres",
    Mark.TITLE: "dezelfde titel",
}


class Publication(Protocol):
    """What must be known of a work to recognise it; all plain text, empty when unknown."""

    @property
    def doi(self) -> str:
        """The DOI."""

    @property
    def url(self) -> str:
        """The web address."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def year(self) -> str:
        """The year."""

    @property
    def first_author(self) -> str:
        """The family name of the first author, or the name of an organisation."""


_DOI_ADDRESS = re.compile(
    r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|(?:https?://)?doi:\s*", re.IGNORECASE
)
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[^a-z0-9]")
_PARTICLES = frozenset(
    {
        "van", "von", "vom", "vd", "der", "den", "de", "het", "t", "ten", "ter", "te", "op", "in",
        "zu", "zum", "zur", "la", "le", "les", "l", "du", "des", "di", "da", "d", "del", "della",
        "dos", "do", "el", "al", "af", "av",
    }
)  # fmt: skip

AnyPublication = TypeVar("AnyPublication", bound=Publication)


class Match(NamedTuple, Generic[AnyPublication]):
    """An earlier publication that is the same one, and the strongest mark by which that is seen."""

    publication: AnyPublication
    mark: Mark


class _Seen(NamedTuple):
    """What is compared of a publication, worked out once."""

    doi: str
    address: str
    title: str
    year: str
    author: str

    @classmethod
    def of(cls, publication: Publication) -> "_Seen":
        return cls(
            plain_doi(publication),
            _address(publication.url),
            _letters(publication.title),
            publication.year.strip(),
            plain_name(publication.first_author),
        )


_Key = tuple[Mark, str, str, str]


class KnownPublications(Generic[AnyPublication]):
    """Publications that can be found again by their marks, each look-up in constant time."""

    def __init__(self) -> None:
        self._by_mark: dict[_Key, list[tuple[AnyPublication, str]]] = {}
        self._dois: dict[str, AnyPublication] = {}

    def add(self, publication: AnyPublication) -> None:
        """Remember a publication under each of its marks; the first one under a mark is kept."""
        self._add(publication, _Seen.of(publication))

    def same_as(self, publication: Publication) -> Match[AnyPublication] | None:
        """The publication that this one is, with the strongest mark, if it is known."""
        return self._same_as(_Seen.of(publication))

    def meet(self, publication: AnyPublication) -> Match[AnyPublication] | None:
        """As `same_as`; after that it is known as well."""
        seen = _Seen.of(publication)
        match = self._same_as(seen)
        self._add(publication, seen)
        return match

    def _add(self, publication: AnyPublication, seen: _Seen) -> None:
        if seen.doi:
            self._dois.setdefault(seen.doi, publication)
        for mark in (*_by_address(seen), *_kept_titles(seen)):
            kept = self._by_mark.setdefault(mark, [])
            # The first one, and the first without a DOI: no more can be asked for.
            if not kept or (len(kept) == 1 and kept[0][1] and not seen.doi):
                kept.append((publication, seen.doi))

    def _same_as(self, seen: _Seen) -> Match[AnyPublication] | None:
        if seen.doi in self._dois:
            return Match(self._dois[seen.doi], Mark.DOI)
        for mark in (*_by_address(seen), *_asked_titles(seen)):
            for earlier, doi in self._by_mark.get(mark, ()):
                if not (seen.doi and doi):
                    return Match(earlier, mark[0])
        return None


def plain_doi(publication: Publication) -> str:
    """The DOI in one form; one that only stands in the web address counts as well."""
    written = publication.doi
    if not written and _DOI_ADDRESS.match(publication.url):
        written = publication.url
    return unquote(_DOI_ADDRESS.sub("", written.strip(), count=1)).lower() if written else ""


def plain_name(name: str) -> str:
    """A family name without what is written before or behind it: "van der Berg" is "berg"."""
    words = _letters(name, between=" ").split()
    return "".join([word for word in words if word not in _PARTICLES] or words)


def _address(url: str) -> str:
    """A web address without what differs between two ways of writing it."""
    host, slash, path = _SCHEME.sub("", url.strip(), count=1).rstrip("/").partition("/")
    return host.lower() + slash + path


def _by_address(seen: _Seen) -> Iterator[_Key]:
    if seen.address:
        yield Mark.URL, seen.address, "", ""


def _kept_titles(seen: _Seen) -> Iterator[_Key]:
    """A title as it is asked for by those who know as much, and by those who know less."""
    _, _, title, year, author = seen
    if title:
        yield Mark.TITLE, title, year, author
        if year and author:
            yield Mark.TITLE, title, year, "*"
            yield Mark.TITLE, title, "*", author


def _asked_titles(seen: _Seen) -> Iterator[_Key]:
    """What is the same title: year and author equal, or one equal and the other unknown."""
    _, _, title, year, author = seen
    if title:
        yield Mark.TITLE, title, year, author
        if year and author:
            yield Mark.TITLE, title, year, ""
            yield Mark.TITLE, title, "", author
        elif year or author:
            yield Mark.TITLE, title, year or "*", author or "*"


def _letters(text: str, between: str = "") -> str:
    """Only letters and digits, without accents and capitals; other signs become `between`."""
    if text.isascii():  # nothing to take apart
        return _NO_LETTERS.sub(between, text.lower())
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c if c.isalnum() else between for c in bare if not unicodedata.combining(c))
