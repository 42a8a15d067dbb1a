"""The default page: every filled-in field of a record, with its description."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from spoorboek.pages.dutch import dutch_date, number
from spoorboek.pages.link import Link
from spoorboek.pages.rich_text import rich
from spoorboek.pages.site import Site
from spoorboek.records.markers import (
    Cites,
    HappenedOn,
    LinksAnywhere,
    LinksTo,
    OneOf,
    ReviewBy,
    RichText,
)
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.word import Word


@dataclass(frozen=True, slots=True)
class Plain:
    """Text."""

    text: str | Markup


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values."""

    items_: list[Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its description and value."""

    key: str
    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Rows:
    """A piece of a record."""

    rows: list[Row]


def view(record: Record, site: Site) -> dict[str, Any]:
    """Rows for every field that is filled in and not already in the heading."""
    shown = {
        "id",
        "review_by",
        "contributors",
        "exceptions",
        record.title_field,
        record.summary_field,
    }
    return {"rows": _rows(record, site, shown)}


def _rows(part: Part, site: Site, leave_out: set[str | None]) -> list[Row]:
    rows = []
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if field.name in leave_out or value is None or value == ():
            continue
        shown = (
            Listed([_value(v, field, site) for v in value])
            if field.many
            else _value(value, field, site)
        )
        rows.append(Row(field.key, field.label, shown))
    return rows


def _value(value: Any, field: Field, site: Site) -> Any:
    if isinstance(value, Part):
        return Rows(_rows(value, site, set()))
    if isinstance(value, dict):
        return Rows([Row(str(k), str(k), _value(v, field, site)) for k, v in value.items()])
    if isinstance(value, list):
        return Listed([_value(v, field, site) for v in value])
    for marker in field.markers:
        match marker:
            case LinksTo() | LinksAnywhere():
                target = site.base.resolve(marker, value)
                return site.link(target) if target else Plain(value)
            case Cites():
                cited = site.cite(value)
                return Link(cited.in_text, cited.href, language=cited.name_language)
            case OneOf(vocabulary=name):
                return Plain(site.label(name, value))
            case HappenedOn() | ReviewBy():
                return Plain(dutch_date(value))
            case RichText():
                return Plain(rich(value, lift=1))
    if isinstance(value, bool):
        return Plain("ja" if value else "nee")
    return Plain(value.label if isinstance(value, Word) else str(number(value)))
