"""Schema: JSON Schemas with which editors complete and check a record while it is typed."""

import copy
import json
from collections.abc import Iterable, Mapping
from typing import Any

from spoorboek.records.markers import OneOf
from spoorboek.records.record import Later, Part, Record
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.subject import Subject

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUBJECT_FILE = "subject.json"


def file_name(record_type: type[Record]) -> str:
    """Name of the schema of a type in evidence/schemas/."""
    return f"{record_type.name}.json"


def modeline(record_type: type[Record]) -> str:
    """First line of a record file: where editors find its schema."""
    up = "../" * (record_type.folder.count("/") + 1)
    return f"# yaml-language-server: $schema={up}schemas/{file_name(record_type)}"


def schemas(types: Iterable[type[Record]], vocabularies: Mapping[str, Any]) -> dict[str, str]:
    """Every schema of a base, by file name: that of each type it uses, and that of its subject."""
    subject = _schema(Subject, "Onderwerp", "evidence/subject.yml", vocabularies)
    of_types = {file_name(t): as_text(schema_of(t, vocabularies)) for t in types}
    return of_types | {SUBJECT_FILE: as_text(subject)}


def schema_of(record_type: type[Record], vocabularies: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a type. `vocabularies` maps a name to the values that are allowed, by id."""
    where = f"één bestand in evidence/{record_type.folder}/"
    schema = _schema(record_type, record_type.singular, where, vocabularies)
    if record_type.later:
        schema |= _asked_later(schema["properties"], record_type.later)
    return schema


def _schema(
    model: type[Part], title: str, where: str, vocabularies: Mapping[str, Any]
) -> dict[str, Any]:
    schema = copy.deepcopy(model.model_json_schema(by_alias=True))
    del schema["title"]  # the name of the class, in English
    schema.pop("description", None)  # a docstring, as below
    schema = {"$schema": DIALECT, "title": title, "description": f"{title}: {where}", **schema}
    _fill_words(schema, model, vocabularies)
    for name, definition in schema.get("$defs", {}).items():
        definition["title"] = name
        definition.pop("description", None)  # a docstring: in English, and gone under python -OO
    return schema


def _asked_later(properties: dict[str, Any], later: Later) -> dict[str, Any]:
    """The rule that these fields hold more than their default, unless another field has these words."""
    empty = {name: properties[name].pop("default") for name in later.fields}
    waits = {"properties": {later.while_field: {"enum": list(later.words)}}}
    filled = {name: {"not": {"const": value}} for name, value in empty.items()}
    return {
        "if": {**waits, "required": [later.while_field]},
        "else": {"required": list(later.fields), "properties": filled},
    }


def _fill_words(schema: dict[str, Any], root: type[Part], vocabularies: Mapping[str, Any]) -> None:
    models: list[type[Part]] = [root]
    seen: set[type[Part]] = set()
    while models:
        model = models.pop()
        if model in seen:
            continue
        seen.add(model)
        home = schema if model is root else schema["$defs"][model.__name__]
        for field in fields_of(model):
            _fill_field(home["properties"][field.key], field, vocabularies)
            if field.part:
                models.append(field.part)


def _fill_field(target: dict[str, Any], field: Field, vocabularies: Mapping[str, Any]) -> None:
    target.pop("title", None)
    marker = field.marker(OneOf)
    if not isinstance(marker, OneOf) or marker.vocabulary not in vocabularies:
        return
    values = vocabularies[marker.vocabulary]
    words = {
        "enum": list(values),
        "enumDescriptions": [f"{v.label}: {v.meaning}" for v in values.values()],
    }
    if field.many:
        target["items"] = {"type": "string", **words}
    elif "anyOf" in target:
        target["anyOf"] = [
            {**branch, **(words if branch.get("type") == "string" else {})}
            for branch in target["anyOf"]
        ]
    else:
        target.update(words)


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is written to its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
