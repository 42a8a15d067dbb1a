"""Examples: what the keys of a worked example mean, and where the rules give another date."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spoorboek.records.counting import WorkedExample
from spoorboek.records.law import Milestone
from spoorboek.records.structure import FieldPath
from spoorboek.timeline.given import Given, Problem, read_given
from spoorboek.timeline.moments import Moment, moments
from spoorboek.timeline.pauses import Kind
from spoorboek.timeline.rules import FIRST_SICK_DAY, Rules

INPUTS = {
    "fsd": FIRST_SICK_DAY,
    "pa": "problem_analysis_date",
    "pva": "plan_of_action_date",
    "eje": "first_year_evaluation_date",
}
"""The anchor that a key of the input gives; `pauses` is a list of first and last days."""
BEGIN = "van"
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def milestone_of(key: str, milestones: Mapping[str, Milestone]) -> Milestone | None:
    """The milestone of a key such as `eerstejaarsevaluatie_van`: the longest beginning that names one."""
    found = _beginning_of(key, tuple(milestones))
    return milestones[found] if found else None


@cache
def _beginning_of(key: str, ids: tuple[str, ...]) -> str | None:
    words = key.split("_")
    for length in range(len(words), 0, -1):
        beginning = "_".join(words[:length])
        if beginning in ids:
            return beginning
        longer = [i for i in ids if i.startswith(f"{beginning}_")]
        if len(longer) == 1:
            return longer[0]
    return None


def milestone_of_series(milestones: Mapping[str, Milestone]) -> Milestone | None:
    """The milestone of a list of days: the one that recurs."""
    return next((m for m in milestones.values() if m.rule.every_days), None)


def side(key: str) -> str:
    """The last word of a key: `van`, `tot` or `uiterlijk`, if it is one of those."""
    return key.rpartition("_")[2]


def form_of(example: WorkedExample) -> dict[str, Any]:
    """The input of an example as a form. An example does not say why a pause was; that is not judged."""
    pauses = example.input.get("pauses") or []
    rows = pauses if isinstance(pauses, list) else [pauses]
    return {
        **{anchor: str(example.input.get(key) or "") for key, anchor in INPUTS.items()},
        "pauses": [
            {"first": str(pair[0]), "last": str(pair[-1]), "kind": Kind.LEAVE}
            for pair in (row if isinstance(row, list) and row else [row] for row in rows)
        ],
    }


def given_of(example: WorkedExample, rules: Rules) -> tuple[Given | None, list[Problem]]:
    """The dates that an example starts from, or what is wrong with them."""
    return read_given(form_of(example), rules)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where an example says something else than the rules; nothing computed means: no date."""

    place: FieldPath
    written: str
    computed: str


def disagreements(example: WorkedExample, rules: Rules, given: Given) -> Iterator[Disagreement]:
    """Every date, weekday, weekend and working day of an example that the rules do not give."""
    milestones = {m.id: m for m in rules.milestones}
    meant = {key: _meant(key, value, milestones) for key, value in example.output.items()}
    asked = [milestone for milestone in meant.values() if milestone]
    found = {m.milestone: m for m in moments(rules, given, asked)}
    for key, value in example.output.items():
        milestone = meant[key]
        if milestone is None:
            yield Disagreement(("output", key), key, "")
        elif isinstance(value, list):
            yield from _in_series(key, value, found[milestone.id])
        else:
            yield from _in_cell(key, value, found[milestone.id], rules)


def _meant(key: str, value: Any, milestones: Mapping[str, Milestone]) -> Milestone | None:
    """The milestone that a key of the output is about: with several days the one that recurs."""
    several = isinstance(value, list)
    return milestone_of_series(milestones) if several else milestone_of(key, milestones)


def place_of(problem: Problem) -> FieldPath:
    """Where in an example the input is wrong."""
    if problem.field.startswith("pauses."):
        return ("input", "pauses", int(problem.field.split(".")[1]))
    return ("input", next(key for key, anchor in INPUTS.items() if anchor == problem.field))


def _in_series(key: str, days: list[Any], moment: Moment) -> Iterator[Disagreement]:
    computed = [planned.day.isoformat() for planned in moment.days]
    for index, written in enumerate(days):
        expected = computed[index] if index < len(computed) else ""
        if str(written) != expected:
            yield Disagreement(("output", key, index), str(written), expected)
    for missing in computed[len(days) :]:
        yield Disagreement(("output", key), "niets", missing)


def _in_cell(key: str, value: Any, moment: Moment, rules: Rules) -> Iterator[Disagreement]:
    is_begin = side(key) == BEGIN
    expected = _expected(moment.first if is_begin else moment.last, moment, rules)
    if is_begin:
        expected["plan_on_or_before"] = ""
    written = value if isinstance(value, dict) else {"date": value}
    for name, computed in expected.items():
        text = str(written.get(name, computed)).lower()
        if text != computed:
            place: FieldPath = ("output", key, name) if value is written else ("output", key)
            yield Disagreement(place, text, computed)


def _expected(day: datetime.date | None, moment: Moment, rules: Rules) -> dict[str, str]:
    """What a cell can say, in the words of an example."""
    if day is None:
        return {"date": ""}
    plan = moment.days[-1].plan if moment.days else None
    return {
        "date": day.isoformat(),
        "weekday": WEEKDAYS[day.weekday()],
        "weekend_or_holiday": str(not rules.working_days.is_working_day(day)).lower(),
        "plan_on_or_before": plan.isoformat() if plan else "",
    }
