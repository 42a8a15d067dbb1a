"""A path is walked through the models: it means a field, a page, or nothing."""

import pytest

from spoorboek.reasoning.field_paths import FieldPath, NoPath, ProsePath, is_said, resolve
from spoorboek.records.source import Sample


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("search.date", "search", ["date"]),
        ("source.sample.n", "source", ["sample", "n"]),
        ("cmoc.evidence.relevance", "cmoc", ["evidence", "relevance"]),
        ("project.period.from", "project", ["period", "from_"]),
        ("source", "source", []),
    ],
)
def test_a_path_leads_through_parts(text, kind, names):
    path = resolve(text)

    assert isinstance(path, FieldPath)
    assert path.type.name == kind
    assert [field.name for field in path.fields] == names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("serach.date", "serach"), ("search.datum", "datum"), ("search.date.year", "year"), ("", "")],
)
def test_a_path_that_leads_nowhere_says_at_which_word(text, wanted):
    path = resolve(text)

    assert isinstance(path, NoPath)
    assert path.wanted == wanted


def test_a_page_may_name_a_heading():
    assert resolve("prose:bewijs/methode#kop") == ProsePath("bewijs/methode", "kop")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, False),
        ((), False),
        ("", False),
        ("x", True),
        (0, True),
        (False, True),
        (Sample(), False),
        (Sample(n=0), True),
    ],
)
def test_an_empty_part_says_nothing_and_a_zero_does(value, said):
    assert is_said(value) is said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source", "Bronnen"),
        ("search.purpose", "Waarvoor is gezocht"),
        ("source.sample.n", "Aantal"),
    ],
)
def test_a_path_is_called_after_its_last_field_or_its_type(text, words):
    path = resolve(text)

    assert isinstance(path, FieldPath)
    assert path.words == words
