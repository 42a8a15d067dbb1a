"""The page of a tool: for whom, by whom, when, what it costs, and what is known about it."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.neighbours import elements, other_groups, pointing_here
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.tool_facts import tool_facts, weeks_in_words
from spoorboek.records.tool import RegisterEntry, Tool

LANGUAGES = {"nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans"}
USED_BY = ("recommendation", "training-module", "trajectory-module")
"""The types that tell a reader to take up a tool."""


@dataclass(frozen=True, slots=True)
class Register:
    """How the tool stands in the register of legal instruments."""

    entry: RegisterEntry
    weeks: str
    source: CitedSource


def view(record: Tool, site: Site) -> dict[str, Any]:
    """The facts of a tool, where it is used, and its own sheet in full."""
    entry = record.register_entry
    return {
        "tool": tool_facts(record, site),
        "when": names_with_weeks(site, record.phases),
        "origin": site.label("tool-origins", record.origin),
        "language": LANGUAGES.get(record.language, record.language),
        "sectors": site.labels("sectors", record.sectors),
        "evidence": site.cited(record.evidence),
        "register": Register(entry, weeks_in_words(entry), site.cite(entry.source))
        if entry
        else None,
        "elements": elements(record, site),
        "used_by": pointing_here(record, site, *USED_BY),
        "related": other_groups(record, site, *USED_BY),
    }
