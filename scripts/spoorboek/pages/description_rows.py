"""Description rows: an approach in the items of TIDieR, and how many items each approach has."""

from dataclasses import dataclass

from spoorboek.pages.dutch import inside_a_line
from spoorboek.pages.link import Link
from spoorboek.pages.reporting_rows import State, state_of
from spoorboek.pages.site import Site
from spoorboek.reasoning.descriptions import Described
from spoorboek.records import Source, Standard
from spoorboek.records.explanation_words import Arm
from spoorboek.records.record import Record
from spoorboek.records.standard import Reported, StandardScope

NAMED_PARTS = {"why": Arm.MECHANISM, "tailoring": Arm.CONTEXT}
"""Items of the part `tidier` that lead to a part of an explanation."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it is answered in the record, what else is about it, and explanations."""

    number: str
    topic: str
    state: State
    answers: list[str]
    related: list[str]
    explanations: list[Link]
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """An approach, item by item, with how many items it has. That is reporting, not quality."""

    standard: Link
    number: int
    total: int
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Kind:
    """The approaches of one type: each with its number of items, and each item with its number."""

    title: str
    total: int
    of_items: list[int]
    approaches: list[tuple[Link, int]]


def description(record: Record, site: Site) -> Description | None:
    """An approach in items; nothing where the record holds none or there is no standard."""
    standard = for_approaches(site)
    if standard is None or (isinstance(record, Source) and not _is_described(record)):
        return None
    items = site.descriptions(standard).of(record)
    return Description(
        site.link(standard),
        sum(item.status is Reported.REPORTED for item in items),
        len(items),
        [_item(item, record, standard, site) for item in items],
    )


def kinds(standard: Standard, site: Site) -> list[Kind]:
    """Every type of approach with its counts."""
    found = []
    for kind, records in site.descriptions(standard).approaches.items():
        tables = [site.descriptions(standard).of(record) for record in records]
        said = [[item.status is Reported.REPORTED for item in items] for items in tables]
        approaches = [
            (site.link(record), sum(row)) for record, row in zip(records, said, strict=True)
        ]
        of_items = [sum(column) for column in zip(*said, strict=True)] or [0] * len(standard.lines)
        found.append(Kind(kind.plural, len(records), of_items, approaches))
    return found


def for_approaches(site: Site) -> Standard | None:
    """The standard for approaches, if there is one."""
    standards = site.base.of(Standard).values()
    return next((s for s in standards if s.scope is StandardScope.INTERVENTION), None)


def _is_described(source: Source) -> bool:
    return source.status.counts and bool(source.intervention or source.tidier)


def _item(item: Described, record: Record, standard: Standard, site: Site) -> Item:
    part = {text.rpartition(".")[2] for text in item.item.fields if ".tidier." in text}
    arm = next((arm for name, arm in NAMED_PARTS.items() if name in part), None)
    found = site.descriptions(standard).explanations(record, arm) if arm else ()
    return Item(
        item.item.number,
        item.item.topic,
        state_of(item.status),
        [inside_a_line(path.words) for path in item.answers],
        [inside_a_line(path.words) for path in item.related],
        site.links(found),
        f"Verklaringen waarin een bron hiervan over {arm.label} gaat" if arm else "",
    )
