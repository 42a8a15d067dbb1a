"""Question links: what an answer rests on and what to do with it, as links."""

from dataclasses import dataclass

from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.records.reading import Question

RULES = ("legal-rule", "milestone", "privacy-rule")


@dataclass(frozen=True, slots=True)
class QuestionLinks:
    """The rules under an answer and the recommendations that go with it."""

    rules: list[Link]
    recommendations: list[Link]


def question_links(question: Question, site: Site) -> QuestionLinks:
    """The links under the short answer to a question."""
    rules = (record for name in RULES for record in site.get(name, question.rules))
    return QuestionLinks(
        site.links(rules), site.links(site.get("recommendation", question.recommendations))
    )
