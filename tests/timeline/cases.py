"""Cases for every computation of dates: the worked examples, and made-up forms from a fixed seed."""

import datetime
import random
from functools import cache
from typing import Any

from spoorboek.records.counting import Counting, WorkedExample
from spoorboek.records.law import Milestone
from spoorboek.timeline.examples import form_of
from spoorboek.timeline.rules import Rules
from tests.real import real_base

SEED = 20261122
NUMBER = 400


@cache
def real_rules() -> Rules:
    """The rules of this repository."""
    base = real_base()
    (counting,) = base.of(Counting).values()
    return Rules.of(base.of(Milestone).values(), counting)


def examples() -> dict[str, WorkedExample]:
    """The worked examples of this repository."""
    return dict(real_base().of(WorkedExample))


def forms_of_examples() -> list[dict[str, Any]]:
    """What each worked example fills in."""
    return [form_of(example) for example in examples().values()]


def made_up_forms() -> list[dict[str, Any]]:
    """Forms as readers could send them: sound ones, and some with mistakes or a long recovery."""
    choose = random.Random(SEED)
    return [_form(choose) for _ in range(NUMBER)]


def _form(choose: random.Random) -> dict[str, Any]:
    start = _start(choose)
    form: dict[str, Any] = {"first_sick_day": start.isoformat(), "pauses": _pauses(choose, start)}
    for field, around in (
        ("problem_analysis_date", 40),
        ("plan_of_action_date", 56),
        ("first_year_evaluation_date", 350),
    ):
        if choose.random() < 0.5:
            form[field] = _later(start, choose.randint(around - 40, around + 60))
        else:
            form[field] = ""
    if choose.random() < 0.1:
        form[choose.choice(list(form.keys() - {"pauses"}))] = choose.choice(
            ["", "2026-02-30", "1999-12-31", "2100-01-01", "morgen", "2013-12-31", "2014-01-01"]
        )
    return form


def _start(choose: random.Random) -> datetime.date:
    """Any day, with leap days and days around holidays more often than chance would give."""
    year = choose.randint(2014, 2096)
    if choose.random() < 0.15:
        return datetime.date(year - year % 4 + 4 * (year < 2016), 2, 29)
    if choose.random() < 0.2:
        return datetime.date(year, *choose.choice([(1, 1), (12, 31), (4, 27), (7, 7), (6, 14)]))
    return datetime.date(year, 1, 1) + datetime.timedelta(days=choose.randint(0, 364))


def _pauses(choose: random.Random, start: datetime.date) -> list[dict[str, str]]:
    rows = []
    for _ in range(choose.choice([0, 0, 1, 1, 2, 3])):
        begin = choose.randint(1 if choose.random() < 0.9 else -20, 760)
        kind = choose.choice(["recovery", "leave"])
        most = 34 if kind == "recovery" else 180
        length = choose.randint(1, most) if choose.random() < 0.95 else -3
        first, last = _later(start, begin), _later(start, begin + length - 1)
        rows.append({"first": first, "last": last if choose.random() < 0.97 else "", "kind": kind})
    if choose.random() < 0.1:
        rows.insert(0, {"first": "", "last": "", "kind": "recovery"})
    return rows


def _later(start: datetime.date, days: int) -> str:
    return (start + datetime.timedelta(days=days)).isoformat()
