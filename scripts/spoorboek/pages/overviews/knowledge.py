"""Knowledge: what is certain, what is not and where research is needed, counted from the records."""

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.certainties import CertainLink, certain_links
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.records import Cmoc, Conflict, Element, Gap, Recommendation
from spoorboek.records.explanation_words import Confidence

MOST_CERTAIN_FIRST = tuple(reversed(Confidence))


@dataclass(frozen=True, slots=True)
class Level:
    """A level of certainty with the explanations that have it."""

    level: Confidence
    explanations: list[CertainLink]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """A core element: its explanations by level, its disagreements and its gaps."""

    link: Link
    numbers: list[int]
    disagreements: int
    gaps: int


@dataclass(frozen=True, slots=True)
class WaitingGap:
    """An open question, with how many recommendations rest on an explanation that waits for it."""

    link: Link
    why: str
    waiting: int


def certain(site: Site) -> Markup:
    """Explanations by level of certainty, most certain first; a level without any is named too."""
    cmocs = list(site.base.of(Cmoc).values())
    levels = [
        Level(level, certain_links([c for c in cmocs if c.confidence.overall is level], site))
        for level in MOST_CERTAIN_FIRST
    ]
    return rendered("slots/certain.html.jinja", levels=levels, total=len(cmocs))


def per_element(site: Site) -> Markup:
    """A row for each core element; an explanation with two elements stands in two rows."""
    rows = [_row(element, site) for element in site.base.of(Element).values()]
    return rendered("slots/certain_elements.html.jinja", levels=MOST_CERTAIN_FIRST, rows=rows)


def _row(element: Element, site: Site) -> ElementRow:
    cmocs = {c.id: c for c in site.base.of(Cmoc).values() if element.id in c.elements}
    levels = [cmoc.confidence.overall for cmoc in cmocs.values()]
    conflicts = site.base.of(Conflict).values()
    return ElementRow(
        link=site.link(element),
        numbers=[levels.count(level) for level in MOST_CERTAIN_FIRST],
        disagreements=sum(not cmocs.keys().isdisjoint(conflict.cmocs) for conflict in conflicts),
        gaps=sum(gap.element == element.id for gap in site.base.of(Gap).values()),
    )


def disagreements(site: Site) -> Markup:
    """Where sources disagree, with where that stands."""
    found = [site.link(c, note=f"stand: {c.status}") for c in site.base.of(Conflict).values()]
    return rendered("slots/disagreements.html.jinja", links=found)


def research(site: Site) -> Markup:
    """Open questions, first those for which most recommendations wait."""
    resting = _resting(site)
    gaps = [
        WaitingGap(site.link(gap), gap.why, len(set().union(*(resting[c] for c in gap.cmocs))))
        for gap in site.base.of(Gap).values()
    ]
    ordered = sorted(gaps, key=lambda gap: (-gap.waiting, gap.link.title.lower()))
    return rendered("slots/research.html.jinja", gaps=ordered)


def _resting(site: Site) -> dict[str, set[str]]:
    """By explanation: the recommendations that rest on it."""
    found: dict[str, set[str]] = defaultdict(set)
    for advice in site.base.of(Recommendation).values():
        for cmoc in advice.based_on:
            found[cmoc].add(advice.id)
    return found
