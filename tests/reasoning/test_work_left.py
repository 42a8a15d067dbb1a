"""What a record lacks follows from its state; what it has is told too, and nothing is asked that cannot apply."""

import datetime
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.reporting import Reporting
from spoorboek.reasoning.work_left import DEMANDS, OfRecord, grouped, work_left
from spoorboek.records import Recommendation, Source, Standard
from spoorboek.records.standard import Reported, StandardScope
from tests.checks.worlds import TODAY, sound_world, spoil
from tests.real import real_base

CMOC = "evidence/cmocs/vroege-uitleg.yml"
SOURCE = "evidence/sources/jansen2024.yml"
THEORY = "evidence/theories/vroeg-weten.yml"
COHORT = "source/jansen2024"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def of(root: Path, key: str, today: datetime.date = TODAY) -> OfRecord:
    base = EvidenceBase.load(root)
    record = base.get(key)
    assert record is not None
    (found,) = work_left(base, [record], today)
    return found


def lacking(root: Path, key: str, today: datetime.date = TODAY) -> dict[str, str]:
    return {task.demand.id: task.lack.what for task in of(root, key, today).tasks}


def met(root: Path, key: str) -> set[str]:
    return {demand.id for demand in of(root, key).met}


def change(path: str, old: str, new: str) -> dict:
    return {path: {"replace": old, "by": new}}


CASES = [
    ("source/jansen2024", None, "read-in-full", "alleen samenvatting gelezen; één verklaring rust"),
    ("source/bakker2023", None, "findings", "geen bevinding"),
    (
        COHORT,
        change(SOURCE, "seen: abstract", "seen: full-text"),
        "appraisal",
        "nog niet beoordeeld; één verklaring rust erop",
    ),
    (COHORT, change(CMOC, "source: jansen2024", "source: bakker2023"), "used", "geen verklaring"),
    (
        COHORT,
        change(SOURCE, "seen:", "status: corrected\nstatus_reason: Tabel 2.\nseen:"),
        "fallen-source",
        "telt niet mee tot iemand dat las",
    ),
    (
        COHORT,
        change(SOURCE, "seen:", "status: retracted\nstatus_reason: Fraude.\nseen:"),
        "fallen-source",
        "ingetrokken",
    ),
    ("cmoc/vroege-uitleg", None, "explanation-support", "geen bron die meetelt steunt: context"),
    (
        "cmoc/vroege-uitleg",
        change(CMOC, "stance: supports", "stance: contradicts"),
        "explanation-support",
        "geen enkele bron",
    ),
    ("cmoc/vroege-uitleg", None, "second-assessor", "niet wie het oordeel"),
    (
        "cmoc/vroege-uitleg",
        change(CMOC, "overall: moderate", "assessed_by: Eén beoordelaar.\n  overall: moderate"),
        "second-assessor",
        "van één beoordelaar",
    ),
    (
        "cmoc/vroege-uitleg",
        change(
            CMOC,
            "counter_evidence:\n  searched: '2026-01-20'\n  found: true\n  note: Bakker begrenst.\n",
            "",
        ),
        "counter-evidence",
        "niet of naar tegenspraak is gezocht",
    ),
    (
        "cmoc/vroege-uitleg",
        change(CMOC, "stance: refines", "stance: supports"),
        "counter-evidence",
        "geen bron die meetelt laat haar zien",
    ),
    (
        "recommendation/leg-uit",
        change(CMOC, "stance: supports", "stance: contradicts"),
        "advice-support",
        "er blijft geen over",
    ),
    ("theory/vroeg-weten", None, "rivals", "geen andere verklaring"),
]


@pytest.mark.parametrize(("key", "spoiled", "demand", "words"), CASES)
def test_what_is_lacking_is_told(world, key, spoiled, demand, words):
    spoil(world, spoiled or {})

    assert words in lacking(world, key)[demand]


