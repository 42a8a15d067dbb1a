"""Given: the dates that a reader fills in, and what can be wrong with them, in plain Dutch."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spoorboek.timeline.pauses import ONE_DAY, Kind, Pause, counted_day, merged
from spoorboek.timeline.rules import FIRST_SICK_DAY, Rules

FIELDS = {
    FIRST_SICK_DAY: "Eerste ziektedag",
    "problem_analysis_date": "Oordeel bedrijfsarts",
    "plan_of_action_date": "Plan van aanpak",
    "first_year_evaluation_date": "Eerstejaarsevaluatie",
}
"""The fields of the form by the anchor they fix; all but the first may stay empty."""
PAUSE_NAME = "Onderbreking {number}"

# Koningsdag is kept since 2014, and week 93 for the WIA application holds since July 2013.
FIRST_YEAR, LAST_YEAR = 2014, 2099

MESSAGES = {
    "missing": "{name}: vul een datum in.",
    "unreadable": "{name}: dit is nog geen hele datum. Vul dag, maand en jaar in.",
    "years": f"{{name}}: kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
    "before": "{name}: deze dag ligt vóór de eerste ziektedag.",
    "after": "{name}: deze dag ligt na alle momenten van de tijdlijn. Kijk het jaar na.",
    "half": "{name}: vul een eerste en een laatste dag in, of laat beide leeg.",
    "reversed": "{name}: de laatste dag ligt vóór de eerste.",
    "not-after-start": "{name}: deze begint niet na de eerste ziektedag.",
    "restart": "{name}: {days} dagen achter elkaar hersteld. "
    "Na vier weken herstel begint de telling opnieuw, bij de nieuwe eerste ziektedag.",
}
"""What can be wrong; the browser shows the same sentences."""


@dataclass(frozen=True, slots=True)
class Given:
    """Dates to count with: the known ones by anchor, and the days that do not count, merged."""

    days: Mapping[str, datetime.date]
    pauses: Sequence[Pause] = ()

    @property
    def first_sick_day(self) -> datetime.date:
        """Day 1."""
        return self.days[FIRST_SICK_DAY]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field; after a long recovery also the day on which a new count begins."""

    field: str
    message: str
    restart: datetime.date | None = None


def read_given(data: Mapping[str, Any], rules: Rules) -> tuple[Given | None, list[Problem]]:
    """What a form holds: dates to count with, or all that is wrong.

    `data` has a text for each of `FIELDS` and `pauses`, a list of `first`, `last` and `kind`.
    """
    problems: list[Problem] = []
    days = {
        field: day
        for field, name in FIELDS.items()
        if (day := _day(field, name, str(data.get(field, "")), problems)) is not None
    }
    if not data.get(FIRST_SICK_DAY):
        problems.insert(0, _problem(FIRST_SICK_DAY, "missing", FIELDS[FIRST_SICK_DAY]))
    rows = enumerate(data.get("pauses", ()))
    pauses = {
        number: pause
        for number, row in rows
        if (pause := _pause(number, row, problems)) is not None
    }
    if not problems:
        problems += _unlikely(days, pauses, rules)
    return (None if problems else Given(days, merged(pauses.values()))), problems


def _problem(
    field: str, word: str, name: str, restart: datetime.date | None = None, **values: int
) -> Problem:
    return Problem(field, MESSAGES[word].format(name=name, **values), restart)


def _day(field: str, name: str, text: str, problems: list[Problem]) -> datetime.date | None:
    """The day that a text means; an empty text is no day."""
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        day = None
    if day is None:
        problems.append(_problem(field, "unreadable", name))
    elif not FIRST_YEAR <= day.year <= LAST_YEAR:
        problems.append(_problem(field, "years", name))
    else:
        return day
    return None


def _pause(number: int, row: Mapping[str, str], problems: list[Problem]) -> Pause | None:
    """The pause that a row of the form means; an empty row is none."""
    name, field = PAUSE_NAME.format(number=number + 1), f"pauses.{number}"
    texts = {side: row.get(side, "") for side in ("first", "last")}
    if not any(texts.values()):
        return None
    for side, text in texts.items():
        if not text:
            problems.append(_problem(f"{field}.{side}", "half", name))
            return None
    first, last = (_day(f"{field}.{s}", name, text, problems) for s, text in texts.items())
    if first is None or last is None:
        return None
    if last < first:
        problems.append(_problem(f"{field}.last", "reversed", name))
        return None
    return Pause(first, last, Kind(row["kind"]))


def _unlikely(
    days: Mapping[str, datetime.date], pauses: Mapping[int, Pause], rules: Rules
) -> Iterator[Problem]:
    """What is wrong with dates that each can be read."""
    start = days[FIRST_SICK_DAY]
    end = counted_day(start, rules.last_offset, merged(pauses.values()))
    for field, day in days.items():
        if day < start:
            yield _problem(field, "before", FIELDS[field])
        elif day > end:
            yield _problem(field, "after", FIELDS[field])
    for number, pause in pauses.items():
        name, field = PAUSE_NAME.format(number=number + 1), f"pauses.{number}.first"
        if pause.first <= start:
            yield _problem(field, "not-after-start", name)
        elif pause.first > end:
            yield _problem(field, "after", name)
    yield from _restart(pauses, rules.counting.new_count_after_days)


def _restart(pauses: Mapping[int, Pause], limit: int) -> Iterator[Problem]:
    """The last recovery that is so long that a new count begins; rows that touch are one recovery."""
    recoveries = {n: p for n, p in pauses.items() if p.kind is Kind.RECOVERY}
    long = [p for p in merged(recoveries.values()) if p.days >= limit]
    if long:
        last = long[-1]
        number = next(n for n, p in recoveries.items() if p.last == last.last)
        name = PAUSE_NAME.format(number=number + 1)
        field, again = f"pauses.{number}.first", last.last + ONE_DAY
        yield _problem(field, "restart", name, again, days=last.days)
