"""Forms: how ASReview and Rayyan want references, and how they write down what was decided.

ASReview LAB knows relevant and irrelevant; in a table as 1 and 0 (`asreview_label` in what it writes,
`included` in what it reads), in RIS as a note. Rayyan writes the decisions of everybody, and the reasons,
in the notes: `RAYYAN-INCLUSION: {"Emily"=>"Included"} | RAYYAN-EXCLUSION-REASONS: wrong population`.
"""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spoorboek.intake.rows import BETWEEN, Row
from spoorboek.records.screening import ScreeningDecision

INCLUDE, EXCLUDE, UNSURE = (
    ScreeningDecision.INCLUDE,
    ScreeningDecision.EXCLUDE,
    ScreeningDecision.UNSURE,
)
ID_COLUMN = "spoorboek_id"
_ID = re.compile(r"spoorboek-id: ([a-z0-9]+(?:[-_][a-z0-9]+)*)")
_LABELS = {"1": INCLUDE, "1.0": INCLUDE, "yes": INCLUDE, "y": INCLUDE,
           "0": EXCLUDE, "0.0": EXCLUDE, "no": EXCLUDE, "n": EXCLUDE}  # fmt: skip
_NOT_SEEN = dict.fromkeys(("", "-1", "-1.0", "nan"))
_RIS_LABELS = {"ASReview_relevant": INCLUDE, "ASReview_irrelevant": EXCLUDE}
_LABEL_COLUMNS = ("asreview_label", "included", "label_included", "label", "final_included")
_RAYYAN = {"included": INCLUDE, "excluded": EXCLUDE, "maybe": UNSURE}
_SECTION = re.compile(r"(RAYYAN-INCLUSION|RAYYAN-LABELS|RAYYAN-EXCLUSION-REASONS|USER-NOTES):")
_KEPT = re.compile(r'(asreview_\w+): ("(?:[^"\\]|\\.)*"|[^;]*)')
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"')
_USER_NOTE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*\[((?:[^\]"]|"(?:[^"\\]|\\.)*")*)\]')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Form(StrEnum):
    """The program that a file is meant for, or comes from."""

    ASREVIEW = "asreview"
    RAYYAN = "rayyan"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a table for this program."""
        return _COLUMNS[self]


_COLUMNS = {
    Form.ASREVIEW: (
        ID_COLUMN, "title", "abstract", "authors", "year", "journal", "doi", "url", "included",
    ),
    Form.RAYYAN: (
        "key", "title", "year", "month", "day", "journal", "issn", "volume", "issue", "pages",
        "authors", "url", "language", "publisher", "location", "abstract", "notes", "doi", "keywords",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One decision in a file: whose (empty when the file does not say), and the words for the reason."""

    by: str
    decision: ScreeningDecision
    reasons: tuple[str, ...] = ()
    note: str = ""
    date: str = ""


def marker(source_id: str) -> str:
    """A note by which a source is known again."""
    return f"spoorboek-id: {source_id}"


def named_id(row: Row) -> str:
    """The id of the source that a row names, or nothing."""
    found = _ID.search(row["notes"])
    return row[ID_COLUMN] or (found.group(1) if found else "")


def label_note(decision: ScreeningDecision | None) -> str:
    """The note by which ASReview knows a decision in RIS."""
    for note, meant in _RIS_LABELS.items():
        if meant is decision:
            return note
    return "ASReview_not_seen"


def label_cell(decision: ScreeningDecision | None) -> str:
    """The cell by which ASReview knows a decision in a table; it knows no doubt."""
    return {INCLUDE: "1", EXCLUDE: "0"}.get(decision, "") if decision else ""


def form_of(rows: list[Row]) -> Form:
    """Which program wrote these rows: Rayyan writes its name in the notes or keys."""
    is_rayyan = any("RAYYAN-" in row["notes"] or row["key"].startswith("rayyan-") for row in rows)
    return Form.RAYYAN if is_rayyan else Form.ASREVIEW


def said_in(row: Row, form: Form) -> Iterator[Said]:
    """The decisions that a row holds."""
    yield from (_of_rayyan(row) if form is Form.RAYYAN else _of_asreview(row))


def _of_asreview(row: Row) -> Iterator[Said]:
    decision = _label(row)
    if decision is None:
        return
    fields = {**row.fields, **dict(_kept_in_notes(row["notes"]))}
    ticked = (name for name, value in fields.items() if value.strip() in ("1", "1.0"))
    tags = [name.rpartition("_")[2] for name in ticked if name.startswith("asreview_tag_")]
    note = fields.get("asreview_note", "").strip()
    day = _day(fields.get("asreview_time", ""))
    yield Said("", decision, (*tags, *([note] if note else ())), note, day)


def _kept_in_notes(notes: str) -> Iterator[tuple[str, str]]:
    """What ASReview writes of a decision in RIS: its name and the value as JSON, in the notes."""
    for name, value in _KEPT.findall(notes):
        try:
            yield name, str(json.loads(value))
        except ValueError:
            yield name, value


def unknown_label(row: Row, form: Form) -> str:
    """What stands in the column of ASReview for the label and is none; empty and -1 are not seen."""
    if form is Form.RAYYAN:
        return ""
    cell = next((row[column] for column in _LABEL_COLUMNS if column in row.fields), "")
    return "" if cell.lower() in _LABELS | _NOT_SEEN else cell


def _label(row: Row) -> ScreeningDecision | None:
    for column in _LABEL_COLUMNS:
        if column in row.fields:
            return _LABELS.get(row[column].lower())
    found = (meant for note, meant in _RIS_LABELS.items() if note in row["notes"])
    return next(found, None)


def _day(written: str) -> str:
    """The day in a moment: seconds since 1970, or a date at the front."""
    try:
        moment = datetime.datetime.fromtimestamp(float(written), datetime.UTC)
        return moment.date().isoformat()
    except (ValueError, OverflowError, OSError):
        return written[:10] if re.match(r"\d{4}-\d{2}-\d{2}", written) else ""


def _of_rayyan(row: Row) -> Iterator[Said]:
    parts = _SECTION.split(row["notes"])
    sections = {
        name: text.strip().rstrip("|" + BETWEEN).strip()
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    reasons = sections.get("RAYYAN-EXCLUSION-REASONS", "")
    words = tuple(word for part in reasons.split(",") if (word := part.strip()))
    notes = {
        name: "; ".join(_QUOTED.findall(told))
        for name, told in _USER_NOTE.findall(sections.get("USER-NOTES", ""))
    }
    for name, written in _PAIR.findall(sections.get("RAYYAN-INCLUSION", "")):
        decision = _RAYYAN.get(written.lower())
        if decision is not None:
            given = words if decision is EXCLUDE else ()
            yield Said(_unquoted(name), decision, given, _unquoted(notes.get(name, "")))


def _unquoted(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")
