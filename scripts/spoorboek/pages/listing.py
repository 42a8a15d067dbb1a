"""Listing: the list of all records of a type, with facets. Complete and readable without JavaScript."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from spoorboek.pages.cards import card_of, card_template
from spoorboek.pages.dutch import dutch_date, inside_a_line, listed, number
from spoorboek.pages.environment import rendered
from spoorboek.pages.languages import ENGLISH, Language
from spoorboek.pages.link import Link
from spoorboek.pages.page_words import EN as ENGLISH_WORDS
from spoorboek.pages.page_words import NL as DUTCH_WORDS
from spoorboek.pages.site import Site
from spoorboek.records.departure import Departure
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.markers import HappenedOn, LinksTo, OneOf
from spoorboek.records.record import Record, value_at
from spoorboek.records.source import Source
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.word import Word


@dataclass(frozen=True, slots=True)
class Option:
    """One choice within a facet, with the number of entries it fits."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One question by which a list can be narrowed down. `name` is its word in the address."""

    name: str
    legend: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a list."""

    link: Link
    language: str
    summary: str
    facts: list[str]
    certainty: Confidence | None
    facets: dict[str, str]
    template: str
    card: object


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of which a field holds the same word. Without title it is the whole list."""

    id: str
    title: str
    note: str
    entries: list[Entry]


def is_listed(record: Record) -> bool:
    """Whether a record stands in lists of its type; candidates and what went have a list of their own."""
    if isinstance(record, Departure):
        return False
    return not isinstance(record, Source) or record.took_part


def facet_name(legend: str) -> str:
    """The word of a facet in the address: its legend in lower case, without spaces."""
    return legend.lower().replace(" ", "-")


@cache
def field_at(record_type: type[Record], path: str) -> Field:
    """The field that a facet or list names; dots go into parts."""
    first, _, rest = path.partition(".")
    field = next(f for f in fields_of(record_type) if f.name == first)
    return field_at(field.part, rest) if rest and field.part else field


def choices(record: Record, path: str, site: Site) -> dict[str, str]:
    """The words of a record at a field, with their Dutch labels."""
    field, value = field_at(type(record), path), value_at(record, path)
    values = value if field.many else () if value is None else (value,)
    return {_code(v): _label(v, field, site) for v in values}


def _code(value: Any) -> str:
    return value.value if isinstance(value, Word) else str(value)


def _label(value: Any, field: Field, site: Site) -> str:
    if isinstance(value, Word):
        return value.label
    for marker in field.markers:
        match marker:
            case OneOf(vocabulary=name):
                return site.label(name, value)
            case LinksTo():
                target = site.base.resolve(marker, value)
                return site.heading(target) if target else value
            case HappenedOn():
                return dutch_date(value)
    return str(number(value))


def entry(record: Record, site: Site) -> Entry:
    """A record as it stands in a list."""
    facts, certainty = [], None
    for path, before in record.listed_with.items():
        value = value_at(record, path)
        if isinstance(value, Confidence):
            certainty = value
        else:
            words = list(choices(record, path, site).values())
            if before and _is_sorting_word(record, path):
                words = [inside_a_line(word) for word in words]
            facts.append(f"{before}{', '.join(words)}" if words else "")
    facts.append(_standing(record, site))
    reference = site.base.references.get(record.id) if isinstance(record, Source) else None
    link = site.link(record)
    return Entry(
        link=link,
        language=reference.language if reference else link.language,
        summary=record.summary_text,
        facts=[fact for fact in facts if fact],
        certainty=certainty,
        facets={
            facet_name(legend): " ".join(choices(record, path, site))
            for path, legend in record.facets.items()
        },
        template=card_template(record),
        card=card_of(record, site),
    )


def _standing(record: Record, site: Site) -> str:
    """That a source does not count, or that a record depends on one that fell; most often nothing."""
    if isinstance(record, Source):
        return "" if record.status.counts else f"telt niet mee: {record.status.label}"
    found = site.cascade.by_record.get(record.key, ())
    words = listed(list(dict.fromkeys(one.source.status.label for one in found)))
    return f"hangt af van een bron die is {words}" if found else ""


