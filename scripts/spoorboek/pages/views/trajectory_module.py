"""The page of a module for employees: calm, nothing is kept, stopping is always right."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.neighbours import elements, other_groups, phases_in_words
from spoorboek.pages.site import CitedSource, Site
from spoorboek.records.learning import TrajectoryModule


@dataclass(frozen=True, slots=True)
class Practice:
    """An exercise with its sources."""

    number: int
    title: str
    steps: tuple[str, ...]
    why: str
    sources: list[CitedSource]


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions for one person."""

    whom: str
    questions: list[str]


def view(record: TrajectoryModule, site: Site) -> dict[str, Any]:
    """Exercises, questions by person, and when to stop."""
    exercises = enumerate(record.exercises, start=1)
    return {
        "when": phases_in_words(site, (record.phase,)),
        "exercises": [
            Practice(n, e.title, e.steps, e.why, site.cited(e.sources)) for n, e in exercises
        ],
        "asked": _asked(record, site),
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }


def _asked(record: TrajectoryModule, site: Site) -> list[Asked]:
    by_person: dict[str, list[str]] = {}
    for item in record.questions_to_ask:
        by_person.setdefault(item.whom, []).append(item.question)
    return [Asked(site.label("people", whom), questions) for whom, questions in by_person.items()]
