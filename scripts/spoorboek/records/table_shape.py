"""Table shape: what the columns of a table are, before there are rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "object", "any"]
"""The types of Table Schema that occur here."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` leads from the part of a row to the value; dots go into parts."""

    name: str
    description: str
    type: ColumnType = "string"
    required: bool = True
    is_list: bool = False
    """Whether a cell may hold more codes than one."""
    path: str = ""
    words: tuple[str, ...] = ()
    """The fixed words that it chooses from, if it does."""
    vocabulary: str = ""
    """The vocabulary that it chooses from, if it does."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that hold the key of a row elsewhere."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One table. The cells of `given` are known before the part of a row is read."""

    name: str
    description: str
    given: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell rows apart; the given ones begin with them."""
    foreign_keys: tuple[ForeignKey, ...] = ()
    read: tuple[Column, ...] = ()
    path: str = ""
    """From the part of the row above to the parts that are rows here."""
    children: tuple["Shape", ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column, in order."""
        return (*self.given, *self.read)

    @property
    def sql_name(self) -> str:
        """Its name in a database, where a dash would be a minus."""
        return self.name.replace("-", "_")

    def family(self) -> Iterator["Shape"]:
        """This table and all that lie below it."""
        yield self
        for child in self.children:
            yield from child.family()
