"""What is reported follows from the fields, and what people state never makes up for an empty one."""

import shutil
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.reporting import Reporting, Tally, by_item, together
from spoorboek.records import Search, Standard
from spoorboek.records.standard import Reported, StandardScope
from tests.real import ROOT, real_base

REPORTED, NOT_APPLICABLE, MISSING, NOT_RECORDED = Reported

SEARCH = """\
id: {id}
title: {id}
date: '2026-01-05'
where: kopieën
purpose: Zoeken.
kind: website
"""
STANDARD = """\
id: lijst
title: Lijst
version: '1'
scope: {scope}
use: Om te oefenen.
items_count: {count}
reference_checked: niets
seen_at: [https://example.org/]
seen: Alles.
items:
"""
ITEM = """\
  - id: lijst-{n}
    number: '{n}'
    section: Deel
    topic: Onderwerp.
    topic_en: Topic.
    verified: true
    answer_by: {by}
    {more}
"""
REVIEW = """\
id: geheel
title: Synthese
version: '1'
date: '2026-01-05'
status: kandidaat
scope: Wat.
method: Hoe.
reading_depth: Deels.
own_grouping: Eigen.
counter_search: Ja.
assessor: Eén.
reading_rules: [Lees.]
strength_rules: [Weeg.]
disclaimer: Geen advies.
"""


def world(folder: Path, files: dict[str, str]) -> EvidenceBase:
    for path, text in files.items():
        file = folder / "evidence" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    base = EvidenceBase.load(folder)
    assert not base.findings, base.findings
    return base


def standard_of(scope: str, *items: tuple[str, str]) -> str:
    rows = "".join(ITEM.format(n=n, by=by, more=more) for n, (by, more) in enumerate(items, 1))
    return STANDARD.format(scope=scope, count=len(items)) + rows


def statuses(base: EvidenceBase) -> list[Reported]:
    return [line.status for line in Reporting(base).lines(base.of(Standard)["lijst"])]


def of_search(base: EvidenceBase, name: str) -> list[Reported]:
    lines = Reporting(base).search_lines(base.of(Standard)["lijst"], base.of(Search)[name])
    return [line.status for line in lines]


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ([], NOT_APPLICABLE),
        ([NOT_APPLICABLE], NOT_APPLICABLE),
        ([NOT_APPLICABLE, REPORTED], REPORTED),
        ([REPORTED, NOT_RECORDED], NOT_RECORDED),
        ([NOT_RECORDED, MISSING, REPORTED], MISSING),
    ],
)
def test_a_whole_is_as_its_weakest_part_that_applies(of, expected):
    assert together(of) is expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", MISSING),
        ("string: werk EN ziek\n", REPORTED),
        ("not_recorded: [string]\n", NOT_RECORDED),
        ("not_applicable: [{field: string, reason: Gebladerd.}]\n", NOT_APPLICABLE),
    ],
)
def test_a_search_reports_a_field_or_says_why_it_cannot(tmp_path, more, expected):
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een") + more,
            "standards/lijst.yml": standard_of("search", ("computed", "fields: [search.string]")),
        },
    )

    assert of_search(base, "een") == [expected]


def test_all_searches_together_report_only_what_each_of_them_does(tmp_path):
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een") + "string: werk\n",
            "searches/twee.yml": SEARCH.format(id="twee"),
            "standards/lijst.yml": standard_of("search", ("computed", "fields: [search.string]")),
        },
    )
    (line,) = Reporting(base).lines(base.of(Standard)["lijst"])

    assert line.status is MISSING
    assert [(h.number, h.total, [r.id for r in h.lacking]) for h in line.held] == [(1, 2, ["twee"])]


def test_a_line_about_another_kind_of_search_does_not_apply_to_this_one(tmp_path):
    item = ("computed", "fields: [search.where]\n    kinds: [database]")
    text = standard_of("search", item)
    base = world(
        tmp_path, {"searches/een.yml": SEARCH.format(id="een"), "standards/lijst.yml": text}
    )

    assert of_search(base, "een") == [NOT_APPLICABLE]
    assert statuses(base) == [MISSING]  # nobody says that no database was searched


