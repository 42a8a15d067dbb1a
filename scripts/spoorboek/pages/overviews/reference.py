"""Reference: from A to Z, all rules, all record types."""

import unicodedata
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import is_listed
from spoorboek.pages.site import Site
from spoorboek.records import LegalRule, Milestone, Source, Term
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, fields_of, is_askable, kind_in_words


def letter_of(title: str) -> str:
    """The letter of the alphabet under which a title stands."""
    plain = unicodedata.normalize("NFKD", title.lstrip("‘“\"'[("))
    first = plain[:1].upper()
    return first if first.isascii() and first.isalpha() else "0-9"


def a_to_z(site: Site) -> Markup:
    """Every term, synonym and record under its letter: the way to find things without JavaScript."""
    entries: list[tuple[str, Link, str]] = []
    for record in filter(is_listed, site.base.all()):
        heading = site.heading(record)
        language = ""
        if isinstance(record, Source):
            reference = site.base.references.get(record.id)
            language = reference.language if reference else ""
        link = site.link(record)
        entries.append((heading, link, language or link.language))
        if isinstance(record, Term):
            entries += [
                (s, Link(s, site.link(record).href, f"zie {record.term}"), "")
                for s in record.spellings[1:]
            ]
    by_letter: dict[str, list[tuple[Link, str]]] = {}
    for heading, link, language in sorted(entries, key=lambda e: (letter_of(e[0]), e[0].lower())):
        by_letter.setdefault(letter_of(heading), []).append((link, language))
    return rendered("slots/a_to_z.html.jinja", letters=by_letter)


def rules(site: Site) -> Markup:
    """Every rule with its explanation; findings link to these entries."""
    return rendered("slots/rules.html.jinja", rules=site.rules)


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A finding that may stay for the time being: of which record and rule, why, and until when."""

    record: Link
    rule: str
    reason: str
    until: str
    words: str


def exceptions(site: Site) -> Markup:
    """Every exception that the records name, the one that ends first on top."""
    rows = [
        ExceptionRow(site.link(record), e.rule, e.reason, e.until, dutch_date(e.until))
        for record in site.base.all()
        for e in record.exceptions
    ]
    rows.sort(key=lambda row: (row.until, row.record.title))
    return rendered("slots/exceptions.html.jinja", rows=rows)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field in the table of a record type. `depth` counts the parts it lies in."""

    key: str
    description: str
    kind: str
    asked: str


def field_rows(
    model: type[Part], base: EvidenceBase | None = None, prefix: str = ""
) -> list[FieldRow]:
    """The fields of a record type, each part followed by what lies in it.

    With a base only those that it can fill.
    """
    rows = []
    for field in fields_of(model):
        if base and not is_askable(field, base.vocabularies, type_names(base)):
            continue
        key = f"{prefix}{field.key}"
        kind = ("lijst van " if field.many else "") + kind_in_words(
            field, has_rules=base is None or has_rules(base)
        )
        rows.append(FieldRow(key, field.description, kind, _asked(field)))
        if field.part:
            rows += field_rows(field.part, base, f"{key}.")
    return rows


def type_names(base: EvidenceBase) -> set[str]:
    """The names of the record types that a base uses."""
    return {record_type.name for record_type in base.types}


def has_rules(base: EvidenceBase) -> bool:
    """Whether a base uses a kind of record that holds rules."""
    return not type_names(base).isdisjoint((LegalRule.name, Milestone.name))


def _asked(field: Field) -> str:
    if field.later:
        return f"ja, {field.later.unless}"
    return "ja" if field.required else "nee"


def types(site: Site) -> Markup:
    """Every record type with its folder, number and fields."""
    shown = [_type(record_type, site) for record_type in site.base.types]
    return rendered("slots/types.html.jinja", types=shown)


def _type(record_type: type[Record], site: Site) -> dict[str, object]:
    return {
        "name": record_type.name,
        "label": record_type.singular,
        "folder": record_type.folder,
        "index": site.index_link(record_type.name) if _has_list(record_type, site) else None,
        "number": sum(map(is_listed, site.base.records[record_type.name].values())),
        "fields": field_rows(record_type, site.base),
    }


def _has_list(record_type: type[Record], site: Site) -> bool:
    """Whether a site has a page with the records of a type: with any it is given one."""
    return bool(site.base.records[record_type.name]) or site.has_page(
        f"{record_type.address}/index"
    )
