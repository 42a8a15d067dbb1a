"""Field paths: where in the records the answer to an item of a standard stands.

`search.date` is a field of a record type, with dots into parts; `source` alone is the type as a whole;
`prose:bewijs/methode#kop` is a page below docs/, with a heading of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spoorboek.records import BY_NAME
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, fields_of

PROSE = "prose:"


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A path that was found in the models."""

    text: str
    type: type[Record]
    fields: tuple[Field, ...]

    @property
    def words(self) -> str:
        """What the field holds, in Dutch; for a path without fields the type itself."""
        if not self.fields:
            return self.type.plural
        return self.fields[-1].label

    def is_filled(self, record: Record) -> bool:
        """Whether a record of this type says anything here."""
        return is_said(record, [field.name for field in self.fields])


@dataclass(frozen=True, slots=True)
class ProsePath:
    """A page below docs/, and a heading of it if one is named."""

    page: str
    heading: str = ""

    @property
    def file(self) -> str:
        """The file of the page, relative to the root of the repository."""
        return f"docs/{self.page}.md"


@dataclass(frozen=True, slots=True)
class NoPath:
    """A path that leads nowhere: what was asked for, and what there is instead."""

    wanted: str
    known: tuple[str, ...]


def resolve(text: str) -> FieldPath | ProsePath | NoPath:
    """What a path means, by walking the models; nothing is looked up in the records."""
    if text.startswith(PROSE):
        page, _, heading = text.removeprefix(PROSE).partition("#")
        return ProsePath(page, heading)
    name, *keys = text.split(".")
    if name not in BY_NAME:
        return NoPath(name, tuple(BY_NAME))
    found: list[Field] = []
    model: type[Part] | None = BY_NAME[name]
    for key in keys:
        fields = {field.key: field for field in fields_of(model)} if model else {}
        if key not in fields:
            return NoPath(key, tuple(fields))
        found.append(fields[key])
        model = fields[key].part
    return FieldPath(text, BY_NAME[name], tuple(found))


def is_said(value: Any, names: Sequence[str] = ()) -> bool:
    """Whether there is anything at a path below a value. An empty list, text or part says nothing."""
    if isinstance(value, tuple):
        return any(is_said(item, names) for item in value)
    if names:
        return value is not None and is_said(getattr(value, names[0]), names[1:])
    if isinstance(value, Part):
        return any(is_said(getattr(value, name)) for name in type(value).model_fields)
    return value is not None and value != ""
