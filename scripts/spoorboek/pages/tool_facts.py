"""Tool facts: for whom, by whom, when, what it costs and how far it is; on its page and in the catalogue."""

from dataclasses import dataclass

from spoorboek.pages.site import Site
from spoorboek.records.tool import RegisterEntry, Tool

AVAILABLE, IN_THE_MAKING = "beschikbaar", "in-ontwikkeling"
WEEKS = 104
NOT_SEEN = "niet gezien"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the 104 weeks, in units of a drawing of 312 wide."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ToolFacts:
    """What is known of a tool, in words; what is not known is said."""

    own: bool
    ready: bool
    owner: str
    who: list[str]
    phases: list[str]
    weeks: str
    bar: Bar | None
    cost: str
    status: str
    status_drawing: str
    kind: str


def tool_facts(record: Tool, site: Site) -> ToolFacts:
    """The facts of a tool. Weeks only where a source names them."""
    return ToolFacts(
        own=record.is_own,
        ready=record.status == AVAILABLE,
        owner=record.owner or NOT_SEEN,
        who=site.labels("roles", record.roles),
        phases=site.labels("phases", record.phases),
        weeks=weeks_in_words(record.register_entry),
        bar=_bar(record.register_entry),
        cost=site.label("tool-costs", record.cost),
        status=site.label("tool-statuses", record.status),
        status_drawing="plan" if record.status == IN_THE_MAKING else "unknown",
        kind=site.label("tool-kinds", record.kind),
    )


def weeks_in_words(entry: RegisterEntry | None) -> str:
    """`week 6–104`, or nothing if no source names weeks."""
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
