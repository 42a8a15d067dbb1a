"""RIS: what Zotero, Mendeley, EndNote, Covidence, Rayyan, Scopus and Ovid export."""

import re
from collections.abc import Iterator

from spoorboek.reference_files.degrees import BY_AN_INSTITUTE, DEGREES, with_degree
from spoorboek.reference_files.entry import Loose, Unreadable
from spoorboek.reference_files.markup import without_markup
from spoorboek.reference_files.names import names_of
from spoorboek.reference_files.tagged import Record, Shape, joined, pages, records

_SHAPE = Shape(
    re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {1,3}-(?: (.*)|()$)"),
    begins=frozenset({"TY"}),
    ends=frozenset({"ER"}),
    around=frozenset({"AN", "DB", "DP", "PROVIDER", "VR", "FN"}),
)
_LOOKS = re.compile(r"^\s{0,3}TY {1,3}- ?[A-Z]", re.MULTILINE)
_TYPES = {
    "JOUR": "article", "JFULL": "article", "ABST": "article", "EJOUR": "article", "INPR": "article",
    "MGZN": "article", "NEWS": "article", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "incollection", "ECHAP": "incollection", "CONF": "inproceedings",
    "CPAPER": "inproceedings", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "ELEC": "online", "WEB": "online", "BLOG": "online", "ICOMM": "online", "UNPB": "unpublished",
    "MANSCPT": "unpublished", "DATA": "dataset", "COMP": "software", "PAMP": "booklet", "STAT": "legislation", "BILL": "legislation",
}  # fmt: skip
_DOI_ALONE = re.compile(r"(?:doi:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
_YEAR_AND_MONTH = re.compile(r"\d{4}/(\d{1,2})(?:/.*)?")
OURS = "Spoorboek"
"""The database that files of our own name: only theirs hold notes that are part of the reference."""
_IN_ANOTHER = frozenset({"incollection", "inproceedings"})


def looks_like(text: str) -> bool:
    """Whether somewhere a record opens with its type."""
    return bool(_LOOKS.search(text))


def entries(path: str, text: str) -> Iterator[Loose | Unreadable]:
    """Every record of the file."""
    for record in records(path, text, _SHAPE):
        yield record if isinstance(record, Unreadable) else _loose(path, record)


def _loose(path: str, record: Record) -> Loose:
    kind = with_degree(_TYPES.get(record.first("TY").upper(), "misc"), record.first("M3"))
    container = record.first("T2", "JO", "JF", "JA", "J2", "J1", "BT", "T3")
    publisher = record.first("PB")
    values = {
        "title": without_markup(
            record.first("TI", "T1", "CT") or (record.first("BT") if kind == "book" else "")
        ),
        "journal": without_markup(container) if kind == "article" else "",
        "booktitle": without_markup(container) if kind in _IN_ANOTHER else "",
        "year": record.first("PY", "Y1", "DA"),
        "month": _month(record.first("DA")),
        "volume": record.first("VL"),
        "number": record.first("IS"),
        "pages": pages(record.first("SP"), record.first("EP")) or record.first("PG"),
        "edition": record.first("ET"),
        "series": _series(record, kind),
        "publisher": publisher if kind not in BY_AN_INSTITUTE else "",
        "institution": publisher if kind in ("thesis", "report") else "",
        "school": publisher if kind in DEGREES else "",
        "address": record.first("CY") if kind != "article" else "",
        "doi": record.first("DO", "DI") or _doi_among(record.all("M3", "N1", "L3", "ID")),
        "url": " ".join(record.all("UR", "L2", "LK")),
        "urldate": record.first("Y2").replace("/", "-"),
        "langid": record.first("LA"),
        "keywords": joined(record.all("KW")),
        "note": record.first("N1") if record.first("DP") == OURS else "",
        "abstract": without_markup(record.first("AB", "N2")),
        _isbn_or_issn(kind): record.first("SN"),
    }
    authors = names_of(record.all("AU", "A1"))
    editors = names_of(record.all("ED", *(["A2"] if kind in _IN_ANOTHER else [])))
    if authors and kind not in _IN_ANOTHER:
        editors = ()
    return Loose(path, record.line, kind, authors, editors, values, record.first("ID"))


def _series(record: Record, kind: str) -> str:
    """The series of a book, or of what the publication stands in."""
    if kind == "book":
        return record.first("T2", "T3")
    return record.first("T3") if kind in _IN_ANOTHER and record.first("T2") else ""


def _month(date: str) -> str:
    found = _YEAR_AND_MONTH.fullmatch(date)
    return str(int(found[1])) if found and 1 <= int(found[1]) <= 12 else ""


def _isbn_or_issn(kind: str) -> str:
    return "isbn" if kind in ("book", "incollection") else "issn"


def _doi_among(values: list[str]) -> str:
    """A DOI that a program put somewhere else."""
    return next(filter(_DOI_ALONE.fullmatch, values), "")
