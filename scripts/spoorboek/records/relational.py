"""Relational: the record types as tables, for programs that know rows and columns.

Everything follows from the classes. A record is a row in the table of its type; a part of which there
is one lies flat in that row. What may be there more than once has a table of its own, with the key of
the row it belongs to and its place. Only lists of codes, in which no semicolon stands, share a cell.
"""

import types
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from spoorboek.records.common_tables import (
    CITATION,
    CITED,
    ID,
    LINK,
    RECORD,
    REFERENCE,
    TITLE,
    URL,
    WORD,
)
from spoorboek.records.markers import Cites, LinksTo, OneOf
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.table_shape import Column, ColumnType, ForeignKey, Shape
from spoorboek.records.word import Word

SEPARATOR = ";"
"""Between the codes in one cell."""
POSITION = "position"
_PLAIN: dict[Any, ColumnType] = {
    bool: "boolean", int: "integer", float: "number", dict: "object",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A field that is no single part, with the way to it through single parts."""

    field: Field
    way: tuple[Field, ...]
    required: bool

    @property
    def path(self) -> str:
        return ".".join(f.name for f in (*self.way, self.field))

    @property
    def name(self) -> str:
        return "_".join(f.key for f in (*self.way, self.field)).replace("-", "_")

    @property
    def description(self) -> str:
        return ": ".join((*(f.label for f in self.way), self.field.description))

    @property
    def is_table(self) -> bool:
        """Whether there may be more of it than one cell can hold."""
        return self.field.many and (self.field.part is not None or self.field.is_wording)


@dataclass(frozen=True, slots=True)
class _Parent:
    """What a table needs to know of the one above it."""

    name: str
    description: str
    key: tuple[str, ...]
    pointer: tuple[Column, ...]
    """Its key as columns of the tables below it."""


@cache
def shapes(record_types: tuple[type[Record], ...]) -> tuple[Shape, ...]:
    """Every table of a base that uses these types; a table stands before those below it."""
    names = frozenset(record_type.name for record_type in record_types)
    roots = (_records(names), REFERENCE, *(_of_type(t, names) for t in record_types))
    return tuple(shape for root in (*roots, LINK, CITED, WORD) for shape in root.family())


def _records(names: Collection[str]) -> Shape:
    """The table of all records, with what every record has."""
    own = [field for field in fields_of(Record) if field.name != ID.name]
    pointer = tuple(column for column in RECORD.given if column.name in RECORD.key)
    parent = _Parent(RECORD.name, RECORD.description, RECORD.key, pointer)
    return _shape(RECORD, own, parent, names)


def _of_type(record_type: type[Record], names: Collection[str]) -> Shape:
    """The table of one type. Its title and its common fields are no columns twice."""
    known = {*Record.model_fields, TITLE.name}
    own = [field for field in fields_of(record_type) if field.name not in known]
    is_source = record_type is Source
    to_reference = (ForeignKey((ID.name,), REFERENCE.name, REFERENCE.key),)
    bare = Shape(
        name=record_type.name,
        description=record_type.plural,
        given=(ID, TITLE, URL, *((CITATION,) if is_source else ())),
        key=(ID.name,),
        foreign_keys=to_reference if is_source else (),
    )
    pointer = (Column(f"{bare.sql_name}_id", f"{record_type.singular}: kenmerk"),)
    return _shape(bare, own, _Parent(bare.name, bare.description, bare.key, pointer), names)


def _shape(bare: Shape, fields: list[Field], parent: _Parent, names: Collection[str]) -> Shape:
    """A table with the columns and the tables below it that these fields ask for."""
    leaves = list(_leaves(fields))
    cells = [leaf for leaf in leaves if not leaf.is_table]
    links = [link for leaf in cells for link in _links(leaf, names)]
    return Shape(
        bare.name,
        bare.description,
        bare.given,
        bare.key,
        (*bare.foreign_keys, *links),
        tuple(_read(leaf) for leaf in cells),
        bare.path,
        tuple(_below(leaf, parent, names) for leaf in leaves if leaf.is_table),
    )


def _below(leaf: _Leaf, parent: _Parent, names: Collection[str]) -> Shape:
    """The table of a field that may be there more than once."""
    position = Column(POSITION, "Volgnummer, vanaf 1", "integer")
    given = (*parent.pointer, position)
    key = tuple(column.name for column in given)
    name = f"{parent.name}-{leaf.name}".replace("_", "-")
    description = f"{parent.description}: {leaf.description}"
    up = ForeignKey(key[:-1], parent.name, parent.key)
    bare = Shape(name, description, given, key, (up,), path=leaf.path)
    if leaf.field.part is None:
        return Shape(name, description, given, key, (up,), (_text(leaf),), leaf.path)
    pointed = Column(f"{leaf.name}_{POSITION}", f"{leaf.field.label}: volgnummer", "integer")
    here = _Parent(name, description, key, (*parent.pointer, pointed))
    return _shape(bare, list(fields_of(leaf.field.part)), here, names)


def _leaves(
    fields: list[Field], way: tuple[Field, ...] = (), *, asked: bool = True
) -> Iterator[_Leaf]:
    for field in fields:
        is_asked = asked and field.required
        if field.part and not field.many:
            yield from _leaves(list(fields_of(field.part)), (*way, field), asked=is_asked)
        else:
            yield _Leaf(field, way, is_asked)


def _text(leaf: _Leaf) -> Column:
    return Column(leaf.name, leaf.description)


def _read(leaf: _Leaf) -> Column:
    """The column of a field that lies in the row itself."""
    field, marker = leaf.field, leaf.field.marker(OneOf)
    is_list = field.many or get_origin(field.kind) is tuple
    return Column(
        name=leaf.name,
        description=leaf.description,
        type="string" if is_list else _type(field),
        required=leaf.required and not is_list,
        is_list=is_list,
        path=leaf.path,
        words=_words(field),
        vocabulary=marker.vocabulary if isinstance(marker, OneOf) else "",
    )


def _words(field: Field) -> tuple[str, ...]:
    """The fixed words that may stand there, that for "not yet" too."""
    if isinstance(field.kind, type) and issubclass(field.kind, Word):
        return tuple(field.kind)
    arguments = get_args(field.kind) if get_origin(field.kind) is Literal else ()
    return tuple(word for word in arguments if isinstance(word, str))


def _type(field: Field) -> ColumnType:
    if field.is_day:
        return "date"
    kind, origin = field.kind, get_origin(field.kind)
    if origin in (Union, types.UnionType):
        return "any" if str in get_args(kind) else "number"
    if origin is Literal:
        kind = type(get_args(kind)[0])
    return _PLAIN.get(origin if origin is dict else kind, "string")


def _links(leaf: _Leaf, names: Collection[str]) -> Iterator[ForeignKey]:
    """What a single value points at, where that is one table."""
    for marker in () if leaf.field.many else leaf.field.markers:
        match marker:
            case Cites():
                yield ForeignKey((leaf.name,), REFERENCE.name, REFERENCE.key)
            case LinksTo(types=(only,)) if only in names:
                yield ForeignKey((leaf.name,), only, (ID.name,))