@pytest.mark.parametrize(
    ("key", "spoiled", "demand"),
    [
        (COHORT, None, "used"),
        (COHORT, None, "findings"),
        (COHORT, change(SOURCE, "seen: abstract", "seen: full-text"), "read-in-full"),
        ("cmoc/vroege-uitleg", None, "counter-evidence"),
        ("recommendation/leg-uit", None, "advice-support"),
        (
            "theory/vroeg-weten",
            change(THEORY, "elements:", "rivals: [Toeval.]\nelements:"),
            "rivals",
        ),
        (
            "cmoc/vroege-uitleg",
            change(CMOC, "stance: refines", "stance: contradicts"),
            "counter-evidence",
        ),
        (
            "cmoc/vroege-uitleg",
            {
                CMOC: [
                    {"replace": "stance: refines", "by": "stance: supports"},
                    {"replace": "  found: true", "by": "  found: false"},
                ]
            },
            "counter-evidence",
        ),
        (
            "cmoc/vroege-uitleg",
            change(
                CMOC, "overall: moderate", "assessed_by: Twee mensen, los.\n  overall: moderate"
            ),
            "second-assessor",
        ),
        (
            "cmoc/vroege-uitleg",
            change(CMOC, "arms: [mechanism, outcome]", "arms: [context, mechanism, outcome]"),
            "explanation-support",
        ),
    ],
)
def test_what_is_there_is_no_work(world, key, spoiled, demand):
    spoil(world, spoiled or {})

    assert demand in met(world, key)
    assert demand not in lacking(world, key)


@pytest.mark.parametrize(
    ("key", "demand"),
    [
        ("source/regeling2022", "findings"),  # law says what must, not what works
        ("source/regeling2022", "used"),
        ("source/regeling2022", "read-in-full"),
        ("source/bakker2023", "appraisal"),  # not read in full, so it cannot be appraised
        ("recommendation/meld-op-tijd", "advice-support"),  # rests on a rule
    ],
)
def test_what_cannot_apply_is_not_asked(world, key, demand):
    assert demand not in met(world, key) | lacking(world, key).keys()


@pytest.mark.parametrize(
    ("today", "words"),
    [("2028-01-01", "voor 2028-01-20"), ("2030-01-01", "verlopen"), ("2026-01-21", None)],
)
def test_time_passing_is_work(world, today, words):
    told = lacking(world, "cmoc/vroege-uitleg", datetime.date.fromisoformat(today))

    assert ("overdue" in told) is (words is not None)
    assert words is None or words in told["overdue"]


DECIDED = "  - {{stage: {}, by: {}, date: '2026-01-10', decision: {}{}}}\n"


@pytest.mark.parametrize(
    ("decisions", "words", "step"),
    [
        ([], "nog door niemand bekeken", "twee mensen los van elkaar"),
        ([("title-abstract", "anna", "include")], "alleen anna", "iemand anders"),
        (
            [("title-abstract", "anna", "include"), ("title-abstract", "bram", "exclude")],
            "verschillen (anna: meenemen; bram: uitsluiten)",
            "agreed: true",
        ),
        (
            [("title-abstract", "anna", "include"), ("title-abstract", "bram", "include")],
            "volledige tekst is niet beoordeeld",
            "Vraag de volledige tekst op",
        ),
        ([("title-abstract", "anna", "unsure")], "twijfel na titel", "Lees verder"),
        (
            [
                ("title-abstract", "anna", "include"),
                ("full-text", "anna", "include"),
                ("full-text", "bram", "include"),
            ],
            "besloten is op te nemen",
            "included",
        ),
        (
            [("title-abstract", "anna", "exclude"), ("title-abstract", "bram", "exclude")],
            "besloten is uit te sluiten",
            "excluded",
        ),
        ([("title-abstract", "anna en bram", "exclude", ", agreed: true")], "uit te sluiten", "excluded"),
    ],
)  # fmt: skip
def test_a_candidate_is_told_what_comes_next(world, decisions, words, step):
    screening = "".join(DECIDED.format(*one, *([""] * (4 - len(one)))) for one in decisions)
    text = "id: kees2025\nstatus: candidate\n" + ("screening:\n" + screening if decisions else "")
    spoil(world, {"evidence/sources/kees2025.yml": {"write": text}})
    found = of(world, "source/kees2025")

    assert [task.demand.id for task in found.tasks] == ["screening"]
    assert words in found.tasks[0].lack.what
    assert step in found.tasks[0].lack.step


