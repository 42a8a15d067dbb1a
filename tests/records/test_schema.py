"""Editors are told the same as the program: the JSON Schemas are valid, fresh and agree with it."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from spoorboek.records import RECORD_TYPES
from spoorboek.records.schema import SUBJECT_FILE, as_text, file_name, modeline, schema_of
from spoorboek.records.structure import fields_of
from spoorboek.yaml_source import YamlSource, parse
from tests.real import ROOT, real_base

EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
EXAMPLES = Path(__file__).parent / "data"
SCHEMAS = ROOT / "evidence" / "schemas"


def schema(record_type):
    return schema_of(record_type, real_base().vocabularies)


def files_of(record_type):
    """The records of a type; an example of a type of which there is none yet."""
    found = sorted((ROOT / "evidence" / record_type.folder).glob("*.yml"))
    return found or [EXAMPLES / f"{record_type.name}.yml"]


@EVERY_TYPE
def test_a_schema_is_valid_json_schema(record_type):
    rules = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)

    assert rules.is_valid(schema(record_type))


@EVERY_TYPE
def test_a_schema_accepts_every_record_of_its_type(record_type):
    validator = jsonschema.Draft202012Validator(schema(record_type))
    files = files_of(record_type)

    assert files
    for file in files:
        data, _ = parse(YamlSource(file.name, file.read_text(encoding="utf-8")))
        assert [f"{file.name}: {error.message}" for error in validator.iter_errors(data)] == []


@EVERY_TYPE
def test_a_schema_refuses_what_the_program_refuses(record_type):
    validator = jsonschema.Draft202012Validator(schema(record_type))
    data, _ = parse(YamlSource("x", files_of(record_type)[0].read_text(encoding="utf-8")))

    assert not validator.is_valid({**data, "onbekend": 1})
    assert not validator.is_valid({k: v for k, v in data.items() if k != "id"})
    assert not validator.is_valid([data])


@EVERY_TYPE
def test_a_schema_on_disk_is_fresh(record_type):
    """After a change of a record type or vocabulary: `spoorboek schema`."""
    assert (SCHEMAS / file_name(record_type)).read_text(encoding="utf-8") == as_text(
        schema(record_type)
    )


def test_schemas_do_not_ask_for_docstrings():
    """Python leaves these out when it is asked to, and the site must stay the same."""
    told = "from spoorboek.adapters.command_line import main; main()"
    command = [sys.executable, "-OO", "-c", told, "schema", "--check", "--root", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)

    assert done.returncode == 0, done.stderr


def test_there_is_no_schema_without_a_type():
    assert {file.name for file in SCHEMAS.iterdir()} == {file_name(t) for t in RECORD_TYPES} | {
        SUBJECT_FILE
    }


@EVERY_TYPE
def test_every_record_names_its_schema_on_the_first_line(record_type):
    for file in files_of(record_type):
        with file.open(encoding="utf-8") as lines:
            assert next(lines).rstrip("\n") == modeline(record_type), file.name


@EVERY_TYPE
def test_the_named_schema_is_there(record_type):
    folder = ROOT / "evidence" / record_type.folder
    address = modeline(record_type).split("$schema=")[1]

    assert json.loads((folder / address).resolve().read_text(encoding="utf-8"))["title"]


@EVERY_TYPE
def test_ordinary_yaml_readers_see_the_same_record(record_type):
    """No record leans on how we read YAML: the safe loader of others gives the same data."""
    for file in files_of(record_type):
        text = file.read_text(encoding="utf-8")

        assert yaml.load(text, yaml.CSafeLoader) == parse(YamlSource(file.name, text))[0], file.name


@pytest.mark.parametrize("record_type", [t for t in RECORD_TYPES if t.later], ids=lambda t: t.name)
def test_what_is_known_later_may_wait_and_not_longer(record_type):
    """An editor asks for the same as the check: nothing of a candidate, everything once it is chosen."""
    later = record_type.later
    validator = jsonschema.Draft202012Validator(schema(record_type))
    data, _ = parse(YamlSource("x", files_of(record_type)[0].read_text(encoding="utf-8")))
    waiting = {"id": "x", later.while_field: later.words[0]}
    blanks = {f.key: f.blank for f in fields_of(record_type) if f.later}

    assert validator.is_valid(waiting)
    assert not validator.is_valid({"id": "x"})
    assert set(blanks) == set(later.fields)
    for name in later.fields:
        assert not validator.is_valid({k: v for k, v in data.items() if k != name}), name
    for name, blank in blanks.items():
        written = list(blank) if isinstance(blank, tuple) else str(blank)
        assert not validator.is_valid({**data, name: written}), name


def parts_of(schema):
    """The schema itself and every definition in it."""
    return [schema, *schema.get("$defs", {}).values()]


@EVERY_TYPE
def test_an_editor_can_explain_every_field_and_every_fixed_word(record_type):
    """What shows when one points at a key, and beside each word to choose from.

    The words of a date rule are the program's own: they say what they do.
    """
    for part in parts_of(schema(record_type)):
        for key, field in part.get("properties", {}).items():
            assert field.get("description"), f"{part['title']}.{key}"
            for place in (part, field, field.get("items", {}), *field.get("anyOf", ())):
                if "enum" in place and part["title"] not in ("DateRule", "DateAnchor"):
                    told = place.get("enumDescriptions") or place["markdownDescription"].split("\n")
                    assert len(told) == len(place["enum"]), key
                    assert all(told)


def test_an_editor_finds_the_schema_of_every_folder():
    """`.vscode/settings.json` names the schema of each type, and no folder that is not there."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    wanted = {
        f"evidence/schemas/{file_name(t)}": [f"evidence/{t.folder}/*.yml"] for t in RECORD_TYPES
    }
    wanted[f"evidence/schemas/{SUBJECT_FILE}"] = ["evidence/subject.yml"]

    assert settings["yaml.schemas"] == wanted
