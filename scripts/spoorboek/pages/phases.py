"""Phases: what a phase is called, and its weeks in words."""

from spoorboek.pages.site import Site
from spoorboek.records.vocabulary import Value


def weeks_in_short(phase: Value) -> str:
    """`week 9–41`; nothing for a phase without weeks."""
    return f"week {phase.weeks[0]}–{phase.weeks[1]}" if phase.weeks else ""


def weeks_or_name(phase: Value) -> str:
    """`week 9 tot en met 41`, or the name of a phase that has no weeks."""
    if not phase.weeks:
        return phase.label.lower()
    return f"week {phase.weeks[0]} tot en met {phase.weeks[1]}"


def name_with_weeks(phase: Value) -> str:
    """`Eerste weken (week 1–8)`."""
    return f"{phase.label} ({weeks_in_short(phase)})" if phase.weeks else phase.label


def names_with_weeks(site: Site, ids: tuple[str, ...]) -> list[str]:
    """The same for phases by id; what the vocabulary does not hold stays as it was written."""
    values = site.base.vocabularies.get("phases", {})
    return [name_with_weeks(values[i]) if i in values else i for i in ids]
