"""Projects: what each makes and how far that is, and all their dates on one line of years."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import in_list_order
from spoorboek.pages.site import Site
from spoorboek.pages.views.project import DRAWN_AS, period_in_words
from spoorboek.pages.years import Axis, Stretch, stretch
from spoorboek.records.practice import Product, Project, ProjectEvent

UNSURE = ("afgeleid", "gepland", "onbekend")
"""Statuses of a moment of which it was not seen that it happened then."""
ONLY_A_YEAR = 1.0


def _projects(site: Site) -> list[Project]:
    ordered = in_list_order(site.base.of(Project).values(), site)
    return [project for project in ordered if isinstance(project, Project)]


@dataclass(frozen=True, slots=True)
class Column:
    """A status with its meaning and the drawing of its label."""

    name: str
    label: str
    meaning: str
    drawing: str


def products(site: Site) -> Markup:
    """Per project what is announced, in the making, published and unknown, and what is not public."""
    statuses = site.base.vocabularies.get("product-statuses", {}).values()
    columns = [Column(s.id, s.label, s.meaning, DRAWN_AS.get(s.id, "unknown")) for s in statuses]
    rows = [
        (
            site.link(project),
            [(column, _of_status(project.products, column.name)) for column in columns],
            len(project.known),
            len(project.unknown),
        )
        for project in _projects(site)
    ]
    return rendered("slots/project_products.html.jinja", columns=columns, rows=rows)


def _of_status(made: tuple[Product, ...], status: str) -> list[Product]:
    return [product for product in made if product.status == status]


@dataclass(frozen=True, slots=True)
class Station:
    """An event on the line of a project."""

    place: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Rail:
    """The period of a project on its line. What was not seen, or only as a year, is not sure."""

    start: str
    end: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A project on the line of years."""

    link: Link
    period: str
    rail: Rail | None
    stations: list[Station]


def timeline(site: Site) -> Markup:
    """All projects on one line of years, and the same moments as a table."""
    projects = sorted(
        (p for p in _projects(site) if list(_seen(p))), key=lambda p: min(s.start for s in _seen(p))
    )
    if not projects:
        return Markup("")
    axis = Axis.around(s for project in projects for s in _seen(project))
    return rendered(
        "slots/project_timeline.html.jinja",
        axis=axis,
        lines=[_line(project, axis, site) for project in projects],
        moments=_moments(projects, site),
        undated=[site.link(p) for p in _projects(site) if not list(_seen(p))],
    )


def _seen(project: Project) -> Iterator[Stretch]:
    """Every date of a project that can be drawn."""
    dates = [project.period.from_, project.period.to, *(e.date for e in project.timeline)]
    yield from (found for date in dates if date and (found := stretch(date)))


def _line(project: Project, axis: Axis, site: Site) -> Line:
    drawn = [(event, found) for event in project.timeline if (found := stretch(event.date))]
    return Line(
        link=site.link(project),
        period=period_in_words(project.period),
        rail=_rail(project, axis),
        stations=[Station(axis.percent(s.middle), is_unsure(event, s)) for event, s in drawn],
    )


def is_unsure(event: ProjectEvent, seen: Stretch) -> bool:
    """Whether a moment was planned or inferred, or is known by its year alone."""
    return event.status in UNSURE or seen.end - seen.start >= ONLY_A_YEAR


def _rail(project: Project, axis: Axis) -> Rail | None:
    begin, end = (
        stretch(date) if date else None for date in (project.period.from_, project.period.to)
    )
    if begin is None or end is None:
        return None
    unsure = any(s.end - s.start >= ONLY_A_YEAR for s in (begin, end))
    return Rail(axis.percent(begin.start), axis.percent(end.end), unsure)


@dataclass(frozen=True, slots=True)
class Moment:
    """An event in the table."""

    day: str
    link: Link
    event: str
    known: str
    unsure: bool


def _moments(projects: list[Project], site: Site) -> list[Moment]:
    """Every event in order of time, with how we know it; what is no date stands last."""
    dated: list[tuple[float, Moment]] = []
    for project in projects:
        for event in project.timeline:
            found = stretch(event.date)
            known = site.label("pilot-statuses", event.status) if event.status else ""
            unsure = found is None or is_unsure(event, found)
            moment = Moment(dutch_date(event.date), site.link(project), event.event, known, unsure)
            dated.append((found.start if found else float("inf"), moment))
    return [moment for _, moment in sorted(dated, key=lambda pair: pair[0])]
