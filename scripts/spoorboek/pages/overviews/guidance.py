"""Guidance: what plays in a phase or for a role, the departure board and the timetable."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.environment import rendered
from spoorboek.pages.listing import Entry, entry, in_list_order, listing
from spoorboek.pages.milestone_words import anchor_in_words, span, when_in_words
from spoorboek.pages.site import Link, Site
from spoorboek.records import (
    AdvisedMoment,
    Milestone,
    Question,
    Recommendation,
    Tool,
    TrainingModule,
    TrajectoryModule,
)
from spoorboek.records.law import MomentWindow
from spoorboek.records.method import Basis
from spoorboek.records.record import Record
from spoorboek.records.vocabulary import Value

EMPLOYEE = "werknemer"
UWV = "uwv"
DUTIES = ("deadline", "window")


@dataclass(frozen=True, slots=True)
class Moment:
    """A milestone or an advised moment in a table."""

    id: str
    when: str
    link: Link
    action: str
    actors: str
    basis: Basis
    note: str
    is_transition: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading."""

    id: str
    title: str
    note: str
    entries: list[Entry]


def _render(template: str, **values: object) -> Markup:
    return rendered(f"slots/{template}.html.jinja", **values)


def milestones(site: Site) -> list[Moment]:
    """Every milestone in order of time."""
    records = in_list_order(site.base.of(Milestone).values(), site)
    return [_milestone(record, site) for record in records if isinstance(record, Milestone)]


def _milestone(record: Milestone, site: Site) -> Moment:
    return Moment(
        id=record.id,
        when=when_in_words(record),
        link=site.link(record),
        action=record.action,
        actors=", ".join(site.labels("actors", record.actors)),
        basis=record.basis,
        note=record.sources_disagree or "",
        is_transition=record.rule.anchor == "first_year_evaluation_date",
    )


def _moment(record: AdvisedMoment, site: Site) -> Moment:
    return Moment(
        id=record.id,
        when=moment_in_words(record.when),
        link=site.link(record),
        action=record.advice,
        actors="",
        basis=Basis.ADVICE,
        note=record.basis[0].upper() + record.basis[1:],
        is_transition=False,
    )


def moment_in_words(window: MomentWindow) -> str:
    """When, in a few words for a narrow column: `week 1–8`, `elke evaluatie`, `plan van aanpak`."""
    if window.from_week and window.to_week:
        return f"week {window.from_week}–{window.to_week}"
    if window.every_days:
        return f"elke {span(window.every_days)}"
    return anchor_in_words(window.anchor).removeprefix("dag van het ").removeprefix("dag van de ")


def timetable(site: Site) -> Markup:
    """All milestones as a table; the stations of the map lead here."""
    return _render("timetable", moments=milestones(site))


