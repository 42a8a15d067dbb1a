"""One row per source, and distributions that reconcile with their sources."""

from collections import Counter
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.source_features import (
    Distribution,
    SourceFeatures,
    Trait,
    distribution,
    evidence_only,
    label_of,
    source_features,
)
from spoorboek.records import Cmoc, Recommendation, Source, Standard
from spoorboek.records.markers import Cites
from spoorboek.records.source_words import SourceClass, SourceStatus
from spoorboek.reference import Reference
from tests.real import real_base

A_SOURCE = next(iter(real_base().of(Source).values()))


def row(year: str = "", counts: bool = True, **changed: object) -> SourceFeatures:
    source = A_SOURCE.model_copy(update={"country": (), "sectors": ("bouw",), **changed})
    return SourceFeatures(source, year, counts, (), ())


def world(statuses: dict[str, SourceStatus], years: dict[str, str]) -> EvidenceBase:
    base = EvidenceBase.load(Path(__file__).parent / "nergens")
    for key, status in statuses.items():
        base.records["source"][key] = A_SOURCE.model_copy(update={"id": key, "status": status})
    base.references = {
        key: Reference(key, "article", {"title": key, "year": year}, "x.bib", 1)
        for key, year in years.items()
    }
    return base


def test_a_source_at_two_words_counts_at_both_and_the_base_stays_the_sources():
    rows = [row(country=("NL", "BE")), row(country=("NL",)), row()]

    assert distribution(rows, Trait.COUNTRY) == Distribution(
        Trait.COUNTRY, {"NL": 2, "BE": 1}, sources=3, unknown=1, several=1
    )


def test_a_country_that_is_written_twice_counts_once():
    assert distribution([row(country=("NL", "NL"))], Trait.COUNTRY).numbers == {"NL": 1}
    assert distribution([row(country=("NL", "NL"))], Trait.COUNTRY).several == 0


def test_sources_that_do_not_count_are_in_no_number():
    rows = [row("2020"), row("2021", counts=False)]

    assert distribution(rows, Trait.YEAR) == Distribution(Trait.YEAR, {"2020": 1}, 1, 0, 0)


@pytest.mark.parametrize("status", [s for s in SourceStatus if not (s.counts or s.waits)])
def test_a_row_stays_when_its_source_no_longer_counts(status):
    base = world({"a": SourceStatus.INCLUDED, "b": status}, {"a": "2020", "b": "2020"})

    assert [(r.source.id, r.counts) for r in source_features(base)] == [("a", True), ("b", False)]


@pytest.mark.parametrize(
    ("written", "year"),
    [("2020", "2020"), ("2020a", "2020"), ("", ""), ("in druk", ""), ("'20", "")],
)
def test_a_year_is_read_and_never_guessed(written, year):
    (only,) = source_features(world({"a": SourceStatus.INCLUDED}, {"a": written}))

    assert only.year == year
    assert only.words(Trait.YEAR) == ((year,) if year else ())


def test_a_source_without_reference_has_no_year():
    (only,) = source_features(world({"a": SourceStatus.INCLUDED}, {}))

    assert only.year == ""


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ([], {}),
        (["2022", "2019", "2022"], {"2019": 1, "2020": 0, "2021": 0, "2022": 2}),
        (["1897", "2022"], {"1897": 1, "2022": 1}),
    ],
)
def test_years_run_in_time_and_show_the_empty_ones_between(years, shown):
    numbers = distribution([row(year) for year in years], Trait.YEAR).numbers

    assert list(numbers.items()) == list(shown.items())


def test_reading_depth_runs_from_most_to_least_and_the_rest_by_number():
    rows = source_features(real_base())
    depths = list(distribution(rows, Trait.DEPTH).numbers)
    designs = list(distribution(rows, Trait.DESIGN).numbers.values())

    assert depths == [d for d in ("full-text", "abstract", "excerpt", "seed") if d in depths]
    assert designs == sorted(designs, reverse=True)


