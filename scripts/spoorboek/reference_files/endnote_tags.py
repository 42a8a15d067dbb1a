"""EndNote's own tags (.enw, also called Refer): what EndNote, Rayyan and many publishers export."""

import re
from collections.abc import Iterator

from spoorboek.reference_files.endnote_types import bibtex_type
from spoorboek.reference_files.entry import Loose, Unreadable
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import names_of
from spoorboek.reference_files.tagged import Record, Shape, joined, records

_SHAPE = Shape(re.compile(r"(%[0-9A-Z@!?$#&()*+^>\[\]~<])(?: (.*)|()$)"), begins=frozenset({"%0"}))
_LOOKS = re.compile(r"^%0 [A-Z]", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether somewhere a record opens with its type."""
    return bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every record of the file."""
    for record in records(path, text, _SHAPE):
        yield record if isinstance(record, Unreadable) else _loose(path, record)


def _loose(path: str, record: Record) -> Loose:
    kind = bibtex_type(record.first("%0"))
    container = without_markup(record.first("%J", "%B"))
    publisher = record.first("%I")
    values = {
        "title": without_markup(record.first("%T")),
        "journal": container if kind == "article" else "",
        "booktitle": without_markup(record.first("%B")) if kind.startswith("in") else "",
        "year": record.first("%D", "%8"),
        "volume": record.first("%V"),
        "number": record.first("%N"),
        "pages": record.first("%P"),
        "edition": record.first("%7"),
        "publisher": publisher if kind not in ("thesis", "report") else "",
        "institution": publisher if kind in ("thesis", "report") else "",
        "address": record.first("%C"),
        "doi": record.first("%R"),
        "url": " ".join(record.all("%U")),
        "langid": record.first("%G"),
        "abstract": without_markup(record.first("%X")),
        "keywords": joined([w for text in record.all("%K") for w in re.split(r"[;\n]", text)]),
        "isbn" if "book" in kind or kind == "incollection" else "issn": record.first("%@"),
    }
    authors, editors = names_of(record.all("%A")), names_of(record.all("%E"))
    return Loose(path, record.line, kind, authors, editors, values, record.first("%F"))
