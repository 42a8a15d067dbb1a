"""Markers: what a piece of text in a record points at, or is meant for.

They stand in the annotation of a field; `evidence_base` and the checks find them there.
"""

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class LinksTo:
    """The text is the id of a record of one of these types."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinksAnywhere:
    """The text is `type/id` of any record."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The text is the id of a value in this vocabulary."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Cites:
    """The text is a citation key in references/*.bib."""


@dataclass(frozen=True, slots=True)
class HappenedOn:
    """The text is a date, or the month or year of one, that cannot lie in the future."""


@dataclass(frozen=True, slots=True)
class ReviewBy:
    """The text is a date after which the record should be looked at again."""


@dataclass(frozen=True, slots=True)
class RichText:
    """The text is CommonMark, shown with HTML switched off."""


@dataclass(frozen=True, slots=True)
class ForEmployees:
    """The text is meant for those around whom the subject turns and should be easy to read.

    With `asked_by` only in a record where that field names their role.
    """

    asked_by: str = ""

    def is_meant(self, record: BaseModel, central_role: str | None) -> bool:
        """Whether the text of this record is one for that role."""
        return not self.asked_by or central_role in getattr(record, self.asked_by)


Marker = LinksTo | LinksAnywhere | OneOf | Cites | HappenedOn | ReviewBy | RichText | ForEmployees
