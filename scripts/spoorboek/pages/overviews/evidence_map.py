"""Evidence map: the drawn map, the same as a table, and what its empty cells ask."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, index_address, outcome_anchor, question_anchor
from spoorboek.pages.environment import rendered
from spoorboek.pages.improving import CONTRIBUTE
from spoorboek.pages.link import Link
from spoorboek.pages.outcomes import counts_in_words, question_link
from spoorboek.pages.site import Site
from spoorboek.reasoning.evidence_map import (
    ALL,
    COUNTS,
    SHOWN_KINDS,
    Kind,
    Place,
    Tally,
    Total,
    evidence_map_table,
)
from spoorboek.reasoning.open_questions import Lack, OpenQuestion
from spoorboek.records.element import Element
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.review import Gap

PAGE = "bewijs/bewijskaart/"
STEPS = ((25, 24), (10, 18), (3, 12), (1, 6))
"""From how many sources a bar has which height, tallest first; few heights are told apart at a glance."""
WIDTH = 11
"""From one bar to the next."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The sources of one kind in a cell; its height says how many, in steps."""

    kind: Kind
    x: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the map: how many sources, of which kinds, and where to read on."""

    number: int
    href: str
    words: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A core element with its cells and its total."""

    element: Link
    boxes: list[Box]
    total: Total


def evidence_map(site: Site) -> Markup:
    """The map: an element per row, an outcome per column, a link in every cell."""
    chart = site.evidence_map
    rows = [
        Row(
            site.link(element),
            [_box((element.id, outcome), site) for outcome in chart.outcomes],
            chart.rows[element.id],
        )
        for element in chart.elements
    ]
    return rendered(
        "slots/evidence_map.html.jinja",
        outcomes=site.labels("outcomes", chart.outcomes),
        rows=rows,
        columns=chart.columns.values(),
        whole=chart.whole,
        kinds=SHOWN_KINDS,
        steps=_steps(),
    )


def _box(place: Place, site: Site) -> Box:
    element, outcome = place
    cell = site.evidence_map.cells[place]
    record = site.base.of(Element)[element]
    where = f"{record.title}, {site.label('outcomes', outcome)}"
    if not cell.sources:
        waiting = ", wel een verklaring zonder bron die meetelt" if cell.cmocs else ""
        return Box(0, question_link(place), f"{where}: leeg{waiting}, bekijk de vraag", ())
    return Box(
        len(cell.sources),
        f"{ROOT}{record.page}#{outcome_anchor(outcome)}",
        f"{where}: {counts_in_words(cell)}",
        _bars(cell),
    )


def _bars(cell: Tally) -> tuple[Bar, ...]:
    """A bar for every kind that is there, each at its own place."""
    numbers = [(n, kind, len(cell.by_kind[kind])) for n, kind in enumerate(SHOWN_KINDS)]
    return tuple(Bar(kind, n * WIDTH, _height(number)) for n, kind, number in numbers if number)


def _height(number: int) -> int:
    return next(height for least, height in STEPS if number >= least)


def _steps() -> list[tuple[str, int]]:
    """How many sources each height stands for, shortest first: `1–2`, `3–9`, `25 of meer`."""
    ends = [None, *(least - 1 for least, _ in STEPS)]
    named = [
        (f"{least}–{end}" if end else f"{least} of meer", height)
        for (least, height), end in zip(STEPS, ends, strict=False)
    ]
    return named[::-1]


def evidence_map_numbers(site: Site) -> Markup:
    """The same map as a table: every number of every cell and total."""
    return rendered(
        "slots/evidence_map_numbers.html.jinja",
        counts=COUNTS,
        rows=evidence_map_table(site.base).rows,
        chart=site.evidence_map,
        all=ALL,
    )


def kinds_of_evidence(_: Site) -> Markup:
    """The rule that gives a source its kind, in words."""
    return rendered("slots/kinds_of_evidence.html.jinja", kinds=Kind)


def evidence_map_summary(site: Site) -> Markup:
    """In two sentences what the map holds, with the way to it."""
    return rendered(
        "slots/evidence_map_summary.html.jinja", chart=site.evidence_map, href=ROOT + PAGE
    )


def empty_cells(site: Site) -> Markup:
    """How many cells are empty or thin, with the way to their questions."""
    return rendered(
        "slots/empty_cells.html.jinja",
        cells=len(site.evidence_map.cells),
        numbers=_by_lack(site),
        href=ROOT + index_address(Gap),
    )


def _by_lack(site: Site) -> list[tuple[Lack, int]]:
    lacks = [question.lack for question in site.open_questions.values()]
    return [(lack, lacks.count(lack)) for lack in Lack]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one cell: its place, and the described gaps that go before it."""

    anchor: str
    outcome: str
    question: OpenQuestion
    gaps: list[Link]


@dataclass(frozen=True, slots=True)
class AskedOfElement:
    """The questions of one core element, and how many recommendations belong to it."""

    element: Link
    advice: int
    asked: list[Asked]


def open_questions(site: Site) -> Markup:
    """What every empty or thin cell asks, by core element; described gaps go before."""
    groups = groupby(site.open_questions.values(), key=lambda question: question.place[0])
    found = [
        AskedOfElement(
            site.link(element := site.base.of(Element)[element_id]),
            len(site.base.linking_to(element, Recommendation, "elements")),
            [_asked(question, site) for question in questions],
        )
        for element_id, questions in groups
    ]
    every = site.open_questions.values()
    return rendered(
        "slots/open_questions.html.jinja",
        groups=found,
        total=len(every),
        described=sum(bool(question.gaps) for question in every),
        numbers=_by_lack(site),
        contribute=CONTRIBUTE,
    )


def _asked(question: OpenQuestion, site: Site) -> Asked:
    outcome = site.label("outcomes", question.place[1])
    return Asked(question_anchor(*question.place), outcome, question, site.links(question.gaps))