@pytest.mark.parametrize("trait", Trait)
def test_numbers_are_those_of_a_plain_count(trait):
    """Counted again from the records, and reconciled: words = known sources + extra words."""
    base = real_base()
    rows = evidence_only(source_features(base))
    sources = [
        s
        for s in base.of(Source).values()
        if s.source_class not in ("legal", "guidance") and s.found_by != "methodestandaarden"
    ]  # all of them count
    every: dict[Trait, list[list[str]]] = {
        Trait.YEAR: [[y] if (y := base.references[s.id].year) else [] for s in sources],
        Trait.CLASS: [[s.source_class] for s in sources],
        Trait.DESIGN: [[s.design] for s in sources],
        Trait.DEPTH: [[s.seen] for s in sources],
        Trait.COUNTRY: [list(s.country) for s in sources],
        Trait.SECTOR: [list(s.sectors) for s in sources],
    }
    plain = every[trait]
    found = distribution(rows, trait)

    assert {word: n for word, n in found.numbers.items() if n} == Counter(
        str(word) for words in plain for word in words
    )
    assert found.sources == len(sources)
    assert sum(found.numbers.values()) == found.sources - found.unknown + sum(
        len(words) - 1 for words in plain if words
    )


def test_every_use_is_found_from_its_source():
    base = real_base()
    rows = {r.source.id: r for r in source_features(base)}

    for cmoc in base.of(Cmoc).values():
        assert all(cmoc.id in rows[use.source].explanations for use in cmoc.evidence)
    for advice in base.of(Recommendation).values():
        assert all(advice.id in rows[key].advice for key in advice.sources)
    assert sum(len(r.explanations) for r in rows.values()) == sum(
        len({use.source for use in cmoc.evidence}) for cmoc in base.of(Cmoc).values()
    )


def test_law_and_guidance_are_no_evidence():
    rows = [row(source_class=c) for c in type(A_SOURCE.source_class)]

    assert {r.source.source_class.value for r in rows} - {
        r.source.source_class.value for r in evidence_only(rows)
    } == {"legal", "guidance", "not-set"}


def test_a_standard_of_method_is_no_evidence_until_something_is_found_in_it():
    """What the synthesis reports by says nothing about getting to work elsewhere."""
    rows = source_features(real_base())
    standards = {key for s in real_base().of(Standard).values() for key in cited_by(s)}

    of_method = {r.source.id for r in rows if r.is_of_method}

    assert of_method == {key for key in standards if not real_base().of(Source)[key].findings}
    assert not of_method & {r.source.id for r in evidence_only(rows)}
    assert all(not r.explanations and not r.advice for r in rows if r.is_of_method)


def cited_by(standard: Standard) -> set[str]:
    marks = real_base().marks[standard.key]
    return {text for _, marker, text in marks if isinstance(marker, Cites)}


def test_features_do_not_change_what_they_read():
    first = source_features(real_base())

    assert source_features(real_base()) == first


@pytest.mark.parametrize(
    ("word", "trait", "label"),
    [
        ("2024", Trait.YEAR, "2024"),
        ("cohort", Trait.DESIGN, "Cohort of register"),
        ("rct", Trait.DESIGN, "Gerandomiseerde trial"),
        ("een-oud-woord", Trait.DESIGN, "een-oud-woord"),
        ("NL", Trait.COUNTRY, "NL"),
        ("zorg", Trait.COUNTRY, "zorg"),
        ("een-oude-sector", Trait.SECTOR, "een-oude-sector"),
    ],
)
def test_a_word_is_read_by_its_label_and_what_has_none_as_it_is(word, trait, label):
    assert label_of(word, trait, real_base()) == label


def test_a_sector_is_read_as_its_vocabulary_says():
    for word, value in real_base().vocabularies["sectors"].items():
        assert label_of(word, Trait.SECTOR, real_base()) == value.label


@pytest.mark.parametrize(
    ("first", "last", "number"), [("1950", "2010", 61), ("1949", "2010", 2), ("2010", "2010", 1)]
)
def test_a_line_of_years_is_filled_up_unless_it_is_too_long(first, last, number):
    years = distribution([row(last), row(first)], Trait.YEAR).numbers

    assert len(years) == number
    assert list(years) == sorted(years)
    assert (next(iter(years)), next(reversed([*years]))) == (first, last)


def test_as_frequent_comes_in_the_order_of_the_words_or_else_of_the_alphabet():
    report, ministry = SourceClass.RESEARCH_REPORT, SourceClass.GOVERNMENT
    rows = [row(source_class=word) for word in (ministry, report)]
    places = [row(country=("NL",)), row(country=("DE",)), row(country=("BE", "NL"))]

    assert list(distribution(rows, Trait.CLASS).numbers) == [report.value, ministry.value]
    assert list(distribution(places, Trait.COUNTRY).numbers) == ["NL", "BE", "DE"]
