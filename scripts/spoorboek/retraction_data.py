"""Retraction data: what a Retraction Watch or Crossref export says about works that we know.

A CSV file is read row by row, so that its size does not matter. What cannot be read becomes a
`Trouble` with its line; nothing raises for what somebody else wrote, but for a file that is of no
known kind.
"""

import csv
import datetime
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from spoorboek.finding import visible
from spoorboek.system_error import refusal

MAX_JSON_BYTES = 200_000_000
MAX_FIELD = 1_000_000
STEP = 20_000
"""After so many rows or works somebody who waits is told."""
_COLUMNS = ("OriginalPaperDOI", "RetractionNature", "RetractionDate")
_RESOLVER = re.compile(r"^(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


class Nature(StrEnum):
    """What a notice does to a work."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CONCERN = "expression of concern"
    REINSTATEMENT = "reinstatement"


_OF_CROSSREF: Mapping[str, Nature] = {
    "retraction": Nature.RETRACTION,
    "withdrawal": Nature.RETRACTION,
    "removal": Nature.RETRACTION,
    "partial_retraction": Nature.CORRECTION,
    "correction": Nature.CORRECTION,
    "corrigendum": Nature.CORRECTION,
    "erratum": Nature.CORRECTION,
    "expression_of_concern": Nature.CONCERN,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One notice about one work. `day` and `address` are empty when the export does not say."""

    doi: str
    pmid: str
    nature: Nature
    day: str
    reason: str
    address: str
    told_by: str
    place: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in an export that could not be read."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The works that matter, by DOI in lower case and by PubMed number."""

    dois: Collection[str]
    pmids: Collection[str]

    def holds(self, doi: str, pmid: str) -> bool:
        """Whether a work is one of these; the DOI decides where there is one."""
        return doi in self.dois or (pmid in self.pmids and pmid not in ("", "0"))


class UnknownExport(Exception):  # noqa: N818  # no error of the program
    """The file is no export that we know; the message is a line in Dutch."""


Progress = Callable[[int], None]


def normalised(doi: str) -> str:
    """A DOI in lower case, without the address of its resolver; nothing if it is none."""
    bare = _RESOLVER.sub("", doi.strip()).lower()
    return bare if _DOI.fullmatch(bare) else ""


def read_export(file: Path, wanted: Wanted, progress: Progress) -> Iterator[Event | Trouble]:
    """Every notice in an export about a work that is wanted, and what could not be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            start = text.read(4096).lstrip()
            text.seek(0)
            read = _of_json if start.startswith(("{", "[")) else _of_csv
            yield from read(file, text, wanted, progress)
    except OSError as error:
        raise UnknownExport(f"'{file}' kan niet worden gelezen: {refusal(error)}") from None


def _of_csv(
    file: Path, text: TextIO, wanted: Wanted, progress: Progress
) -> Iterator[Event | Trouble]:
    csv.field_size_limit(MAX_FIELD)
    rows = csv.reader(text)
    names = _header(file, rows)
    missing = [name for name in _COLUMNS if name not in names]
    if missing:
        raise UnknownExport(
            f"'{file}' is geen export van Retraction Watch of Crossref: kolom '{missing[0]}' ontbreekt. Haal de CSV opnieuw op."
        )
    for number, row in enumerate(_rows(file, rows), 1):
        if number % STEP == 0:
            progress(number)
        if isinstance(row, Trouble):
            yield row
        elif len(row) != len(names):
            message = f"{len(row)} velden in plaats van {len(names)}"
            yield Trouble(f"{file}:{rows.line_num}", message)
        else:
            yield from _of_row(
                dict(zip(names, row, strict=True)), f"{file}:{rows.line_num}", wanted
            )


def _header(file: Path, rows: Iterator[list[str]]) -> list[str]:
    try:
        return [name.strip() for name in next(rows, [])]
    except csv.Error:
        raise UnknownExport(f"'{file}' is geen CSV. Haal het bestand opnieuw op.") from None


def _rows(file: Path, rows: Any) -> Iterator[list[str] | Trouble]:
    """The rows that hold anything; a row that is no CSV is told and skipped."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Trouble(f"{file}:{rows.line_num}", "deze regel is geen CSV")
            continue
        if row:
            yield row


def _of_row(row: Mapping[str, str], place: str, wanted: Wanted) -> Iterator[Event | Trouble]:
    doi = normalised(row["OriginalPaperDOI"])
    pmid = row.get("OriginalPaperPubMedID", "").strip()
    if not wanted.holds(doi, pmid):
        return
    row = {name: visible(" ".join(text.split())) for name, text in row.items()}  # in one line
    written = row["RetractionNature"].strip().lower()
    if written not in list(Nature):
        yield Trouble(place, f"onbekende soort melding '{row['RetractionNature'][:60]}'")
        return
    day = _day(row["RetractionDate"])
    if not day:
        yield Trouble(place, f"onleesbare datum '{row['RetractionDate'][:60]}'")
    reasons = [part.strip(" +") for part in row.get("Reason", "").split(";")]
    notice = normalised(row.get("RetractionDOI", ""))
    yield Event(
        doi=doi,
        pmid=pmid,
        nature=Nature(written),
        day=day,
        reason="; ".join(filter(None, reasons)),
        address=f"https://doi.org/{notice}" if notice else "",
        told_by="Retraction Watch",
        place=place,
    )


def _day(text: str) -> str:
    """A day as 2026-03-03, from American or ISO order; nothing if it is none."""
    if found := _AMERICAN.fullmatch(text.strip()):
        month, day, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    else:
        return ""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _of_json(
    file: Path, text: TextIO, wanted: Wanted, progress: Progress
) -> Iterator[Event | Trouble]:
    if file.stat().st_size > MAX_JSON_BYTES:
        raise UnknownExport(f"'{file}' is groter dan 200 MB. Deel de export op.")
    try:
        works = _works(json.load(text))
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        line = getattr(error, "lineno", 1)
        raise UnknownExport(f"'{file}' is geen JSON: fout op regel {line}.") from None
    if works is None:
        raise UnknownExport(f"'{file}' is geen export van Crossref: er staan geen werken in.")
    for number, work in enumerate(works, 1):
        if number % STEP == 0:
            progress(number)
        yield from _of_work(work, f"{file}: werk {number}", wanted)


def _works(data: Any) -> list[Any] | None:
    """The works in an answer of Crossref, or in a list of works."""
    if isinstance(data, dict) and "message" in data:
        data = data["message"]
    if isinstance(data, dict) and "items" in data:
        data = data["items"]
    if isinstance(data, dict) and "DOI" in data:
        data = [data]
    return data if isinstance(data, list) else None


def _of_work(work: Any, place: str, wanted: Wanted) -> Iterator[Event | Trouble]:
    """A notice names the work that it updates; an updated work names its notices."""
    if not isinstance(work, dict) or not isinstance(work.get("DOI"), str):
        yield Trouble(place, "geen werk met een DOI")
        return
    own = normalised(work["DOI"])
    for name, is_notice in (("update-to", True), ("updated-by", False)):
        updates = work.get(name) or []
        if not isinstance(updates, list):
            yield Trouble(place, f"'{name}' is geen lijst")
            continue
        for update in updates:
            other = normalised(str(update.get("DOI", ""))) if isinstance(update, dict) else ""
            if not other:
                yield Trouble(place, f"'{name}' zonder DOI")
            elif wanted.holds(other if is_notice else own, ""):
                yield from _of_update(update, *((other, own) if is_notice else (own, other)), place)


def _of_update(update: Mapping[str, Any], doi: str, notice: str, place: str) -> Iterator[Event]:
    kind = str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_")
    if kind not in _OF_CROSSREF:
        return
    by_watch = update.get("source") == "retraction-watch"
    yield Event(
        doi=doi,
        pmid="",
        nature=_OF_CROSSREF[kind],
        day=_of_parts(update.get("updated")),
        reason="",
        address=f"https://doi.org/{notice}",
        told_by="Retraction Watch, via Crossref" if by_watch else "Crossref",
        place=place,
    )


def _of_parts(updated: Any) -> str:
    """The day in `{"date-parts": [[2026, 3, 3]]}`; nothing if it is no whole day."""
    try:
        year, month, day = updated["date-parts"][0]
        return datetime.date(year, month, day).isoformat()
    except (TypeError, KeyError, IndexError, ValueError):
        return ""
