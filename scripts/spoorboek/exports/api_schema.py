"""API schema: what the answers of the static API look like, as JSON Schemas beside those of the types."""

import json
from collections.abc import Iterable
from typing import Any

from spoorboek.exports.static_api import API
from spoorboek.records.field_kinds import ID_PATTERN
from spoorboek.records.record import Record
from spoorboek.records.schema import DIALECT, file_name

_TEXT: dict[str, Any] = {"type": "string"}
_ADDRESS = {"type": "string", "description": "Gerekend vanaf het begin van de site"}
_ID = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
_OPENING = {
    "api": {"const": API, "description": "Nummer van deze vorm"},
    "version": {"type": "string", "description": "Versie van de gegevens"},
}


def api_schemas(types: Iterable[type[Record]]) -> dict[str, tuple[str, str]]:
    """Words and text of each schema, by file name."""
    types = tuple(types)
    return {
        f"api-{name}.json": (f"JSON Schema: {title.lower()}", _text(title, properties, **rest))
        for name, title, properties, rest in (
            ("index", "Het begin van de API", _start(), {}),
            ("list", "Een lijst van de API: alle records van een soort", _list(types), {}),
            ("record", "Een antwoord van de API: één record", _record(types), _own_fields(types)),
        )
    }


def _text(title: str, properties: dict[str, Any], **rest: Any) -> str:
    schema = {"$schema": DIALECT, "title": title, **_object({**_OPENING, **properties}), **rest}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """Every field is there; fields may be added, so others are allowed."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _many(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties)}


def _start() -> dict[str, Any]:
    lists = {"type": _TEXT, "title": _TEXT, "count": {"type": "integer", "minimum": 0}}
    gone = dict.fromkeys(("what", "since", "until", "instead"), _TEXT)
    return {
        "commit": _TEXT,
        "date": _TEXT,
        "site": {"type": "string", "description": "Adres van de site, of leeg"},
        "title": _TEXT,
        "license": {"type": "string", "format": "uri"},
        "lists": _many({**lists, "url": _ADDRESS, "schema": _ADDRESS}),
        "deprecated": _many(gone),
    }


def _list(types: tuple[type[Record], ...]) -> dict[str, Any]:
    one = {"id": _ID, "title": _TEXT, "url": _ADDRESS, "json": _ADDRESS}
    return {"type": _names(types), "title": _TEXT, "records": _many(one)}


def _record(types: tuple[type[Record], ...]) -> dict[str, Any]:
    link = {"field": _TEXT, "type": _names(types), "id": _ID, "url": _ADDRESS}
    return {
        "type": _names(types),
        "id": _ID,
        "title": _TEXT,
        "url": _ADDRESS,
        "record": {"type": "object", "description": "De velden, zoals zij zijn opgeschreven"},
        "outgoing": _many(link),
        "incoming": _many(link),
        "references": _many({"id": _TEXT, "type": _TEXT, "title": _TEXT}),
    }


def _names(types: tuple[type[Record], ...]) -> dict[str, Any]:
    return {"enum": [record_type.name for record_type in types]}


def _own_fields(types: tuple[type[Record], ...]) -> dict[str, Any]:
    """The fields of a record follow the schema of its type."""
    return {
        "allOf": [
            {
                "if": {"properties": {"type": {"const": record_type.name}}},
                "then": {"properties": {"record": {"$ref": file_name(record_type)}}},
            }
            for record_type in types
        ]
    }