def departures(site: Site) -> Markup:
    """What plays now, in order of time: duties with a last day, and advised moments, with their phase."""
    found = [(m.sort_key[0], _moment(m, site)) for m in site.base.of(AdvisedMoment).values()]
    duties = (
        m for m in site.base.of(Milestone).values() if m.kind in DUTIES and m.show_in_calendar
    )
    found += [
        (m.rule.last_day // 7 + 1, _milestone(m, site))
        for m in duties
        if m.basis is not Basis.ADVICE and m.actors != (UWV,) and not _after_waiting(m)
    ]
    in_time = sorted(found, key=lambda row: (row[0], row[1].link.title))
    return _render("departures", rows=[(m, phase_link(week, site)) for week, m in in_time])


def phase_link(week: int, site: Site) -> Link | None:
    """The page of the phase in which a week falls."""
    for value in site.base.vocabularies.get("phases", {}).values():
        if value.weeks and value.weeks[0] <= week <= value.weeks[1]:
            weeks = f"week {value.weeks[0]}–{value.weeks[1]}"
            return Link(value.label, f"{ROOT}handreiking/{value.id}/", note=weeks)
    return None


def _in_weeks(record: Milestone | AdvisedMoment, phase: Value) -> bool:
    if not phase.weeks:
        return isinstance(record, Milestone) and _after_waiting(record) and phase.id == "daarna"
    week = record.sort_key[0] // 7 + 1 if isinstance(record, Milestone) else record.sort_key[0]
    return phase.weeks[0] <= week <= phase.weeks[1]


def _after_waiting(record: Milestone) -> bool:
    return record.rule.last_day > 727


def _sections(groups: Iterable[tuple[str, str, str, list[Record]]], site: Site) -> list[Section]:
    return [
        Section(name, title, note, [entry(record, site) for record in in_list_order(records, site)])
        for name, title, note, records in groups
        if records
    ]


def moments_in(phase: Value, site: Site) -> list[Moment]:
    """The milestones of a phase, and after them the advised moments, each in order of time."""
    base = site.base
    dated = [m for m in base.of(Milestone).values() if _in_weeks(m, phase)]
    advised = [m for m in base.of(AdvisedMoment).values() if _in_weeks(m, phase)]
    shown = [_milestone(m, site) for m in sorted(dated, key=lambda m: m.sort_key)]
    return shown + [_moment(m, site) for m in sorted(advised, key=lambda m: m.sort_key)]


def phase(site: Site, phase_id: str) -> Markup:
    """Everything for one phase: moments, recommendations with facets, tools, modules, questions."""
    value = site.base.value("phases", phase_id)
    if value is None:
        return Markup("")
    base = site.base
    recommendations = [r for r in base.of(Recommendation).values() if phase_id in r.phases]
    groups: list[tuple[str, str, str, list[Record]]] = [
        (
            "hulpmiddelen-fase",
            "Hulpmiddelen",
            "",
            [t for t in base.of(Tool).values() if phase_id in t.phases],
        ),
        (
            "werknemers-fase",
            "Voor werknemers",
            "Rustige modules om zelf te doen.",
            [m for m in base.of(TrajectoryModule).values() if m.phase == phase_id],
        ),
        (
            "training-fase",
            "Oefenen",
            "Modules voor werkgevers en professionals.",
            [m for m in base.of(TrainingModule).values() if phase_id in m.phases],
        ),
        (
            "vragen-fase",
            "Vragen",
            "",
            [q for q in base.of(Question).values() if phase_id in q.phases],
        ),
    ]
    return _render(
        "phase",
        moments=moments_in(value, site),
        recommendations=listing(recommendations, site, level=4),
        number=len(recommendations),
        sections=_sections(groups, site),
    )


def role(site: Site, role_id: str) -> Markup:
    """Everything for one role, by phase."""
    base = site.base
    mine = [r for r in base.of(Recommendation).values() if role_id in r.roles]
    for_me = [
        r
        for r in base.of(Recommendation).values()
        if role_id in r.for_roles and role_id not in r.roles
    ]
    phases = base.vocabularies.get("phases", {}).values()
    by_phase = (
        (f"fase-{p.id}", _phase_title(p), "", [r for r in mine if p.id in r.phases]) for p in phases
    )
    rest: list[tuple[str, str, str, list[Record]]] = [
        (
            "hulpmiddelen-rol",
            "Hulpmiddelen",
            "",
            [t for t in base.of(Tool).values() if role_id in t.roles],
        ),
        ("vragen-rol", "Vragen", "", [q for q in base.of(Question).values() if role_id in q.roles]),
        (
            "training-rol",
            "Oefenen",
            "",
            [m for m in base.of(TrainingModule).values() if role_id in m.audience],
        ),
    ]
    if role_id == EMPLOYEE:
        modules = list(base.of(TrajectoryModule).values())
        rest.insert(0, ("modules-rol", "Modules om zelf te doen", "", modules))  # type: ignore[arg-type]
        note = "Wat anderen voor je horen te doen. Je mag ernaar vragen."
        rest.append(("anderen", "Wat anderen doen", note, for_me))  # type: ignore[arg-type]
    return _render("role", phases=_sections(by_phase, site), sections=_sections(rest, site))  # type: ignore[arg-type]


def _phase_title(value: Value) -> str:
    return (
        f"{value.label}: week {value.weeks[0]} tot en met {value.weeks[1]}"
        if value.weeks
        else value.label
    )
