"""Expiry: what should be looked at again, judged on the day of this edition."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.staleness import Clock, Due, Staleness, When, clocks
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record

SETTING = "de dag die in het record staat"


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the day by which it should be looked at again."""

    link: Link
    day: datetime.date
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A record type with its periods and how many of its records stand where."""

    index: Link
    periods: list[str]
    numbers: list[int]
    undated: int


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one type that stand in the same place."""

    index: Link
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class State:
    """What has expired, does so soon, or later."""

    when: When
    number: int
    groups: list[Group]


def expiry(site: Site) -> Markup:
    """The periods per type, and every record with its day; nothing where no day follows."""
    staleness = Staleness(site.base)
    today = _day_of_judgement(site, staleness.due)
    if today is None:
        return Markup("")
    by_time: dict[When, list[Due]] = {when: [] for when in When}
    for due in staleness.due:
        by_time[due.when(today)].append(due)
    return rendered(
        "slots/expiry.html.jinja",
        today=dutch_date(today.isoformat()),
        is_edition=bool(site.edition.date),
        kinds=_kinds(by_time, staleness.undated, site),
        states=[State(when, len(dues), _groups(dues, site)) for when, dues in by_time.items()],
        undated=_linked(staleness.undated, site),
    )


def _day_of_judgement(site: Site, due: Iterable[Due]) -> datetime.date | None:
    """The day of this edition; without one the last day on which anybody looked."""
    day = site.edition.date or max((one.looked for one in due), default="")
    return datetime.date.fromisoformat(day) if day else None


def _kinds(by_time: dict[When, list[Due]], undated: Iterable[Record], site: Site) -> list[Kind]:
    """Each type that has a period or a record with a day."""
    found = []
    without = [record.name for record in undated]
    periods: dict[str, list[str]] = {}
    for clock in clocks():
        periods.setdefault(clock.record_type.name, []).append(_period(clock))
    for record_type in RECORD_TYPES:
        name = record_type.name
        numbers = [sum(d.record.name == name for d in dues) for dues in by_time.values()]
        if name in periods or any(numbers):
            index = site.index_link(name)
            found.append(Kind(index, periods.get(name, []), numbers, without.count(name)))
    return found


def _period(clock: Clock) -> str:
    """`6 maanden na: dag waarop de bron is geraadpleegd`."""
    since = clock.label[:1].lower() + clock.label[1:]
    if clock.reads_sources:
        since = "de laatste dag waarop een bron ervan is gelezen"
    return f"{clock.months} maanden na: {since}"


def _groups(dues: Iterable[Due], site: Site) -> list[Group]:
    rows: dict[str, list[Row]] = {}
    for due in dues:
        why = f"nagekeken op {dutch_date(due.looked)}" if due.clock else SETTING
        row = Row(site.link(due.record), due.day, dutch_date(due.day.isoformat()), why)
        rows.setdefault(due.record.name, []).append(row)
    return [Group(site.index_link(t.name), rows[t.name]) for t in RECORD_TYPES if t.name in rows]


def _linked(records: Iterable[Record], site: Site) -> list[tuple[Link, list[Link]]]:
    links: dict[str, list[Link]] = {}
    for record in records:
        links.setdefault(record.name, []).append(site.link(record))
    return [(site.index_link(t.name), links[t.name]) for t in RECORD_TYPES if t.name in links]
