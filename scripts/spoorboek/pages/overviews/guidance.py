"""Guidance: what plays in a phase or for a role, and the departure board."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.addresses import ROOT, phase_address
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import Entry, entry, in_list_order, listing
from spoorboek.pages.overviews.lines import Station, phases_of
from spoorboek.pages.overviews.moments import departing, moments_in
from spoorboek.pages.phases import weeks_in_short
from spoorboek.pages.site import Site
from spoorboek.records import Question, Recommendation, Tool, TrainingModule, TrajectoryModule
from spoorboek.records.record import Record


@dataclass(frozen=True, slots=True)
class Group:
    """Records that belong under a heading."""

    id: str
    title: str
    records: list[Record]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading."""

    id: str
    title: str
    note: str
    entries: list[Entry]


def _render(template: str, **values: object) -> Markup:
    return rendered(f"slots/{template}.html.jinja", **values)


def departures(site: Site) -> Markup:
    """What plays now, in order of time, with its phase."""
    rows = [(moment, phase_link(week, site)) for week, moment in departing(site)]
    return _render("departures", rows=rows)


def phase_link(week: int, site: Site) -> Link | None:
    """The page of the phase in which a week falls."""
    for value in site.base.vocabularies.get("phases", {}).values():
        if value.weeks and value.weeks[0] <= week <= value.weeks[1]:
            return Link(value.label, ROOT + phase_address(value.id), note=weeks_in_short(value))
    return None


def phase(site: Site, phase_id: str) -> Markup:
    """Everything for one phase: moments, recommendations with facets, tools, modules, questions."""
    value = site.base.value("phases", phase_id)
    if value is None:
        return Markup("")
    recommendations = [r for r in site.base.of(Recommendation).values() if phase_id in r.phases]
    return _render(
        "phase",
        moments=moments_in(value, site),
        recommendations=listing(recommendations, site, level=4),
        number=len(recommendations),
        sections=_sections(_groups_of_phase(site.base, phase_id), site),
    )


def _groups_of_phase(base: EvidenceBase, phase_id: str) -> list[Group]:
    tools = [t for t in base.of(Tool).values() if phase_id in t.phases]
    own_work = [m for m in base.of(TrajectoryModule).values() if m.phase == phase_id]
    training = [m for m in base.of(TrainingModule).values() if phase_id in m.phases]
    questions = [q for q in base.of(Question).values() if phase_id in q.phases]
    return [
        Group("hulpmiddelen-fase", "Hulpmiddelen", [*tools]),
        Group(
            "werknemers-fase", "Voor werknemers", [*own_work], "Rustige modules om zelf te doen."
        ),
        Group("training-fase", "Oefenen", [*training], "Modules om mee te oefenen."),
        Group("vragen-fase", "Vragen", [*questions]),
    ]


def role(site: Site, role_id: str) -> Markup:
    """Everything for one role: by phase the names of what to do, and what helps."""
    if site.base.value("roles", role_id) is None:
        return Markup("")
    sections = _sections(_groups_of_role(site.base, role_id), site)
    return _render("role", phases=_by_phase(site, role_id), sections=sections)


def _groups_of_role(base: EvidenceBase, role_id: str) -> list[Group]:
    is_central = role_id == base.subject.central_role
    own_work = base.of(TrajectoryModule).values() if is_central else ()
    tools = [t for t in base.of(Tool).values() if role_id in t.roles]
    questions = [q for q in base.of(Question).values() if role_id in q.roles]
    training = [m for m in base.of(TrainingModule).values() if role_id in m.audience]
    meant = (r for r in base.of(Recommendation).values() if role_id in r.for_roles)
    by_others = [r for r in meant if role_id not in r.roles]
    note = "Adviezen aan anderen, mede voor jou bedoeld. Je mag ernaar vragen."
    return [
        Group("modules-rol", "Modules om zelf te doen", [*own_work]),
        Group("hulpmiddelen-rol", "Hulpmiddelen", [*tools]),
        Group("vragen-rol", "Vragen", [*questions]),
        Group("training-rol", "Oefenen", [*training]),
        Group("anderen", "Wat anderen voor jou doen", [*by_others], note),
    ]


def _sections(groups: Iterable[Group], site: Site) -> list[Section]:
    """The groups that hold anything, each in the order of lists."""
    return [
        Section(
            group.id,
            group.title,
            group.note,
            [entry(record, site) for record in in_list_order(group.records, site)],
        )
        for group in groups
        if group.records
    ]


def _by_phase(site: Site, role_id: str) -> list[tuple[Station, list[Link]]]:
    """The stops of a role, each with what there is to do."""
    phases = site.base.vocabularies.get("phases", {})
    return [
        (stop, site.links(in_list_order(site.advice.get((role_id, phase_id), ()), site)))
        for stop, phase_id in zip(phases_of(site, role_id), phases, strict=True)
    ]
