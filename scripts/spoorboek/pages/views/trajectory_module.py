"""The page of a module for employees: calm, on screen or on paper, and stopping is always right."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.trajectory import beside, line
from spoorboek.records.learning import Exercise, TrajectoryModule, WritingPlace


@dataclass(frozen=True, slots=True)
class Place:
    """A place to write, with the name of its fields."""

    name: str
    asked: WritingPlace


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an exercise, with the places to write under it."""

    text: str
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Practice:
    """An exercise with its sources."""

    number: int
    title: str
    steps: list[Step]
    why: str
    sources: list[CitedSource]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to take along, with the name of the mark before it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions for one person."""

    whom: str
    questions: list[Question]


def view(record: TrajectoryModule, site: Site) -> dict[str, Any]:
    """Exercises, questions by person, when to stop, and the modules beside this one."""
    before, after = beside(record, site)
    return {
        "when": names_with_weeks(site, (record.phase,)),
        "exercises": [_practice(n, e, site) for n, e in enumerate(record.exercises, start=1)],
        "asked": _asked(record, site),
        "privacy": site.links(site.get("privacy-rule", record.privacy)),
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
        "line": line(record, site),
        "before": before,
        "after": after,
        "all_modules": site.index_link(record.name),
    }


def _practice(number: int, exercise: Exercise, site: Site) -> Practice:
    name = f"oefening-{number}"
    places = [Place(f"{name}-vak-{n}", w) for n, w in enumerate(exercise.write, start=1)]
    steps = [
        Step(text, [place for place in places if place.asked.step == n])
        for n, text in enumerate(exercise.steps, start=1)
    ]
    return Practice(number, exercise.title, steps, exercise.why, site.cited(exercise.sources))


def _asked(record: TrajectoryModule, site: Site) -> list[Asked]:
    by_person: dict[str, list[Question]] = {}
    for number, item in enumerate(record.questions_to_ask, start=1):
        question = Question(f"vraag-{number}", item.question)
        by_person.setdefault(item.whom, []).append(question)
    return [Asked(site.label("people", whom), questions) for whom, questions in by_person.items()]
