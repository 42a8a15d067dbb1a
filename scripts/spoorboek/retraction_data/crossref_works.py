"""Crossref: works as its web service gives them, each with the notices that it has or is."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

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

MAX_JSON_BYTES = 200_000_000
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


def of_json(
    file: Path, text: TextIO, wanted: Wanted, progress: Progress
) -> Iterator[Event | Trouble]:
    """Every notice in works of Crossref about a work that is wanted, and what could not be read."""
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
