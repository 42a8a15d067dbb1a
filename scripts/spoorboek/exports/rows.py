"""Rows: the base as the rows of its tables, as `records.relational` lays them out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from spoorboek.citation import Citation, Citations
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.everything import title_of
from spoorboek.reasoning.table import Cell
from spoorboek.records.common_tables import CITED, LINK, RECORD, REFERENCE, WORD
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo, Marker, OneOf
from spoorboek.records.record import Record, value_at
from spoorboek.records.relational import SEPARATOR, shapes
from spoorboek.records.source import Source
from spoorboek.records.structure import FieldPath
from spoorboek.records.table_shape import Column, Shape

Row = tuple[Cell, ...]


def rows_by_table(base: EvidenceBase, citations: Citations) -> Mapping[str, list[Row]]:
    """The rows of every table of a base, a table without rows too."""
    by_name = {shape.name: shape for shape in shapes(base.types)}
    found: dict[str, list[Row]] = {name: [] for name in by_name}
    for record_type in base.types:
        for record in base.records[record_type.name].values():
            for name, row in _of_record(record, base, citations, by_name):
                found[name].append(row)
    found[REFERENCE.name] = [_reference(key, base, citations) for key in sorted(base.references)]
    return found


def _of_record(
    record: Record, base: EvidenceBase, citations: Citations, by_name: Mapping[str, Shape]
) -> Iterator[tuple[str, Row]]:
    """Every row that one record gives, each with the name of its table."""
    title = title_of(record, base)
    common = (record.name, record.id, title, record.page, record.written_in)
    own: Row = (record.id, title, record.page)
    if isinstance(record, Source):
        citation = citations.get(record.id)
        own = (*own, citation.entry.striptags() if citation else None)
    yield from _of_part(by_name[RECORD.name], record, common)
    yield from _of_part(by_name[record.name], record, own)
    for where, marker, text in base.marks[record.key]:
        yield from _pointing(record, where, marker, text, base)


def _of_part(shape: Shape, part: Any, given: Row) -> Iterator[tuple[str, Row]]:
    """The row of one part, and those of what lies below it."""
    yield shape.name, (*given, *(_cell(column, part) for column in shape.read))
    for child in shape.children:
        for position, item in enumerate(value_at(part, child.path) or (), start=1):
            yield from _of_part(child, item, (*given[: len(shape.key)], position))


def _cell(column: Column, part: Any) -> Cell:
    """What stands in a column. A text without characters is no text."""
    value = value_at(part, column.path) if column.path else part
    if column.is_list:
        value = SEPARATOR.join(map(str, value or ()))
    elif isinstance(value, dict):
        value = json.dumps(to_jsonable_python(value), ensure_ascii=False)
    if isinstance(value, str):
        return str(value) or None
    return value


def _pointing(
    record: Record, where: FieldPath, marker: Marker, text: str, base: EvidenceBase
) -> Iterator[tuple[str, Row]]:
    """The row of a mark that points at something that is there."""
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in where)
    field = ".".join(part for part in where if isinstance(part, str))
    here = record.name, record.id, place, field
    match marker:
        case LinksTo() | LinksAnywhere():
            target = base.resolve(marker, text)
            if target is not None:
                yield LINK.name, (*here, target.name, target.id)
        case Cites() if text in base.references:
            yield CITED.name, (*here, text)
        case OneOf(vocabulary=vocabulary) if base.value(vocabulary, text):
            yield WORD.name, (*here, vocabulary, text)


def _reference(key: str, base: EvidenceBase, citations: Citations) -> Row:
    reference, citation = base.references[key], citations[key]
    found: Iterable[Cell] = (
        key,
        citation.csl["type"],
        reference.title,
        _names(citation),
        reference.year,
        reference.doi,
        reference.url,
        citation.language,
        citation.in_text,
        citation.entry.striptags(),
    )
    return tuple(cell or None for cell in found)


def _names(citation: Citation) -> str:
    """`Jansen, P.; UWV`: authors or else editors."""
    people = citation.csl.get("author") or citation.csl.get("editor") or ()
    return "; ".join(_name(person) for person in people)


def _name(person: Mapping[str, str]) -> str:
    particle = person.get("non-dropping-particle", "")
    family = " ".join(filter(None, (particle, person.get("family", ""))))
    return person.get("literal") or ", ".join(filter(None, (family, person.get("given", ""))))
