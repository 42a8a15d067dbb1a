"""Writing RIS: a reference in the lines that Zotero, EndNote, Mendeley and most databases read.

Every value stands on one line behind its own tag, so that nothing in it can begin another.
"""

from collections.abc import Iterator, Mapping

from spoorboek.reference import Reference
from spoorboek.reference_files.bibtex import loose
from spoorboek.reference_files.degrees import DEGREES
from spoorboek.reference_files.entry import OTHERS, Loose, Name
from spoorboek.reference_files.names import name_of
from spoorboek.reference_files.ris import OURS
from spoorboek.reference_files.tidying import clean

_TYPES = {
    "article": "JOUR", "book": "BOOK", "incollection": "CHAP", "inproceedings": "CPAPER",
    "proceedings": "CONF", "phdthesis": "THES", "mastersthesis": "THES", "thesis": "THES",
    "techreport": "RPRT", "report": "RPRT", "online": "ELEC", "unpublished": "UNPB",
    "booklet": "PAMP", "dataset": "DATA", "software": "COMP", "legislation": "STAT",
}  # fmt: skip
_ANYTHING = "GEN"
_SINGLE = {
    "title": "TI", "year": "PY", "volume": "VL", "number": "IS", "edition": "ET",
    "publisher": "PB", "address": "CY", "doi": "DO", "url": "UR", "note": "N1",
}  # fmt: skip
"""The fields that have one tag, whatever the type."""
NOT_CARRIED = ("pmid", "abstract")
"""What we leave out: a number for which RIS has no tag, and texts to which somebody has the rights."""


def as_ris(reference: Reference) -> str:
    """The reference as one record, ended as RIS asks."""
    lines = (f"{tag}  - {clean(value)}\r\n" for tag, value in _lines(reference) if clean(value))
    return "".join(lines) + "ER  - \r\n"


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    entry = loose(reference)
    values = entry.values
    yield "TY", _TYPES.get(entry.type, _ANYTHING)
    yield "ID", reference.key
    yield from (("AU", _name(name)) for name in entry.authors)
    yield from (("ED", _name(name)) for name in entry.editors)
    yield from ((tag, values.get(name, "")) for name, tag in _SINGLE.items())
    yield "M3", DEGREES.get(entry.type, "")
    yield from _container(values)
    yield "PB", values.get("institution", "") or values.get("school", "")
    yield "SN", values.get("isbn", "") or values.get("issn", "")
    yield from _pages(values.get("pages", ""))
    yield "DA", _date(entry)
    yield "Y2", values.get("urldate", "").replace("-", "/")
    yield "LA", reference.language or values.get("langid", "")
    yield from (("KW", word) for word in values.get("keywords", "").split(","))
    yield "DP", OURS


def _container(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the publication stands in, and the series of that."""
    container = values.get("journal") or values.get("booktitle") or ""
    yield "T2", container or values.get("series", "")
    yield "T3", values.get("series", "") if container else ""


def _pages(written: str) -> Iterator[tuple[str, str]]:
    """A range as its first and last page; anything else as it stands."""
    parts = [part.strip() for part in written.replace("--", "–").split("–")]
    if len(parts) == 2 and all(parts):
        yield from zip(("SP", "EP"), parts, strict=True)
    else:
        yield "SP", written


def _date(entry: Loose) -> str:
    """Year and month, where there is a month."""
    year, month = entry.values.get("year", ""), entry.values.get("month", "")
    return f"{year}/{month.zfill(2)}//" if year and month.isdecimal() else ""


def _name(name: Name) -> str:
    """A name as RIS has it; a comma behind a whole name that would else be read as a person's."""
    if name == OTHERS:
        return "et al."
    if not name.is_whole:
        return ", ".join(filter(None, (name.family, name.given, name.suffix)))
    return name.family if name_of(name.family) == name else f"{name.family.replace(',', ';')},"
