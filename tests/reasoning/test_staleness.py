"""By which day a record should be looked at again follows from the last time somebody looked."""

import calendar
import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.due_table import HEADER, SET_BY_PEOPLE, due_table
from spoorboek.reasoning.staleness import Due, Staleness, When, clocks, months_after
from spoorboek.records import RECORD_TYPES, Figure, Project, Source
from spoorboek.records.record import Record
from tests.checks.worlds import DATA, sound_world
from tests.real import real_base

Day = datetime.date
DAYS = st.dates(max_value=Day(9000, 1, 1))
MONTHS = st.integers(0, 240)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-21", 6, "2027-05-21"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-01-15", 0, "2026-01-15"),
        ("9999-12-31", 1, "9999-12-31"),
        ("9999-01-31", 1, "9999-02-28"),
    ],
)
def test_months_on_is_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert months_after(Day.fromisoformat(day), months) == Day.fromisoformat(expected)


@given(day=DAYS, months=MONTHS)
def test_the_month_is_always_the_one_that_was_counted_to(day, months):
    found = months_after(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, calendar.monthrange(found.year, found.month)[1])


@given(one=DAYS, other=DAYS, months=MONTHS)
def test_who_looked_later_is_due_no_earlier(one, other, months):
    early, late = sorted((one, other))

    assert months_after(early, months) <= months_after(late, months)


@given(today=DAYS, days=st.integers(-500, 500))
def test_a_day_that_comes_is_not_overdue(today, days):
    day = today + datetime.timedelta(days=max(days, 1 - today.toordinal()))
    when = Due(next(real_base().all()), day).when(today)

    assert (when is When.OVERDUE) == (day < today)
    assert (when is When.LATER) == (day > months_after(today, 3))


@pytest.mark.parametrize(
    ("day", "when"),
    [
        ("2026-06-14", When.OVERDUE),
        ("2026-06-15", When.SOON),
        ("2026-09-15", When.SOON),
        ("2026-09-16", When.LATER),
    ],
)
def test_the_first_and_the_last_day_of_the_coming_months_are_soon(day, when):
    due = Due(next(real_base().all()), Day.fromisoformat(day))

    assert due.when(Day(2026, 6, 15)) is when


def test_every_clock_runs_from_a_field_of_its_type():
    for clock in clocks():
        assert clock.label
        assert clock.months > 0
    assert {clock.record_type for clock in clocks()} == {t for t in RECORD_TYPES if t.fresh_for}


def test_every_record_with_a_period_is_counted_once():
    staleness = Staleness(real_base())
    found = [due.record.key for due in staleness.due] + [r.key for r in staleness.undated]

    assert len(found) == len(set(found))
    assert set(found) == {r.key for r in real_base().all() if r.fresh_for or r.review_by}
    assert [due.day for due in staleness.due] == sorted(due.day for due in staleness.due)


def due_in(root, **days: str) -> dict[str, Due]:
    """The days in the sound world, after lines were added to files by name."""
    for name, line in days.items():
        (file,) = (root / "evidence").rglob(f"{name.replace('_', '-')}.yml")
        with file.open("a", encoding="utf-8") as record:
            record.write(f"{line}\n")
    return {due.record.id: due for due in Staleness(EvidenceBase.load(root)).due}


def test_the_day_that_people_set_comes_first(tmp_path):
    found = due_in(sound_world(tmp_path), eerste_dag="review_by: '2030-01-01'")

    assert (found["eerste-dag"].day, found["eerste-dag"].clock) == (Day(2030, 1, 1), None)


def test_of_two_clocks_the_first_to_run_out_counts(tmp_path):
    root = sound_world(tmp_path)
    file = root / "evidence/cmocs/vroege-uitleg.yml"
    text = file.read_text(encoding="utf-8")
    assert due_in(root)["vroege-uitleg"].day == Day(2028, 1, 20)
    file.write_text(text.replace("confidence:\n", "confidence:\n  date: '2025-03-01'\n"), "utf-8")

    assert due_in(root)["vroege-uitleg"].day == Day(2027, 3, 1)


@pytest.mark.parametrize(
    ("read", "day"),
    [
        ({"bakker2023": "2026-01-10", "jansen2024": "2026-03-10"}, Day(2026, 9, 10)),
        ({"bakker2023": "2026-03-10", "jansen2024": "2026-01-10"}, Day(2026, 9, 10)),
        ({"bakker2023": None, "jansen2024": "2026-01-10"}, Day(2026, 7, 10)),
        ({"bakker2023": None, "jansen2024": None}, None),
    ],
)
def test_of_several_sources_the_one_that_was_read_last_counts(read, day):
    base = EvidenceBase.load(DATA / "sound")
    project = base.of(Project)["op-weg"].model_copy(update={"sources": tuple(read)})
    sources: dict[str, Record] = {
        key: base.of(Source)[key].model_copy(update={"seen_date": seen})
        for key, seen in read.items()
    }
    due = Staleness(EvidenceBase(base.root, base.records | {"source": sources})).of(project)

    assert (due.day if due else None) == day


def test_a_figure_is_as_fresh_as_its_one_source():
    base, staleness = real_base(), Staleness(real_base())
    figures = [f for f in base.of(Figure).values() if not f.review_by]
    seen = {f.id: base.of(Source)[f.source].seen_date for f in figures}
    found = {f.id: due.looked for f in figures if (due := staleness.of(f))}

    assert found
    assert found == {figure: day for figure, day in seen.items() if day}


def test_where_nobody_wrote_when_they_looked_there_is_no_day(tmp_path):
    root = sound_world(tmp_path)
    for file in sorted((root / "evidence/sources").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("seen_date: '2026-01-15'\n", ""), encoding="utf-8")
    staleness = Staleness(EvidenceBase.load(root))

    assert {"op-weg", "proef-uitleg"} <= {record.id for record in staleness.undated}
    assert "op-weg" not in {due.record.id for due in staleness.due}


def test_the_table_holds_every_record_of_the_page():
    text = due_table(real_base()).as_csv().removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    staleness = Staleness(real_base())

    assert tuple(header) == HEADER
    assert [row[1] for row in rows] == [
        *(due.record.id for due in staleness.due),
        *(record.id for record in staleness.undated),
    ]


def test_a_row_says_when_somebody_looked_and_by_what_clock_the_next_look_is_due(tmp_path):
    """What people set runs by no clock; what nobody looked at has no day."""
    root = sound_world(tmp_path)
    for name, old, new in (
        ("law/rules/eerste-dag", "id: eerste-dag", "id: eerste-dag\nreview_by: '2030-01-01'"),
        ("sources/bakker2023", "seen_date: '2026-01-15'\n", ""),
    ):
        file = root / f"evidence/{name}.yml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    rows = {row[1]: row[3:7] for row in due_table(EvidenceBase.load(root)).rows}

    assert rows["eerste-dag"] == (None, "2030-01-01", SET_BY_PEOPLE, None)
    searched = "Dag waarop naar tegenspraak is gezocht"
    assert rows["vroege-uitleg"] == ("2026-01-20", "2028-01-20", searched, 24)
    assert rows["op-weg"] == (None, None, None, None)
