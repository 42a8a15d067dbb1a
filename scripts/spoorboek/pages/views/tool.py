"""The page of a tool: for whom, by whom, when, what it costs, and what is known about it."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.neighbours import elements, other_groups, phases_in_words
from spoorboek.pages.site import CitedSource, Site
from spoorboek.records.tool import RegisterEntry, Tool

OWN = "eigen"
AVAILABLE, IN_THE_MAKING = "beschikbaar", "in-ontwikkeling"
LANGUAGES = {"nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans"}
WEEKS = 104
NOT_SEEN = "niet gezien"


@dataclass(frozen=True, slots=True)
class Register:
    """How the tool stands in the register of legal instruments."""

    entry: RegisterEntry
    weeks: str
    source: CitedSource


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the 104 weeks, in units of a drawing of 312 wide."""

    start: int
    end: int


def view(record: Tool, site: Site) -> dict[str, Any]:
    """The facts of a tool, and its own sheet in full."""
    entry = record.register_entry
    return {
        "own": record.origin == OWN,
        "ready": record.status == AVAILABLE,
        "owner": record.owner or NOT_SEEN,
        "who": site.labels("roles", record.roles),
        "when": phases_in_words(site, record.phases),
        "weeks": _weeks(entry),
        "bar": _bar(entry),
        "cost": site.label("tool-costs", record.cost),
        "status_drawing": "plan" if record.status == IN_THE_MAKING else "unknown",
        "status": site.label("tool-statuses", record.status),
        "kind": site.label("tool-kinds", record.kind),
        "origin": site.label("tool-origins", record.origin),
        "language": LANGUAGES.get(record.language, record.language),
        "sectors": site.labels("sectors", record.sectors),
        "evidence": site.cited(record.evidence),
        "register": Register(entry, _weeks(entry), site.cite(entry.source)) if entry else None,
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }


def _weeks(entry: RegisterEntry | None) -> str:
    if entry is None or (entry.from_week is None and entry.to_week is None):
        return ""
    first, last = entry.from_week, entry.to_week
    if first is None or last is None:
        return f"tot en met week {last}" if first is None else f"vanaf week {first}"
    return f"week {first}" if first == last else f"week {first}–{last}"


def _bar(entry: RegisterEntry | None) -> Bar | None:
    if entry is None or entry.from_week is None or entry.to_week is None:
        return None
    first, last = min(max(entry.from_week, 1), WEEKS), min(max(entry.to_week, 1), WEEKS)
    return Bar(3 * (first - 1), 3 * last) if first <= last else None
