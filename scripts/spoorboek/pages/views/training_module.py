"""The page of a training module: goals, theory, a made-up case, an exercise and a quiz."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.training import guide_link
from spoorboek.records.learning import QuizQuestion, TrainingModule
from spoorboek.records.tool import Tool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Theory with its sources."""

    text: str
    sources: list[CitedSource]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the quiz. `answer` is nothing if no option is the right one."""

    number: int
    question: str
    options: tuple[str, ...]
    correct: int
    answer: str
    explanation: str
    sources: list[CitedSource]


def view(record: TrainingModule, site: Site) -> dict[str, Any]:
    """Everything of a module, with its sources looked up."""
    tool = site.base.of(Tool).get(record.exercise.tool)
    return {
        "lead": "",
        "who": site.labels("roles", record.audience),
        "when": names_with_weeks(site, record.phases),
        "sectors": site.labels("sectors", record.sectors),
        "theory": [Paragraph(p.text, site.cited(p.sources)) for p in record.theory],
        "tool": _link(tool, site),
        "guide": guide_link(record),
        "quiz": [_asked(n, question, site) for n, question in enumerate(record.quiz, start=1)],
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }


def _link(tool: Tool | None, site: Site) -> Link | None:
    return site.link(tool) if tool else None


def _asked(number: int, question: QuizQuestion, site: Site) -> Asked:
    options = question.options
    return Asked(
        number=number,
        question=question.question,
        options=options,
        correct=question.correct,
        answer=options[question.correct] if question.correct < len(options) else "",
        explanation=question.explanation,
        sources=site.cited(question.sources),
    )
