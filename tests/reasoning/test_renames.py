"""A record got another name when all its texts stayed, or its title, and nothing else has them; else nobody guesses."""

from typing import Any

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.renames import renames
from spoorboek.records import Source, Term
from spoorboek.records.record import Record
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")


def terms(*written: str) -> EvidenceBase:
    """Terms, each as `id title text`."""
    found: dict[str, Record] = {}
    for line in written:
        key, title, text = line.split()
        found[key] = Term.model_validate({"id": key, "term": title, "definition": text})
    return EvidenceBase(SOUND.root, SOUND.records | {"term": found})


def sources(**fields: dict[str, Any]) -> EvidenceBase:
    """Sources by key, each one source with other fields."""
    known = SOUND.of(Source)["jansen2024"]
    found: dict[str, Record] = {
        key: known.model_copy(update={"id": key, **of}) for key, of in fields.items()
    }
    return EvidenceBase(SOUND.root, SOUND.records | {"source": found})


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (["a Rust Kalmte"], ["b Rust Kalmte"], {"a": "b"}),
        (["a Rust Kalmte"], ["b Rust Stilte"], {"a": "b"}),
        (["a Rust Kalmte"], ["b Vrede Stilte"], {}),
        (["a Rust Kalmte"], ["a Rust Kalmte", "b Rust Kalmte"], {}),
        (["a Rust Kalmte", "b Rust Kalmte"], ["a Rust Kalmte"], {}),
        (["a Rust Kalmte", "b Rust Kalmte"], ["c Rust Kalmte", "d Rust Kalmte"], {}),
        (
            ["a Rust Kalmte", "b Rust Stilte"],
            ["c Rust Kalmte", "d Rust Stilte"],
            {"a": "c", "b": "d"},
        ),
        (["a Rust Kalmte", "b Rust Stilte"], ["c Rust Stilte"], {"b": "c"}),
        (["a Rust Kalmte", "b Rust Stilte"], ["c Rust Geduld"], {}),
        (["a Rust Kalmte"], ["b Rust Stilte", "c Rust Geduld"], {}),
        (["a Rust Kalmte"], ["b Rust Stilte", "c Rust Kalmte"], {"a": "c"}),
    ],
)
def test_the_same_texts_or_else_the_same_title_are_the_same_record(before, after, names):
    assert renames(terms(*before), terms(*after)) == {
        f"term/{old}": f"term/{new}" for old, new in names.items()
    }


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ({"a": {}}, {"b": {"aliases": ("a",), "summary": "Anders."}}, {"a": "b"}),
        ({"b": {"aliases": ("a",), "summary": "Anders."}}, {"a": {}}, {"b": "a"}),
        ({"b": {"aliases": ("a", "elders"), "summary": "Anders."}}, {"a": {}}, {"b": "a"}),
        ({}, {"b": {"aliases": ("elders",)}}, {}),
        ({"a": {}}, {"a": {}, "b": {"aliases": ("a",)}}, {}),
        ({"a": {}}, {"b": {"summary": "Anders."}}, {}),
        ({"a": {}}, {"b": {}}, {"a": "b"}),
    ],
)
def test_a_source_tells_its_earlier_names_and_has_no_title_of_its_own(before, after, names):
    assert renames(sources(**before), sources(**after)) == {
        f"source/{old}": f"source/{new}" for old, new in names.items()
    }
