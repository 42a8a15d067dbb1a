"""Which criteria a study must answer, and which studies were appraised. There is no total anywhere."""

from dataclasses import replace

import pytest

from spoorboek.reasoning.appraisals import OfDesign, appraisals, criteria_asked
from spoorboek.records import Source
from spoorboek.records.appraisal import (
    CATEGORIES_OF,
    Appraisal,
    Criterion,
    Mmat,
    MmatAnswer,
    MmatCategory,
)
from spoorboek.records.record import Record
from spoorboek.records.source_words import ReadingDepth
from tests.real import real_base


def mmat(category: MmatCategory, **values: object) -> Mmat:
    one = Criterion(number="S1", answer=MmatAnswer.YES, remark="Zo staat het er.")
    return Mmat.model_validate({"category": category, "criteria": [one]} | values)


@pytest.mark.parametrize(
    ("given", "sets"),
    [
        (mmat(MmatCategory.RANDOMISED), "2"),
        (mmat(MmatCategory.QUALITATIVE), "1"),
        (mmat(MmatCategory.MIXED, quantitative=MmatCategory.DESCRIPTIVE), "514"),
        (mmat(MmatCategory.RANDOMISED, stopped="De vraag is niet duidelijk."), ""),
    ],
)
def test_a_study_answers_the_screening_and_the_sets_that_fit(given, sets):
    asked = criteria_asked(given)

    assert asked[:2] == ("S1", "S2")
    assert asked[2:] == tuple(f"{one}.{n}" for one in sets for n in range(1, 6))


def test_every_primary_study_is_counted_once_under_its_design():
    rows = appraisals(real_base())
    primary = [s for s in real_base().of(Source).values() if s.design in CATEGORIES_OF]

    assert sum(row.total for row in rows) == len([s for s in primary if s.status.counts])
    assert len({row.design for row in rows}) == len(rows)


def test_each_study_stands_where_it_belongs():
    """Appraised; read in full and not appraised; or neither. The total is all three together."""
    for row in appraisals(real_base()):
        found = [s for s in real_base().of(Source).values() if s.design is row.design]
        studies = {s.id: s for s in found if s.status.counts}
        full = {s.id for s in studies.values() if s.seen is ReadingDepth.FULL_TEXT}
        appraised = {s.id for s in studies.values() if s.appraisal}

        assert {s.id for s in row.appraised} == appraised
        assert {s.id for s in row.only_read} == full - appraised
        assert row.not_read == len(studies.keys() - full)


def test_the_total_is_every_study_once():
    one, two, three = (Source(id=name) for name in ("een", "twee", "drie"))

    assert OfDesign(next(iter(CATEGORIES_OF)), (one,), (two, three), 4).total == 7


def test_only_what_was_read_in_full_was_appraised():
    appraised = [source for row in appraisals(real_base()) for source in row.appraised]

    assert appraised
    assert {source.seen for source in appraised} == {ReadingDepth.FULL_TEXT}


def test_an_appraisal_has_no_place_for_a_total():
    names = {*Mmat.model_fields, *Appraisal.model_fields, *Criterion.model_fields}

    assert not [name for name in names if name in ("total", "score", "points", "percentage")]


def test_what_was_read_in_full_without_an_appraisal_is_told_apart():
    design = next(iter(CATEGORIES_OF))
    read = Source(id="een", design=design, seen=ReadingDepth.FULL_TEXT)
    glanced = Source(id="twee", design=design, seen=ReadingDepth.ABSTRACT)
    real = real_base()
    sources: dict[str, Record] = {one.id: one for one in (read, glanced)}
    records = {**real.records, "source": sources}

    assert appraisals(replace(real, records=records)) == [OfDesign(design, (), (read,), 1)]
