"""EndNote XML: what EndNote, Bookends and Zotero export as XML.

Every record is cut out and read alone: one that is broken leaves the others whole, and no record can
hold a DOCTYPE, so there are no entities to expand and no files to fetch.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from spoorboek.reference_files.endnote_types import bibtex_type
from spoorboek.reference_files.entry import Loose, Unreadable, shown
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import names_of
from spoorboek.reference_files.tagged import joined

_LOOKS = re.compile(r"<(?:records|record)\b[^<>]*>")
_EDGE = re.compile(r"<(/?)record(?=[\s>])[^<>]*>")
_MOST_CHARACTERS = 2_000_000


def looks_like(text: str) -> bool:
    """Whether the text is XML with records in it."""
    return text.lstrip().startswith("<") and bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every record; one that is not closed ends where the next begins."""
    line = counted = 0
    for start, end in _records(text):
        line, counted = line + text.count("\n", counted, start), start
        piece = text[start:end]
        try:
            yield _loose(path, line + 1, _tree(piece))
        except (ElementTree.ParseError, ValueError, RecursionError) as error:
            yield _broken(path, line + 1, piece, error)


def _records(text: str) -> Iterator[tuple[int, int]]:
    start = -1
    for edge in _EDGE.finditer(text):
        if edge[1]:
            if start >= 0:
                yield start, edge.end()
            start = -1
            continue
        if start >= 0:
            yield start, edge.start()
        start = edge.start()
    if start >= 0:
        yield start, len(text)


def _tree(piece: str) -> ElementTree.Element:
    if len(piece) > _MOST_CHARACTERS:
        message = f"record van {len(piece)} tekens is te groot"
        raise ValueError(message)
    return ElementTree.fromstring(piece.encode("utf-8", "replace"))  # noqa: S314


def _broken(path: str, line: int, piece: str, error: Exception) -> Unreadable:
    column = 1
    if isinstance(error, ElementTree.ParseError):
        below, column = error.position
        line += below - 1
        piece = piece.split("\n")[below - 1][max(0, column - 20) :]
    message = f"record is geen geldige XML: '{shown(piece, 60)}'"
    hint = "Voer het opnieuw uit; ontbreekt hier een eindmarkering, of staat er een & of < te veel?"
    return Unreadable(path, line, column + 1, message, hint)


def _loose(path: str, line: int, record: ElementTree.Element) -> Loose:
    kind_of = record.find("ref-type")
    kind = bibtex_type((kind_of.get("name") or "") if kind_of is not None else "")
    container = _text(record, "titles/secondary-title", "periodical/full-title", "alt-title")
    publisher = _text(record, "publisher")
    values = {
        "title": _text(record, "titles/title"),
        "journal": container if kind == "article" else "",
        "booktitle": container if kind.startswith("in") else "",
        "year": _text(record, "dates/year", "dates/pub-dates/date"),
        "volume": _text(record, "volume"),
        "number": _text(record, "number", "issue"),
        "pages": _text(record, "pages"),
        "edition": _text(record, "edition"),
        "publisher": publisher if kind not in ("thesis", "report") else "",
        "institution": publisher if kind in ("thesis", "report") else "",
        "address": _text(record, "pub-location"),
        "isbn" if "book" in kind or kind == "incollection" else "issn": _text(record, "isbn"),
        "doi": _text(record, "electronic-resource-num"),
        "url": " ".join(
            _texts(record, "urls/related-urls/url") + _texts(record, "urls/web-urls/url")
        ),
        "langid": _text(record, "language"),
        "abstract": _text(record, "abstract"),
        "keywords": joined(_texts(record, "keywords/keyword")),
    }
    authors = names_of(_texts(record, "contributors/authors/author"))
    editors = names_of(_texts(record, "contributors/secondary-authors/author"))
    return Loose(
        path, line, kind, authors, editors if kind.startswith("in") or not authors else (), values
    )


def _texts(record: ElementTree.Element, path: str) -> list[str]:
    """The text of every element there, without the styles around its letters."""
    return [text for found in record.iterfind(path) if (text := "".join(found.itertext()).strip())]


def _text(record: ElementTree.Element, *paths: str) -> str:
    found = next((texts[0] for path in paths if (texts := _texts(record, path))), "")
    return without_markup(" ".join(found.split()))
