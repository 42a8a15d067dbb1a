"""Web of Science: its tagged text, "Plain text file" or "Other reference software" (.ciw)."""

import re
from collections.abc import Iterator

from spoorboek.reference_files.entry import Loose, Unreadable
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import names_of, whole
from spoorboek.reference_files.tagged import Record, Shape, joined, pages, records

_SHAPE = Shape(
    re.compile(r"([A-Z][A-Z0-9])(?: (.*)|()$)"),
    begins=frozenset({"PT"}),
    ends=frozenset({"ER"}),
    around=frozenset({"FN", "VR", "EF"}),
    lists=frozenset({"AU", "AF", "BE", "CA"}),
)
_LOOKS = re.compile(r"^PT [A-Z]$", re.MULTILINE)
_TYPES = {"J": "article", "B": "book", "S": "incollection", "C": "inproceedings"}


def looks_like(text: str) -> bool:
    """Whether somewhere a record opens with its type, a single letter."""
    return bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every record of the file."""
    for record in records(path, text, _SHAPE):
        yield record if isinstance(record, Unreadable) else _loose(path, record)


def _loose(path: str, record: Record) -> Loose:
    kind = _TYPES.get(record.first("PT"), "misc")
    container = without_markup(record.first("SO"))
    article = record.first("AR")
    values = {
        "title": without_markup(record.first("TI")),
        "journal": container if kind == "article" else "",
        "booktitle": container if kind.startswith("in") else "",
        "year": record.first("PY", "EA"),
        "volume": record.first("VL"),
        "number": record.first("IS"),
        "pages": pages(record.first("BP"), record.first("EP")) or article,
        "publisher": record.first("PU"),
        "issn": record.first("SN", "EI"),
        "isbn": record.first("BN"),
        "doi": record.first("DI", "D2"),
        "pmid": record.first("PM"),
        "langid": record.first("LA"),
        "abstract": without_markup(record.first("AB")),
        "keywords": joined(record.first("DE").split(";")),
    }
    authors = names_of(record.all("AF") or record.all("AU"))
    authors += tuple(map(whole, record.all("CA")))
    return Loose(path, record.line, kind, authors, names_of(record.all("BE")), values)
