"""Exceptions: a warning may stay for a while with a reason; an error never."""

import datetime
from pathlib import Path

import pytest

from spoorboek.checks.exceptions import _years_after
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from tests.checks.worlds import TODAY, findings_in, sound_world, spoil

TOOL = "evidence/tools/blad-uitleg.yml"
OVERDUE = "review_by: '2026-01-01'\n"
EXCEPTION = """exceptions:
  - rule: {rule}
    reason: "De nieuwe uitgave komt   eraan."
    until: '{until}'
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def excepting(rule: str = "review-is-not-overdue", until: str = "2027-06-01") -> str:
    return EXCEPTION.format(rule=rule, until=until)


def findings_with(world: Path, *texts: str) -> list[Finding]:
    spoil(world, {TOOL: {"append": "".join(texts)}})
    return findings_in(world)


def test_an_excepted_warning_is_a_note_that_says_why(world):
    (finding,) = findings_with(world, OVERDUE, excepting())

    assert finding.rule == "review-is-not-overdue"
    assert finding.severity is Severity.NOTE
    assert finding.exception == "Uitzondering tot en met 2027-06-01: De nieuwe uitgave komt eraan."


def test_on_its_last_day_an_exception_still_holds_and_the_day_after_no_more(world):
    findings_with(world, OVERDUE, excepting(until="2026-06-15"))
    base, day_after = EvidenceBase.load(world), TODAY + datetime.timedelta(days=1)

    assert [f.severity for f in check(base, today=TODAY)] == [Severity.NOTE]
    assert [(f.rule, f.severity) for f in check(base, today=day_after)] == [
        ("review-is-not-overdue", Severity.WARNING),
        ("exception-ends-in-time", Severity.WARNING),
    ]


def test_an_error_is_never_excepted(world):
    """Not even of a rule that may also give a warning."""
    spoil(world, {TOOL: {"replace": "origin: ", "by": "onbekend: ja\norigin: "}})
    found = findings_with(world, excepting(rule="unknown-key"))

    assert {(f.rule, f.is_error) for f in found} >= {("unknown-key", True)}


def test_an_exception_holds_for_its_own_record_alone(world):
    other = "evidence/recommendations/leg-uit.yml"
    spoil(world, {other: {"append": OVERDUE}})
    found = findings_with(world, OVERDUE, excepting())

    assert {f.path: f.severity for f in found} == {TOOL: Severity.NOTE, other: Severity.WARNING}


def test_a_source_may_except_what_is_found_at_its_reference(world):
    """The reference has no place for a reason; the record of the source has."""
    bibtex = world / "evidence/references/references.bib"
    text = bibtex.read_text(encoding="utf-8")
    same = "url = {https://voorbeeld.nl/gesprekken},\n  title = {"
    bibtex.write_text(text.replace("title = {", same, 1), encoding="utf-8")
    (warning,) = findings_in(world)
    key = warning.message.split("'")[1]
    source = f"evidence/sources/{key}.yml"
    spoil(world, {source: {"append": excepting(rule="reference-stands-once")}})
    (excepted,) = findings_in(world)

    assert (warning.severity, warning.path) == (Severity.WARNING, excepted.path)
    assert excepted.exception
    assert check(EvidenceBase.load(world), today=TODAY, only=[source]) == []


def test_of_a_day_that_comes_once_in_four_years_the_last_of_february_counts():
    leap = datetime.date(2028, 2, 29)

    assert _years_after(leap, 2) == datetime.date(2030, 2, 28)
    assert _years_after(leap, 4) == datetime.date(2032, 2, 29)