def _is_sorting_word(record: Record, path: str) -> bool:
    field = field_at(type(record), path)
    return bool(field.words or field.marker(OneOf))


def facets_of(records: list[Record], site: Site) -> list[Facet]:
    """The facets of a list; a facet with one choice narrows nothing and is left out."""
    if not records:
        return []
    found = []
    for path, legend in records[0].facets.items():
        labels: dict[str, str] = {}
        counts: dict[str, int] = {}
        for record in records:
            for code, label in choices(record, path, site).items():
                labels[code] = label
                counts[code] = counts.get(code, 0) + 1
        order = _order(records[0], path, site)
        codes = sorted(labels, key=lambda code: (order.get(code, len(order)), labels[code].lower()))
        if len(codes) > 1:
            found.append(
                Facet(facet_name(legend), legend, [Option(c, labels[c], counts[c]) for c in codes])
            )
    return found


def _order(record: Record, path: str, site: Site) -> dict[str, int]:
    """The order of the words of a field: that of its vocabulary, or of the fixed words."""
    field = field_at(type(record), path)
    marker = field.marker(OneOf)
    words: Iterable[str] = field.words
    if isinstance(marker, OneOf):
        words = site.base.vocabularies.get(marker.vocabulary, {})
    return {word: place for place, word in enumerate(words)}


def in_list_order(records: Iterable[Record], site: Site) -> list[Record]:
    """Records as a reader expects them: by time or place where they have it, else by name."""
    return sorted(
        records, key=lambda record: (record.sort_key[0], site.heading(record).lower(), record.id)
    )


def groups_of(records: list[Record], site: Site) -> list[Group]:
    """The list under headings, if its type asks for that; every record once."""
    path = records[0].grouped_by if records else None
    if path is None:
        return [Group("", "", "", [entry(record, site) for record in records])]
    by_word: dict[str, list[Record]] = {}
    for record in records:
        by_word.setdefault(str(value_at(record, path)), []).append(record)
    order = _order(records[0], path, site)
    words = sorted(by_word, key=lambda word: (order.get(word, len(order)), word))
    return [_group(word, by_word[word], path, site) for word in words]


def _group(word: str, records: list[Record], path: str, site: Site) -> Group:
    title, note = _heading(field_at(type(records[0]), path), word, site)
    entries = [entry(record, site) for record in records]
    return Group(f"{facet_name(path)}-{word}", title, note, entries)


def _heading(field: Field, word: str, site: Site) -> tuple[str, str]:
    """What a group is called, and what that means: from its vocabulary or from the record it names."""
    for marker in field.markers:
        match marker:
            case OneOf(vocabulary=name) if value := site.base.value(name, word):
                return value.label, value.meaning
            case LinksTo() if target := site.base.resolve(marker, word):
                return site.heading(target), target.summary_text
    return word, ""


def listing(records: Iterable[Record], site: Site, *, level: int = 3, noun: str = "") -> Markup:
    """A list with facets. Each entry has a heading of the given level."""
    ordered = in_list_order(records, site)
    language = (
        ENGLISH_WORDS if ordered and site.link(ordered[0]).language == ENGLISH else DUTCH_WORDS
    )

    return rendered(
        "slots/listing.html.jinja",
        groups=groups_of(ordered, site),
        facets=facets_of(ordered, site),
        counted=_counted(ordered, language, noun),
        heading=language.words["list"],
        level=level,
    )


def _counted(records: list[Record], language: Language, noun: str) -> str:
    """How many records the list holds, in the language of their pages."""
    if not records:
        return f"0 {noun}".strip()
    first, number_of = records[0], len(records)
    if language.code == ENGLISH:
        return f"{number_of} {language.kind(first.name)}{'' if number_of == 1 else 's'}"
    return (
        f"{number_of} {first.singular.lower() if number_of == 1 else noun or first.plural.lower()}"
    )
