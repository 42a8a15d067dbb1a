"""Neighbours: the records around a record, as links."""

from spoorboek.pages.link import Link
from spoorboek.pages.record_page import Group
from spoorboek.pages.site import Site
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


def elements(record: Record, site: Site) -> list[Link]:
    """The core elements that a record belongs to."""
    return site.links(site.elements_of(record))
