"""What is reported follows from the fields, and what people state never makes up for an empty one."""

import shutil
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.field_paths import FieldPath, ProsePath, resolve
from spoorboek.reasoning.reporting import Held, Line, Reporting, Tally, by_item, together
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
NOT_ASKED = "not_applicable: [{field: string, reason: Gebladerd.}]\n"
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


def lines_of(base: EvidenceBase) -> list[Line]:
    return Reporting(base).lines(base.of(Standard)["lijst"])


def asked(tmp_path: Path, by: str, fields: str, answer: str = "", scope: str = "review") -> Line:
    """The state of one line that asks for these fields, in a base with one review and one search."""
    review = REVIEW + (f"reporting: [{{item: lijst-1, {answer}}}]\n" if answer else "")
    base = world(
        tmp_path,
        {
            "reviews/geheel.yml": review,
            "searches/een.yml": SEARCH.format(id="een"),
            "standards/lijst.yml": standard_of(scope, (by, f"fields: [{fields}]")),
        },
    )
    (line,) = lines_of(base)
    return line


@pytest.mark.parametrize(
    ("by", "fields", "answer", "status", "reason", "where"),
    [
        ("computed", "review.method", "", REPORTED, "", []),
        ("computed", "'prose:index#kop'", "", REPORTED, "", ["index"]),
        ("computed", "'review.method', 'prose:index'", "", REPORTED, "", ["index"]),
        ("stated", "review.method", "", MISSING, "", []),
        ("stated", "'review.method', 'prose:index'", "", MISSING, "", []),
        ("stated", "review.method", "status: reported, where: [review.method]", REPORTED, "", ["review.method"]),
        (
            "stated",
            "'review.method', 'prose:index'",
            "status: reported, where: [review.scope, 'prose:index'], reason: Zo.",
            REPORTED,
            "Zo.",
            ["review.scope", "index"],
        ),
        ("stated", "'review.method', 'prose:index'", "status: not-applicable, reason: Nee.", NOT_APPLICABLE, "Nee.", ["index"]),
        ("stated", "review.method", "status: not-recorded", NOT_RECORDED, "", []),
        ("stated", "review.method", "status: reported, where: [review.nergens, review.scope]", REPORTED, "", ["review.scope"]),
    ],
)  # fmt: skip
def test_a_line_says_why_and_where(tmp_path, by, fields, answer, status, reason, where):
    """First where people say it stands, then the pages that the standard itself names, each once."""
    line = asked(tmp_path, by, fields, answer)

    assert (line.status, line.reason) == (status, reason)
    assert [p.page if isinstance(p, ProsePath) else p.text for p in line.where] == where


@pytest.mark.parametrize(("scope", "expected"), [("review", MISSING), ("explanation", REPORTED)])
def test_only_in_the_report_of_the_review_people_must_say_where_it_stands(
    tmp_path, scope, expected
):
    assert asked(tmp_path, "stated", "review.method", scope=scope).status is expected


def test_a_path_that_leads_nowhere_is_missing_however_many_others_are_there(tmp_path):
    base = world(
        tmp_path,
        {
            "reviews/geheel.yml": REVIEW,
            "standards/lijst.yml": standard_of("review", ("computed", "fields: [review.method]")),
        },
    )
    standard = base.of(Standard)["lijst"]
    item = standard.items[0].model_copy(update={"fields": ("review.method", "review.nergens")})
    base.records["standard"]["lijst"] = standard.model_copy(update={"items": (item,)})

    assert statuses(base) == [MISSING]


def test_what_no_longer_counts_and_what_says_nothing_is_not_counted(tmp_path):
    source = "id: {}\nsource_class: peer-reviewed\ndesign: cohort\nseen: abstract\nseen_at: [https://x.nl/]\nlanguage: nl\nsectors: [zorg]\nsummary: Iets.\nverified: Ja.\n"
    base = world(
        tmp_path,
        {
            "sources/a2024.yml": source.format("a2024") + "population: Mensen.\n",
            "sources/b2024.yml": source.format("b2024"),
            "sources/c2024.yml": source.format("c2024")
            + "population: Mensen.\nstatus: retracted\nstatus_reason: Fout.\n",
        },
    )
    path = resolve("source.population")
    assert isinstance(path, FieldPath)
    held = Reporting(base).held(path)

    assert (held.number, held.total, held.lacking, held.status) == (1, 2, (), REPORTED)


@pytest.mark.parametrize(
    ("number", "total", "lacking", "not_recorded", "of_review", "of_source"),
    [
        (1, 1, False, False, REPORTED, REPORTED),
        (0, 1, True, False, MISSING, MISSING),
        (1, 2, True, True, MISSING, REPORTED),
        (1, 2, False, True, NOT_RECORDED, REPORTED),
        (0, 0, False, False, MISSING, MISSING),
    ],
)
def test_every_review_must_answer_and_of_sources_one_is_enough(
    number, total, lacking, not_recorded, of_review, of_source
):
    one = (next(iter(real_base().of(Search).values())),)
    for text, expected in (("review.title", of_review), ("source.summary", of_source)):
        path = resolve(text)
        assert isinstance(path, FieldPath)
        held = Held(path, number, total, one if lacking else (), one if not_recorded else ())
        assert held.status is expected


