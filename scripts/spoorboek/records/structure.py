"""Structure: the fields of a record type, read from its class.

Stub, field table, default page and the look-up of links all follow from here, so that nothing lists
the fields a second time.
"""

import re
import types
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from spoorboek.records.advice_words import RESTS_ON_RULES
from spoorboek.records.field_kinds import DAY, WORDING
from spoorboek.records.markers import (
    Cites,
    ForEmployees,
    HappenedOn,
    LinksAnywhere,
    LinksTo,
    Marker,
    OneOf,
    ReviewBy,
    RichText,
)
from spoorboek.records.record import Later, Part
from spoorboek.records.word import Word

MARKERS = (LinksTo, LinksAnywhere, OneOf, Cites, HappenedOn, ReviewBy, RichText, ForEmployees)
FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` in Python, `key` in YAML. `part` is the class of nested fields, if any."""

    name: str
    key: str
    description: str
    required: bool
    many: bool
    kind: Any
    part: type[Part] | None
    markers: tuple[Marker, ...]
    later: Later | None = None
    """When it may stay empty though it is asked for, if so."""
    blank: Any = None
    """The value that a field which may wait has until it is filled in."""
    is_wording: bool = False
    """Whether it holds free text only: no number, date, address, link or fixed word."""
    is_day: bool = False
    """Whether it holds whole dates only."""

    @property
    def label(self) -> str:
        """The first words of the description, without the explanation behind them."""
        return re.split(r"[,:;(]", self.description)[0].rstrip()

    def marker(self, kind: type[Marker]) -> Marker | None:
        """The marker of one kind on this field, if it has it."""
        return next((m for m in self.markers if isinstance(m, kind)), None)

    @property
    def is_asked(self) -> bool:
        """Whether it must be filled in, if not now then later."""
        return self.required or self.later is not None

    @property
    def words(self) -> tuple[str, ...]:
        """The fixed words that this field chooses from, if it does."""
        if isinstance(self.kind, type) and issubclass(self.kind, Word):
            return tuple(word for word in self.kind if word != self.blank)
        return ()


def _unpacked(annotation: Any) -> tuple[Any, bool, list[Marker]]:
    """The innermost type, whether there may be many, and the markers met on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        kind, many, markers = _unpacked(inner)
        return kind, many, [*markers, *(e for e in extras if isinstance(e, MARKERS))]
    if origin in (Union, types.UnionType):
        members = [a for a in get_args(annotation) if a is not type(None)]
        if len(members) == 1:
            return _unpacked(members[0])
        kinds = [_unpacked(member) for member in members]
        union: Any = Union[tuple(kind for kind, _, _ in kinds)]  # noqa: UP007  # of as many as there are
        return union, False, [marker for _, _, found in kinds for marker in found]
    if origin is tuple and get_args(annotation)[-1] is Ellipsis:
        kind, _, markers = _unpacked(get_args(annotation)[0])
        return kind, True, markers
    return annotation, False, []


def _is_only(rule: AfterValidator, annotation: Any) -> bool:
    """Whether nothing fits here but what keeps this rule, be it once, often or not at all."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        return rule in extras or _is_only(rule, inner)
    if origin in (Union, types.UnionType, tuple):
        members = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
        return all(_is_only(rule, member) for member in members)
    return False


def _field(name: str, info: FieldInfo, later: Later | None) -> Field:
    kind, many, markers = _unpacked(info.annotation)
    markers += [m for m in info.metadata if isinstance(m, MARKERS)]
    waits = later is not None and name in later.fields
    is_part = isinstance(kind, type) and issubclass(kind, Part)
    return Field(
        name=name,
        key=info.alias or name,
        description=info.description or "",
        required=info.is_required(),
        many=many,
        kind=kind,
        part=kind if is_part else None,
        markers=tuple(markers),
        later=later if waits else None,
        blank=info.default if waits else None,
        is_wording=(WORDING in info.metadata or _is_only(WORDING, info.annotation))
        and all(isinstance(m, RichText | ForEmployees) for m in markers),
        is_day=DAY in info.metadata or _is_only(DAY, info.annotation),
    )


@cache
def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a record type or part, in the order in which they are written."""
    later = getattr(model, "later", None)
    return tuple(_field(name, info, later) for name, info in model.model_fields.items())


@cache
def field_at(model: type[Part], path: str) -> Field:
    """The field at a path; dots go into parts."""
    name, _, rest = path.partition(".")
    (field,) = (field for field in fields_of(model) if field.name == name)
    return field_at(field.part, rest) if rest and field.part else field


@cache
def _marked_fields(model: type[Part]) -> tuple[Field, ...]:
    """Only the fields that carry a marker, or hold a part that does."""
    return tuple(f for f in fields_of(model) if f.markers or (f.part and _marked_fields(f.part)))


def marked(record: Part, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Marker, str]]:
    """Every marked piece of text in a record: where it stands, its marker, and the text."""
    for field in _marked_fields(type(record)):
        value = getattr(record, field.name)
        if value is None:
            continue
        items = enumerate(value) if field.many else ((None, value),)
        for index, item in items:
            here = (*path, field.key) if index is None else (*path, field.key, index)
            if field.part:
                yield from marked(item, here)
            else:
                for marker in field.markers:
                    yield here, marker, item


def is_askable(
    field: Field, vocabularies: Container[str], types: Container[str] | None = None
) -> bool:
    """Whether a base can fill a field: it has the words for it, and the kind of record it links to.

    A field that must be filled is always asked.
    """
    for marker in () if field.required else field.markers:
        match marker:
            case OneOf(vocabulary=name) if name not in vocabularies:
                return False
            case LinksTo(types=names) if types is not None:
                return any(name in types for name in names)
    return True


def kind_in_words(field: Field, *, has_rules: bool = True) -> str:
    """What may be written in a field, in Dutch; without rules no word that needs one."""
    for marker in field.markers:
        match marker:
            case LinksTo(types=names):
                return "kenmerk van " + " of ".join(names)
            case LinksAnywhere():
                return "soort/kenmerk"
            case OneOf(vocabulary=name):
                return f"woord uit {name}"
            case Cites():
                return "citatiesleutel"
            case HappenedOn() | ReviewBy():
                return "datum (JJJJ-MM-DD)"
            case RichText():
                return "Markdown zonder HTML"
            case ForEmployees():
                return "tekst in gewone taal"
    if field.words:
        words_here = (w for w in field.words if has_rules or w not in RESTS_ON_RULES)
        return " | ".join(words_here)
    if field.part:
        return "onderdeel"
    if get_origin(field.kind) is Literal:
        return " | ".join(str(a).lower() for a in get_args(field.kind))
    words = {
        bool: "true of false",
        int: "geheel getal",
        float: "getal",
        str: "tekst",
        dict: "sleutels en waarden",
    }
    if get_origin(field.kind) in (Union, types.UnionType):
        return " of ".join(words.get(a, "tekst") for a in get_args(field.kind))
    return words.get(get_origin(field.kind) or field.kind, "tekst")
