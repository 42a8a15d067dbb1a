"""Every cell without research from here asks a question in good Dutch; a described gap goes before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.evidence_map import Kind, Tally, Use, evidence_map
from spoorboek.reasoning.open_questions import Lack, lack_of, open_questions, question
from spoorboek.records import Gap, Source
from spoorboek.records.explanation_words import Arm, Stance
from spoorboek.records.source_words import Design, SourceClass
from tests.real import real_base

LABEL = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@given(st.sampled_from(list(Lack)), LABEL, LABEL)
def test_a_question_is_one_sentence_with_both_names(lack, element, outcome):
    words = question(lack, element, outcome)

    assert words.endswith("?")
    assert words.count("?") == 1
    assert words.count("“") == words.count("”") == 2
    assert element[1:] in words
    assert outcome[1:] in words
    assert "  " not in words
    assert "{" not in words


@pytest.mark.parametrize(
    ("label", "within"),
    [("WIA-instroom", "“WIA-instroom”"), ("Eigen regie", "“eigen regie”"), ("A", "“a”")],
)
def test_a_name_within_a_sentence_keeps_its_abbreviation(label, within):
    assert within in question(Lack.NO_SOURCE, label, "Kosten")


def test_braces_in_a_name_stay_braces():
    assert "“{outcome}”" in question(Lack.NO_SOURCE, "{outcome}", "Kosten")


def test_the_cells_that_ask_are_those_that_lack_something():
    base = real_base()
    chart = evidence_map(base)
    asked = open_questions(chart, base)

    for place, cell in chart.cells.items():
        research = cell.by_kind[Kind.RESEARCH]
        dutch = {key for key in research if "NL" in base.records["source"][key].country}  # type: ignore[attr-defined]
        expected = (
            Lack.NO_SOURCE
            if not cell.sources
            else Lack.NO_RESEARCH
            if not research
            else Lack.NO_DUTCH_RESEARCH
            if not dutch
            else None
        )
        assert (asked[place].lack if place in asked else None) is expected, place
    assert {Lack.NO_SOURCE, Lack.NO_DUTCH_RESEARCH} <= {q.lack for q in asked.values()}


def test_a_described_gap_stands_with_the_cell_it_is_about():
    base = real_base()
    asked = open_questions(evidence_map(base), base)
    joined = {(place, gap.id) for place, found in asked.items() for gap in found.gaps}

    assert joined == {
        ((gap.element, gap.outcome), gap.id)
        for gap in base.of(Gap).values()
        if (gap.element, gap.outcome) in asked
    }
    assert joined


@pytest.mark.parametrize(
    ("setting", "asked"),
    [
        (None, "Wat gebeurt er met “kosten” als er aandacht is voor “rust”?"),
        ("in de wijk", "Wat gebeurt er in de wijk met “kosten” als er aandacht is voor “rust”?"),
    ],
)
def test_a_question_names_the_setting_if_the_base_has_one(setting, asked):
    assert question(Lack.NO_SOURCE, "Rust", "Kosten", setting) == asked


def test_only_the_first_letters_make_an_abbreviation():
    assert "“eigen Regie”" in question(Lack.NO_SOURCE, "Eigen Regie", "Kosten")
    assert "“HRm-beleid”" in question(Lack.NO_SOURCE, "HRm-beleid", "Kosten")
    assert "“elT”" in question(Lack.NO_SOURCE, "ElT", "Kosten")


@pytest.mark.parametrize(
    ("design", "country", "lack"),
    [
        (None, (), Lack.NO_SOURCE),
        (Design.OPINION, ("NL",), Lack.NO_RESEARCH),
        (Design.COHORT, ("BE",), Lack.NO_DUTCH_RESEARCH),
        (Design.COHORT, ("BE", "NL"), None),
    ],
)
def test_a_cell_asks_for_what_it_lacks_most(design, country, lack):
    known = next(iter(real_base().of(Source).values()))
    fields = {"design": design, "country": country, "source_class": SourceClass.PEER_REVIEWED}
    use = Use(known.model_copy(update=fields), Stance.SUPPORTS, (Arm.OUTCOME,))

    assert lack_of(Tally((), (use,) if design else ())) is lack
