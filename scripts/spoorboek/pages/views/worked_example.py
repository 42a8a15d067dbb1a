"""The page of a worked example: the dates that were given, and the dates that follow."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.counting import WorkedExample
from spoorboek.records.law import Milestone
from spoorboek.timeline.examples import INPUTS, milestone_of, side
from spoorboek.timeline.given import FIELDS

GIVEN = {key: FIELDS[anchor] for key, anchor in INPUTS.items()} | {
    "pauses": "Dagen die niet meetellen"
}
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
ENDINGS = {"van": "vanaf", "tot": "tot en met", "uiterlijk": "uiterlijk"}


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date that was filled in."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class WorkedDate:
    """A date that follows. Without milestone the name is the key as written."""

    name: str
    milestone: Link | None
    side: str
    """`vanaf`, `tot en met` or `uiterlijk`, if the key says so."""
    date: str
    weekday: str
    plan: str
    note: str


def view(record: WorkedExample, site: Site) -> dict[str, Any]:
    """Input, a row for each date, and the days of evaluation."""
    milestones = site.base.of(Milestone)
    rows = [
        _row(key, value, milestones, site)
        for key, value in record.output.items()
        if not isinstance(value, list)
    ]
    series = [
        (_name(key), [_full(day) for day in value])
        for key, value in record.output.items()
        if isinstance(value, list)
    ]
    return {
        "given": [
            GivenDate(GIVEN.get(key, _name(key)), _given(value))
            for key, value in record.input.items()
        ],
        "rows": rows,
        "series": series,
        "related": other_groups(record, site),
    }


def _row(key: str, value: Any, milestones: Mapping[str, Milestone], site: Site) -> WorkedDate:
    cell = value if isinstance(value, dict) else {"date": value}
    milestone = milestone_of(key, milestones)
    day = cell.get("date", "")
    plan = cell.get("plan_on_or_before", "")
    return WorkedDate(
        name=_name(key),
        milestone=site.link(milestone) if milestone else None,
        side=ENDINGS.get(side(key), ""),
        date=_day(day),
        weekday=_weekday(day) or str(cell.get("weekday", "")),
        plan=_full(plan) if plan else "",
        note=str(cell.get("note", "")),
    )


def _name(key: str) -> str:
    text = str(key).replace("_", " ")
    return text[:1].upper() + text[1:]


def _given(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(
            " tot en met ".join(map(_day, part)) if isinstance(part, list) else _day(part)
            for part in value
        )
    return _full(value)


def _date(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


def _day(value: Any) -> str:
    return dutch_date(str(value)) if _date(value) else str(value)


def _weekday(value: Any) -> str:
    day = _date(value)
    return WEEKDAYS[day.weekday()] if day else ""


def _full(value: Any) -> str:
    """`vrijdag 9 januari 2026`."""
    return f"{_weekday(value)} {_day(value)}".strip()