@pytest.mark.parametrize(
    ("more", "number", "lacking", "not_recorded", "reason"),
    [
        ("string: werk\n", 1, 0, 0, ""),
        ("", 0, 1, 0, ""),
        ("not_recorded: [string]\n", 0, 0, 1, ""),
        ("not_applicable: [{field: limits, reason: Nee.}, {field: string, reason: Gebladerd.}]\n", 0, 0, 0, "Gebladerd."),
    ],
)  # fmt: skip
def test_a_line_of_one_search_says_what_it_holds_or_why_not(
    tmp_path, more, number, lacking, not_recorded, reason
):
    """A page or another type that the line names as well says nothing of this search."""
    fields = "fields: [search.string, review.method, 'prose:index']"
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een") + more,
            "standards/lijst.yml": standard_of("search", ("computed", fields)),
        },
    )
    (line,) = Reporting(base).search_lines(base.of(Standard)["lijst"], base.of(Search)["een"])
    (held,) = line.held

    assert (held.number, held.total, line.reason) == (number, 1, reason)
    assert (len(held.lacking), len(held.not_recorded)) == (lacking, not_recorded)


def test_a_line_of_all_searches_leaves_out_those_to_which_it_does_not_apply(tmp_path):
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een") + "string: werk\n",
            "searches/twee.yml": SEARCH.format(id="twee") + "not_recorded: [string]\n",
            "searches/drie.yml": SEARCH.format(id="drie")
            + "not_applicable: [{field: string, reason: Gebladerd.}]\n",
            "searches/vier.yml": SEARCH.format(id="vier") + "string: ziek\n",
            "searches/vijf.yml": SEARCH.format(id="vijf").replace("website", "database"),
            "standards/lijst.yml": standard_of(
                "search",
                ("computed", "fields: [search.string, review.method]\n    kinds: [website]"),
            ),
        },
    )
    (line,) = lines_of(base)
    (held,) = line.held

    assert (line.status, line.reason) == (NOT_RECORDED, "")
    assert (held.number, held.total, held.lacking) == (2, 3, ())
    assert [record.id for record in held.not_recorded] == ["twee"]


@pytest.mark.parametrize(
    ("more", "answer", "status", "reason"),
    [
        (
            "string: werk\n",
            "status: reported, where: [search.string], reason: Zo.",
            REPORTED,
            "Zo.",
        ),
        ("string: werk\n", "status: reported, where: [search.string]", REPORTED, ""),
        ("string: werk\n", "status: not-applicable, reason: Nee.", REPORTED, "Nee."),
        (NOT_ASKED, "status: not-applicable, reason: Nee.", NOT_APPLICABLE, "Nee."),
        (NOT_ASKED, "status: reported, where: [search.string]", REPORTED, ""),
        (NOT_ASKED, "status: not-applicable", NOT_APPLICABLE, ""),
        (NOT_ASKED, "", MISSING, ""),
    ],
)
def test_of_what_applies_to_no_search_people_say_how_it_was_done(
    tmp_path, more, answer, status, reason
):
    """Where it does apply, the fields decide and people only say more."""
    review = REVIEW + (f"reporting: [{{item: lijst-1, {answer}}}]\n" if answer else "")
    base = world(
        tmp_path,
        {
            "reviews/geheel.yml": review,
            "searches/een.yml": SEARCH.format(id="een") + more,
            "standards/lijst.yml": standard_of("search", ("computed", "fields: [search.string]")),
        },
    )
    (line,) = lines_of(base)

    assert (line.status, line.reason) == (status, reason)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Realistische synthese"], REPORTED),
        (["Realistische synthese", "Synthese"], MISSING),
        (["Synthese"], MISSING),
    ],
)
def test_every_review_must_name_it(tmp_path, titles, expected):
    reviews = {
        f"reviews/geheel{n}.yml": REVIEW.replace("title: Synthese", f"title: {title}").replace(
            "id: geheel", f"id: geheel{n}"
        )
        for n, title in enumerate(titles)
    }
    item = "fields: [review.title]\n    must_name: realistisch"
    standard = standard_of("review", ("computed", item))

    assert statuses(world(tmp_path, {**reviews, "standards/lijst.yml": standard})) == [expected]


@pytest.mark.parametrize(("word", "expected"), [("4", REPORTED), ("5", MISSING)])
def test_a_word_may_have_to_stand_in_a_part_of_a_part(tmp_path, word, expected):
    item = f"fields: [search.reading_depth.abstract]\n    must_name: '{word}'"
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een") + "reading_depth: {abstract: 4}\n",
            "standards/lijst.yml": standard_of("explanation", ("computed", item)),
        },
    )

    assert statuses(base) == [expected]


def test_of_two_fields_only_the_one_that_applies_is_counted(tmp_path):
    base = world(
        tmp_path,
        {
            "searches/een.yml": SEARCH.format(id="een")
            + "string: werk\nnot_applicable: [{field: limits, reason: Geen.}]\n",
            "standards/lijst.yml": standard_of(
                "search", ("computed", "fields: [search.string, search.limits]")
            ),
        },
    )
    (line,) = lines_of(base)

    assert line.status is REPORTED
    assert [(held.number, held.total) for held in line.held] == [(1, 1), (0, 0)]
