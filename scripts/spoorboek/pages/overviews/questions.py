"""Questions: those of one role on a calm page, and the glossary from A to Z."""

from dataclasses import dataclass
from operator import attrgetter

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.overviews.reference import letter_of
from spoorboek.pages.question_links import QuestionLinks, question_links
from spoorboek.pages.site import Site
from spoorboek.records.reading import Question, Term


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its short answer and the links under it."""

    link: Link
    answer: str
    under: QuestionLinks


def questions_of(site: Site, role_id: str) -> Markup:
    """The questions of a role, each under the first phase in which it plays; the answers fold out.

    For the role around whom everything turns, the phase that lies behind them comes last.
    """
    mine = [q for q in site.base.of(Question).values() if role_id in q.roles]
    phases = site.base.vocabularies.get("phases", {})
    by_phase: dict[str, list[Question]] = {}
    for question in sorted(mine, key=attrgetter("sort_key")):
        by_phase.setdefault(_first(question, list(phases)), []).append(question)
    groups = [
        (value, [_asked(question, site) for question in by_phase[value.id]])
        for value in sorted(phases.values(), key=lambda p: site.is_behind(role_id, p.id))
        if value.id in by_phase
    ]
    return rendered("slots/questions_of.html.jinja", groups=groups)


def _first(question: Question, phases: list[str]) -> str:
    return min(question.phases, key=lambda p: phases.index(p) if p in phases else len(phases))


def _asked(question: Question, site: Site) -> Asked:
    return Asked(site.link(question), question.short_answer, question_links(question, site))


def glossary(site: Site) -> Markup:
    """Every term under its letter, with its meaning in sight."""
    by_letter: dict[str, list[tuple[Term, Link, list[Link]]]] = {}
    terms = sorted(site.base.of(Term).values(), key=attrgetter("sort_key"))
    for term in terms:
        found = (site.base.get(key) for key in term.see)
        see = site.links(target for target in found if target is not None)
        by_letter.setdefault(letter_of(term.term), []).append((term, site.link(term), see))
    return rendered(
        "slots/glossary.html.jinja", letters=dict(sorted(by_letter.items())), number=len(terms)
    )
