"""Stub: a new record file with every field, explained."""

from collections.abc import Iterator, Mapping
from typing import Any

from spoorboek.records.markers import OneOf
from spoorboek.records.record import Part, Record
from spoorboek.records.schema import modeline
from spoorboek.records.structure import Field, fields_of, is_askable, kind_in_words


def stub_of(record_type: type[Record], record_id: str, vocabularies: Mapping[str, Any]) -> str:
    """A commented YAML file: required fields open to fill in, optional ones behind a `#`."""
    lines = [
        modeline(record_type),
        f"# {record_type.singular}. Vul in wat na de dubbele punt ontbreekt; haal het # weg bij wat je gebruikt.",
        *_fields(record_type, vocabularies, record_id=record_id),
    ]
    return "\n".join(lines) + "\n"


def _fields(
    model: type[Part],
    vocabularies: Mapping[str, Any],
    *,
    indent: str = "",
    record_id: str | None = None,
) -> Iterator[str]:
    for field in fields_of(model):
        if not is_askable(field, vocabularies):
            continue
        if field.key == "id" and record_id is not None:
            yield f"# {field.description}"
            yield f"id: {record_id}"
            continue
        yield from _field(field, vocabularies, indent)


def _field(field: Field, vocabularies: Mapping[str, Any], indent: str) -> Iterator[str]:
    off = "" if field.is_asked else "# "
    yield f"{indent}# {field.description} [{_demand(field)}; {_choice(field, vocabularies)}]"
    if field.part is None:
        yield (
            f"{indent}{off}{field.key}:"
            if not field.many
            else f"{indent}{off}{field.key}:\n{indent}{off}  -"
        )
        return
    yield f"{indent}{off}{field.key}:"
    nested = list(_fields(field.part, vocabularies, indent=""))
    lead = "    " if field.many else "  "
    if field.many:
        yield f"{indent}{off}  -"
    for text in nested:
        for line in text.split("\n"):
            yield f"{indent}{off}{lead}{line}"


def _demand(field: Field) -> str:
    if field.later:
        return f"verplicht, {field.later.unless}"
    return "verplicht" if field.required else "mag weg"


def _choice(field: Field, vocabularies: Mapping[str, Any]) -> str:
    marker = field.marker(OneOf)
    if isinstance(marker, OneOf) and marker.vocabulary in vocabularies:
        return " | ".join(vocabularies[marker.vocabulary])
    return ("lijst van " if field.many else "") + kind_in_words(field)
