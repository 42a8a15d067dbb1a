"""A new record file names every field and is wrong only where it is still empty."""

import re
from itertools import pairwise

import pytest

from spoorboek.records import RECORD_TYPES
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.stub import stub_of
from spoorboek.records.validation import Problem, validate
from spoorboek.text_file import MAX_BYTES
from spoorboek.yaml_source import YamlSource, parse
from tests.real import real_base

EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
SWITCHED_OFF = re.compile(r"^( *)# ( *(?:[\w-]+:|-))$", re.MULTILINE)


def stub(record_type) -> str:
    return stub_of(record_type, "nieuw", real_base().vocabularies)


def problems(record_type, text: str) -> list[Problem]:
    data, findings = parse(YamlSource("nieuw.yml", text))
    assert findings == []
    return validate(record_type, data)[1]


def switched_on(text: str) -> str:
    """The stub with the # taken away from every optional field."""
    while SWITCHED_OFF.search(text):
        text = SWITCHED_OFF.sub(r"\1\2", text)
    return text


def _is_empty(problem) -> bool:
    return "nog niet ingevuld" in problem.message or "leeg" in problem.message


def all_fields(model) -> list[Field]:
    return [
        f
        for field in fields_of(model)
        for f in (field, *(all_fields(field.part) if field.part else ()))
    ]


@EVERY_TYPE
def test_a_stub_is_wrong_only_where_it_is_empty(record_type):
    found = problems(record_type, stub(record_type))

    assert found
    assert [p for p in found if not _is_empty(p)] == []


@EVERY_TYPE
def test_a_stub_stays_so_when_every_optional_field_is_switched_on(record_type):
    text = switched_on(stub(record_type))

    assert [p for p in problems(record_type, text) if not _is_empty(p)] == []


@EVERY_TYPE
def test_a_stub_names_and_explains_every_field(record_type):
    """Each field has its description on the line above, at every depth, as often as it occurs."""
    lines = stub(record_type).splitlines()

    for field in all_fields(record_type):
        assert field.description
        above = [
            before
            for before, line in pairwise(lines)
            if re.fullmatch(rf"[ #]*{re.escape(field.key)}:(?: nieuw)?", line)
        ]
        assert field.key == "id" or any(field.description in line for line in above), field.key


@EVERY_TYPE
def test_a_stub_starts_with_its_schema(record_type):
    first = stub(record_type).splitlines()[0]
    up = "../" * len(record_type.folder.split("/"))

    assert first == f"# yaml-language-server: $schema={up}schemas/{record_type.name}.json"


@EVERY_TYPE
def test_a_stub_offers_the_words_of_the_vocabularies(record_type):
    text = stub(record_type)

    assert len(text) < MAX_BYTES
    if "woord uit" in text:
        # Only words of a list that this base does not have are named by their list.
        names = set(re.findall(r"woord uit ([\w-]+)", text))
        assert not names & set(real_base().vocabularies)