@pytest.mark.parametrize(
    ("by", "fields", "answer", "expected"),
    [
        ("computed", "review.method", "", REPORTED),
        ("computed", "review.funding", "", MISSING),
        ("stated", "review.method", "", MISSING),
        ("stated", "review.method", "status: reported, where: [review.method]", REPORTED),
        ("stated", "review.funding", "status: reported, where: [review.method]", MISSING),
        ("stated", "review.funding", "status: not-applicable, reason: Nee.", NOT_APPLICABLE),
        ("computed", "review.method", "status: not-recorded, reason: Nee.", NOT_RECORDED),
        ("computed", "gap.why", "", MISSING),
    ],
)
def test_a_statement_counts_only_with_the_field_behind_it(tmp_path, by, fields, answer, expected):
    review = REVIEW + (f"reporting: [{{item: lijst-1, {answer}}}]\n" if answer else "")
    base = world(
        tmp_path,
        {
            "reviews/geheel.yml": review,
            "standards/lijst.yml": standard_of("review", (by, f"fields: [{fields}]")),
        },
    )

    assert statuses(base) == [expected]


@pytest.mark.parametrize(
    ("title", "expected"), [("Synthese", MISSING), ("Realistische synthese", REPORTED)]
)
def test_a_title_must_name_the_method(tmp_path, title, expected):
    item = "fields: [review.title]\n    must_name: realistisch"
    base = world(
        tmp_path,
        {
            "reviews/geheel.yml": REVIEW.replace("title: Synthese", f"title: {title}"),
            "standards/lijst.yml": standard_of("review", ("computed", item)),
        },
    )

    assert statuses(base) == [expected]


def test_without_its_date_every_line_about_dates_of_a_real_search_is_missing(tmp_path):
    """Removing one date turns the item of PRISMA-S to missing, and names the record that lacks it."""
    root = tmp_path / "base"
    shutil.copytree(ROOT / "evidence", root / "evidence")
    file = root / "evidence" / "searches" / "programma.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("date: '2026-11-21'\n", "", 1), encoding="utf-8")
    base, real = EvidenceBase.load(root), real_base()

    assert date_lines(real) == dict.fromkeys(real.of(Search), REPORTED) | {"": REPORTED}
    assert date_lines(base) == date_lines(real) | {"programma": MISSING, "": MISSING}
    standard = base.of(Standard)["prisma-s"]
    (line,) = [x for x in Reporting(base).lines(standard) if x.item.number == "13"]
    assert [record.key for held in line.held for record in held.lacking] == ["search/programma"]


def date_lines(base: EvidenceBase) -> dict[str, Reported]:
    """The state of the item about dates, per search, and under no name for all together."""
    standard, reporting = base.of(Standard)["prisma-s"], Reporting(base)
    lines = {s.id: reporting.search_lines(standard, s) for s in base.of(Search).values()}
    lines[""] = reporting.lines(standard)
    return {n: x.status for n, of in lines.items() for x in of if x.item.number == "13"}


def test_every_line_of_every_real_standard_has_one_state():
    reporting = Reporting(real_base())
    for standard in real_base().of(Standard).values():
        if standard.scope in (StandardScope.STUDY, StandardScope.INTERVENTION):
            continue
        lines = reporting.lines(standard)
        tally = Tally.of(line.status for line in lines)
        assert tally.total == len(standard.lines) == sum(tally.numbers.values())
        assert sum(len(of) for _, of in by_item(standard, lines)) == tally.total


def test_the_standards_hold_as_many_lines_as_their_originals():
    lines = {s.id: len(s.lines) for s in real_base().of(Standard).values()}

    assert lines == {
        "rameses-rs": 19,
        "rameses-quality": 8,
        "prisma-2020": 42,
        "prisma-s": 16,
        "tidier": 12,
        "mmat-2018": 27,
        "grade-cerqual": 5,
        "entreq": 21,
    }
