"""The page of the review as a whole: scope, method, who judged, rules, what is still to do."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.review import Review

PARTS = (
    "rationale", "abstract", "method", "scoping", "reading_depth", "counter_search", "assessor",
    "own_grouping", "process_changes", "comparison", "protocol", "automation", "funding", "interests",
)  # fmt: skip
"""Fields that are a section of their own when they are filled."""
_LISTS = ("reading_rules", "strength_rules", "practice_notes", "to_do")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the account: one paragraph, or a list of rules."""

    anchor: str
    title: str
    items: list[list[str | Link]]
    is_list: bool


def view(record: Review, site: Site) -> dict[str, Any]:
    """Every part of the account under the description of its field."""
    parts = [
        _section(record, name, [text], site, is_list=False)
        for name in PARTS
        if (text := getattr(record, name))
    ]
    lists = [
        _section(record, name, list(getattr(record, name)), site, is_list=True) for name in _LISTS
    ]
    return {
        "facts": [
            ("Versie", record.version),
            ("Datum", dutch_date(record.date)),
            ("Stand", record.status),
        ],
        "sections": [section for section in (*parts, *lists) if section.items],
        "used": other_groups(record, site),
    }


def _section(record: Review, name: str, texts: list[str], site: Site, *, is_list: bool) -> Section:
    title = str(type(record).model_fields[name].description)
    return Section(name.replace("_", "-"), title, [mentions(text, site) for text in texts], is_list)
