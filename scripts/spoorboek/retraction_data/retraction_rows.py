"""Retraction Watch: a CSV file, read row by row, so that its size does not matter."""

import csv
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from spoorboek.finding import visible
from spoorboek.retraction_data.event import (
    STEP,
    Event,
    Nature,
    Progress,
    Trouble,
    UnknownExport,
    Wanted,
    normalised,
)

MAX_FIELD = 1_000_000
_COLUMNS = ("OriginalPaperDOI", "RetractionNature", "RetractionDate")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


def of_csv(
    file: Path, text: TextIO, wanted: Wanted, progress: Progress
) -> Iterator[Event | Trouble]:
    """Every notice in a CSV export about a work that is wanted, and what could not be read."""
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
