"""The evidence map equals a count by hand, cell by cell and total by total."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.evidence_map import (
    HEADER,
    RESEARCHERS,
    STUDIES,
    Kind,
    evidence_map,
    evidence_map_table,
    kind,
)
from spoorboek.records import Element, Source
from spoorboek.records.source_words import Design, SourceClass
from spoorboek.records.word import Word
from tests.checks.worlds import sound_world
from tests.counted_by_hand import by_hand
from tests.real import real_base


def assert_equal_to_a_count_by_hand(base: EvidenceBase) -> None:
    elements = {e.title: e.id for e in base.of(Element).values()}
    outcomes = {value.label: i for i, value in base.vocabularies["outcomes"].items()}
    rows = evidence_map_table(base).rows

    assert len(rows) == (len(elements) + 1) * (len(outcomes) + 1)
    for element, outcome, *numbers in rows:
        wanted_elements = {elements[str(element)]} if element != "alle" else {*elements.values()}
        wanted_outcomes = {outcomes[str(outcome)]} if outcome != "alle" else {*outcomes.values()}
        assert numbers == by_hand(base, wanted_elements, wanted_outcomes), (element, outcome)


def test_the_map_equals_a_count_by_hand():
    assert_equal_to_a_count_by_hand(real_base())


def test_a_retracted_source_leaves_every_count(tmp_path: Path):
    """In a small world: the cell empties, and so does every total."""
    root = sound_world(tmp_path)
    before = evidence_map(EvidenceBase.load(root))
    assert before.whole.tally.sources
    assert before.empty == [place for place in before.cells if place != ("uitleg", "vertrouwen")]
    for key in before.whole.tally.sources:
        file = root / f"evidence/sources/{key}.yml"
        file.write_text(
            file.read_text("utf-8") + "\nstatus: retracted\nstatus_reason: Ingetrokken.\n", "utf-8"
        )
    base = EvidenceBase.load(root)
    after = evidence_map(base)

    assert_equal_to_a_count_by_hand(base)
    assert after.whole.occurrences == 0
    assert not after.whole.tally.sources
    assert after.whole.tally.cmocs == before.whole.tally.cmocs, "the explanation still stands there"
    assert after.empty == list(after.cells)


def test_numbers_add_up_where_the_page_says_so():
    """Kinds share out the sources of every line; occurrences add up along rows and columns."""
    chart = evidence_map(real_base())
    for line in evidence_map_table(real_base()).rows:
        named = dict(zip(HEADER, line, strict=True))
        assert named["bronnen"] == named["onderzoek"] + named["beleid of opinie"] + named["plan"]  # type: ignore[operator]
    for totals in (chart.rows, chart.columns):
        assert sum(t.occurrences for t in totals.values()) == chart.whole.occurrences
    assert sum(len(cell.sources) for cell in chart.cells.values()) == chart.whole.occurrences


def by_value(words: type[Word], value: str) -> Word:
    (found,) = [word for word in words if word.value == value]
    return found


@pytest.mark.parametrize(
    ("source_class", "design", "expected"),
    [
        ("peer-reviewed", "rct", Kind.RESEARCH),
        ("peer-reviewed", "protocol", Kind.PLAN),
        ("project-page", "protocol", Kind.PLAN),
        ("commercial", "protocol", Kind.PLAN),
        ("project-page", "not-applicable", Kind.PLAN),
        ("project-page", "policy-report", Kind.OPINION),
        ("peer-reviewed", "opinion", Kind.OPINION),
        ("peer-reviewed", "guideline", Kind.OPINION),
        ("research-report", "policy-report", Kind.RESEARCH),
        ("public-body", "policy-report", Kind.OPINION),
        ("public-body", "cohort", Kind.RESEARCH),
        ("research-report", "not-applicable", Kind.OPINION),
        ("commercial", "case-file", Kind.OPINION),
        ("trade-body", "mixed-methods", Kind.OPINION),
        ("news", "not-applicable", Kind.OPINION),
    ],
)
def test_the_kind_follows_the_published_rule(source_class, design, expected):
    source = next(iter(real_base().of(Source).values())).model_copy(
        update={
            "source_class": by_value(SourceClass, source_class),
            "design": by_value(Design, design),
        }
    )

    assert kind(source) is expected


def test_every_design_and_class_has_a_side():
    """A new design counts as a study only when somebody says so."""
    assert {d.value for d in STUDIES} == {
        "rct",
        "quasi-experimental",
        "cohort",
        "cross-sectional",
        "qualitative",
        "mixed-methods",
        "process-evaluation",
        "case-file",
        "systematic-review",
        "scoping-review",
        "realist-review",
    }
    assert {c.value for c in SourceClass} - {c.value for c in RESEARCHERS} == {
        "project-page",
        "professional-body",
        "trade-body",
        "commercial",
        "news",
        "legal",
        "guidance",
        "not-set",
    }
