"""Rows: references as ASReview and Rayyan write and read them, in CSV and in RIS.

A row is a line of a table or an entry of RIS; its fields have the names of the columns of CSV. Cells that
a spreadsheet would take for a formula get an apostrophe in front when written, and lose it when read.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spoorboek.reasoning.table import as_meant, held

MAX_CHARACTERS = 20_000_000
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
_FIELD_OF_TAG = {
    "TI": "title", "T1": "title", "AB": "abstract", "N2": "abstract", "PY": "year", "Y1": "year",
    "DO": "doi", "UR": "url", "AU": "authors", "A1": "authors", "N1": "notes", "AN": "key",
    "T2": "journal", "JO": "journal",
}  # fmt: skip
_TAG_OF_FIELD = {
    "title": "TI", "authors": "AU", "year": "PY", "journal": "T2", "abstract": "AB", "doi": "DO",
    "url": "UR", "notes": "N1",
}  # fmt: skip
BETWEEN = ";"
"""Between authors, and between notes, in a cell."""


class NotReadable(Exception):  # noqa: N818  # it is no error of the program
    """The file cannot be read as a table or RIS; the message says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One reference in a file of others; what it does not say is empty."""

    line: int
    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    @property
    def doi(self) -> str:
        """The DOI; what another program glued behind it is left off."""
        return (self["doi"].split() or [""])[0]

    @property
    def url(self) -> str:
        """The first web address."""
        return (self["url"].split() or [""])[0]

    @property
    def title(self) -> str:
        """The title."""
        return self["title"]

    @property
    def year(self) -> str:
        """Four digits, or nothing."""
        found = re.search(r"\d{4}", self["year"])
        return found.group() if found else ""

    @property
    def first_author(self) -> str:
        """The family name of the first author."""
        first = re.split(r"\s+and\s+|;", self["authors"])[0]
        return first.partition(",")[0].strip()


def read_rows(text: str, name: str) -> list[Row]:
    """The rows of a file, by the end of its name."""
    if len(text) > MAX_CHARACTERS:
        raise NotReadable(
            f"bestand is groter dan {MAX_CHARACTERS // 1_000_000} miljoen tekens; lees het in delen in"
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if name.lower().endswith(".ris"):
        return list(_ris_rows(text))
    return list(_csv_rows(text, "\t" if name.lower().endswith(".tsv") else ","))


def write_rows(rows: Iterable[Mapping[str, str]], columns: tuple[str, ...], name: str) -> str:
    """A file with these rows: RIS or CSV, by the end of its name."""
    if name.lower().endswith(".ris"):
        return "".join(_ris_entry(row) for row in rows)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([held(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    if delimiter == "," and text.partition("\n")[0].count(";") > text.partition("\n")[0].count(","):
        delimiter = ";"
    csv.field_size_limit(MAX_CHARACTERS)
    table = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(table, [])]
        if "title" not in header:
            raise NotReadable("er is geen kolom 'title'")
        begins = table.line_num + 1
        for cells in table:
            if any(cells):
                yield Row(begins, dict(zip(header, map(as_meant, cells), strict=False)))
            begins = table.line_num + 1
    except csv.Error:
        raise NotReadable(f"regel {table.line_num} is geen CSV") from None


def _ris_rows(text: str) -> Iterator[Row]:
    fields: dict[str, list[str]] = {}
    begins, last = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        tag, value = found.groups("") if (found := _TAG.fullmatch(line.rstrip())) else ("", "")
        if tag == "TY":
            begins, fields, last = number, {}, ""
        elif tag == "ER" and begins:
            yield Row(begins, {name: BETWEEN.join(values) for name, values in fields.items()})
            begins, last = 0, ""
        elif tag:
            last = _FIELD_OF_TAG.get(tag, "")
            if last:
                fields.setdefault(last, []).append(value)
        elif last and line.strip():
            fields[last][-1] += f" {line.strip()}"
    if begins:
        raise NotReadable(f"de verwijzing op regel {begins} wordt niet afgesloten met ER")


def _ris_entry(row: Mapping[str, str]) -> str:
    lines = [f"TY  - {row.get('type') or 'GEN'}"]
    for field, tag in _TAG_OF_FIELD.items():
        values = row.get(field, "")
        parts = values.split(BETWEEN) if field in ("authors", "notes") else [values]
        lines += [f"{tag}  - {' '.join(part.split())}" for part in parts if part.strip()]
    return "\n".join([*lines, "ER  - ", "", ""])
