"""The page of a release: what changed for readers and why, what it holds, and how to get that state back."""

from collections import Counter
from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.news import release_link, rows_of
from spoorboek.pages.site import Site
from spoorboek.records import RECORD_TYPES
from spoorboek.records.release import Release

ARCHIVE = "over/uitgeven"
"""The page of prose on how a release is made and got back."""


def view(record: Release, site: Site) -> dict[str, Any]:
    """Changes with their reasons; counts come from its list."""
    releases = site.releases
    listed, earlier = releases.snapshot(record.id), releases.before(record)
    held = Counter(one.type_name for one in listed.records) if listed else Counter[str]()
    later = [one for one in releases.all if one.date > record.date]
    return {
        "version": record.version,
        "day": dutch_date(record.date),
        "earlier": earlier and release_link(earlier),
        "later": release_link(later[0]) if later else None,
        "rows": rows_of(releases.told(record), record, site),
        "reworded": [_named(key, site) for key in record.reworded],
        "held": [(t.plural, held[t.name]) for t in RECORD_TYPES if held[t.name]],
        "is_current": releases.last is record and releases.is_as_released,
        "archive": ARCHIVE if site.has_page(ARCHIVE) else "",
    }


def _named(key: str, site: Site) -> Link:
    record = site.base.get(key)
    return site.link(record) if record else Link(key, "")
