"""PubMed: the .nbib file of "Send to: Citation manager", and the text of "PubMed" format."""

import re
from collections.abc import Iterator

from spoorboek.reference_files.entry import Loose, Unreadable
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import names_of, whole
from spoorboek.reference_files.tagged import Record, Shape, joined, records

_SHAPE = Shape(re.compile(r"([A-Z]{2,4}) *- ?(.*)$"), begins=frozenset({"PMID"}))
_LOOKS = re.compile(r"^PMID ?- ?\d", re.MULTILINE)
_IDENTIFIER = re.compile(r"(10\.\S+) \[doi\]", re.IGNORECASE)
_LAST_POINT = re.compile(r"(?<=[^.\s])\.$")


def looks_like(text: str) -> bool:
    """Whether somewhere a record opens with its number in PubMed."""
    return bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every record of the file."""
    for record in records(path, text, _SHAPE):
        yield record if isinstance(record, Unreadable) else _loose(path, record)


def _loose(path: str, record: Record) -> Loose:
    is_book = bool(record.first("BTI"))
    identifiers = _IDENTIFIER.search(" ".join(record.all("LID", "AID")))
    title = record.first("TI") or record.first("BTI")
    values = {
        "title": _LAST_POINT.sub("", without_markup(title)),
        "journal": record.first("JT", "TA") if not is_book else "",
        "booktitle": record.first("BTI") if is_book and record.first("TI") else "",
        "year": record.first("DP"),
        "volume": record.first("VI"),
        "number": record.first("IP"),
        "pages": record.first("PG"),
        "publisher": record.first("PB"),
        "isbn": record.first("ISBN").split(" ")[0],
        "issn": record.first("IS").split(" ")[0],
        "doi": identifiers[1] if identifiers else "",
        "pmid": record.first("PMID"),
        "langid": record.first("LA"),
        "abstract": without_markup(record.first("AB")),
        "keywords": joined([*record.all("OT"), *record.all("MH")]),
    }
    authors = names_of(record.all("FAU") or record.all("AU"))
    authors += tuple(map(whole, record.all("CN")))
    editors = names_of(record.all("FED") or record.all("ED"))
    kind = "article" if not is_book else "incollection" if record.first("TI") else "book"
    return Loose(path, record.line, kind, authors, editors, values)
