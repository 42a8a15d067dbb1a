"""Neighbours: records that point at a record, and the words that place it."""

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.record_page import Group
from spoorboek.pages.site import Link, Site
from spoorboek.records import BY_NAME
from spoorboek.records.record import Record


def pointing_here(record: Record, site: Site, *types: str) -> list[Group]:
    """The records of these types that point at this one, type by type."""
    origins = {link.origin.key: link.origin for link in site.base.incoming.get(record.key, ())}
    groups = []
    for name in types:
        found = [origin for origin in origins.values() if origin.name == name]
        if found:
            groups.append(Group(BY_NAME[name].plural, site.links(found)))
    return groups


def other_groups(record: Record, site: Site, *shown: str) -> list[Group]:
    """The records of every type but these that point at this one.

    A translation points where its original does, and is not named beside it.
    """
    named = (name for name, kind in BY_NAME.items() if kind.written_in == record.written_in)
    return pointing_here(record, site, *(name for name in named if name not in shown))


def phases_in_words(site: Site, ids: tuple[str, ...]) -> list[str]:
    """Phases with their weeks: `Eerste weken (week 1–8)`."""
    values = site.base.vocabularies.get("phases", {})
    words = []
    for phase_id in ids:
        phase = values.get(phase_id)
        weeks = phase.weeks if phase else None
        label = phase.label if phase else phase_id
        words.append(f"{label} (week {weeks[0]}–{weeks[1]})" if weeks else label)
    return words


def elements(record: Record, site: Site) -> list[Link]:
    """The core elements that a record belongs to."""
    return site.links(site.elements_of(record))


def day_as_seen(text: str) -> str:
    """A date in Dutch; what is not a date stays as it was seen."""
    try:
        return dutch_date(text)
    except (IndexError, ValueError):
        return text


def counted(number: int, one: str, many: str) -> str:
    """`1 bron`, `3 bronnen`."""
    return f"{number} {one if number == 1 else many}"