def test_of_a_source_that_fell_or_is_used_nowhere_nobody_asks_to_read_on(world):
    """Also where a record that is no explanation cites it; and what fell can be used nowhere."""
    spoil(world, change(CMOC, "source: jansen2024", "source: bakker2023"))
    asked = {"read-in-full", "appraisal"}
    assert not asked & (lacking(world, COHORT).keys() | met(world, COHORT))
    spoil(world, change(SOURCE, "seen:", "status: retracted\nstatus_reason: Fraude.\nseen:"))
    asked |= {"findings", "used"}
    assert not asked & (lacking(world, COHORT).keys() | met(world, COHORT))


def test_of_a_standard_of_method_no_finding_is_asked_even_if_others_cite_it():
    base = real_base()
    cited = {key: [c.origin for c in base.citations.get(key, ())] for key in base.of(Source)}
    methods = [key for key, by in cited.items() if any(isinstance(one, Standard) for one in by)]
    work = work_left(base, [base.of(Source)[key] for key in methods], TODAY)

    assert any(not isinstance(one, Standard) for key in methods for one in cited[key])
    for one in work:
        told = {task.demand.id for task in one.tasks} | {demand.id for demand in one.met}
        assert not {"findings", "used"} & told, one.record.key


def test_the_more_rests_on_it_the_more_it_weighs(world):
    """Recommendations on an explanation, explanations on a source, findings that nobody uses."""
    weights = {task.demand.id: task.lack.weight for task in of(world, "cmoc/vroege-uitleg").tasks}
    base = EvidenceBase.load(world)
    resting = [a.id for a in base.of(Recommendation).values() if "vroege-uitleg" in a.based_on]

    assert weights["explanation-support"] == len(resting) > 0
    weights = {task.demand.id: task.lack.weight for task in of(world, COHORT).tasks}
    assert weights["read-in-full"] == 1
    spoil(world, change(CMOC, "source: jansen2024", "source: bakker2023"))
    weights = {task.demand.id: task.lack.weight for task in of(world, COHORT).tasks}
    assert weights["used"] == 2


def test_only_the_parts_without_support_are_named(world):
    told = lacking(world, "cmoc/vroege-uitleg")["explanation-support"]

    assert told == "geen bron die meetelt steunt: context"


def test_an_explanation_that_is_not_there_is_no_ground(world):
    """The checks tell that the link leads nowhere."""
    advice = "evidence/recommendations/leg-uit.yml"
    spoil(world, change(advice, "  - vroege-uitleg", "  - vroege-uitleg\n  - verdwenen"))

    assert "advice-support" in met(world, "recommendation/leg-uit")


def test_what_takes_part_is_no_longer_chosen(world):
    assert "screening" not in lacking(world, COHORT).keys() | met(world, COHORT)


def test_no_demand_stands_twice():
    assert len({demand.id for demand in DEMANDS}) == len(DEMANDS)


def test_every_lack_of_the_real_evidence_stands_in_one_group():
    work = work_left(real_base(), real_base().all(), TODAY)
    groups = list(grouped(work))

    assert sum(len(one.tasks) for one in work) == sum(len(group.tasks) for group in groups)
    assert [g.demand for g in groups] == [d for d in DEMANDS if d in [g.demand for g in groups]]
    for group in groups:
        weights = [task.lack.weight for task in group.tasks]
        assert weights == sorted(weights, reverse=True)


def test_a_record_never_has_and_lacks_the_same():
    for one in work_left(real_base(), real_base().all(), TODAY):
        assert not {demand.id for demand in one.met} & {task.demand.id for task in one.tasks}
        assert all(demand.met for demand in one.met), one.record.key


def test_lines_of_standards_follow_from_the_fields():
    work = work_left(real_base(), real_base().all(), TODAY)
    (regie,) = [one for one in work if one.record.key == "cmoc/regie-met-steun"]
    (task,) = [task for task in regie.tasks if task.demand.id == "second-assessor"]

    assert "entreq-12" in {item.line.id for item in task.items}
    for item in task.items:
        assert any(f in ("cmoc.confidence.overall", "review.assessor") for f in item.line.fields)


def test_every_open_line_of_the_report_is_named():
    base = real_base()
    work = work_left(base, base.of(Standard).values(), TODAY)
    named = {item.line.id for one in work for task in one.tasks for item in task.items}
    expected = {
        line.item.id
        for standard in base.of(Standard).values()
        if standard.scope is StandardScope.REVIEW
        for line in Reporting(base).lines(standard)
        if line.status in (Reported.MISSING, Reported.NOT_RECORDED)
    }

    assert named == expected != set()
