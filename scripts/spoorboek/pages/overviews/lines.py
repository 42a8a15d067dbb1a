"""Lines: the phases of a role, the roles in a phase, and the table of both, each with its numbers."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, cell_address, phase_address, role_address
from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.phases import weeks_in_short, weeks_or_name
from spoorboek.pages.site import Site
from spoorboek.records.law import Milestone
from spoorboek.records.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Station:
    """A place where a role and a phase meet, as a stop on a line. `weeks` are empty before and after."""

    title: str
    note: str
    number: int
    href: str
    weeks: tuple[int, int] | None = None
    is_here: bool = False

    @property
    def advice(self) -> str:
        """How much advice waits there, in words."""
        return counted(self.number, "advies", "adviezen") if self.number else "geen advies"


def phases_of(site: Site, role_id: str, here: str = "") -> list[Station]:
    """The stops of a role, in order of time."""
    return [
        Station(
            title=phase.label,
            note=weeks_in_short(phase),
            number=_number(site, role_id, phase.id),
            href=ROOT + cell_address(role_id, phase.id),
            weeks=phase.weeks,
            is_here=phase.id == here,
        )
        for phase in words(site, "phases")
    ]


def roles_in(site: Site, phase_id: str, here: str = "") -> list[Station]:
    """The stops of a phase, one for each role."""
    return [
        Station(
            title=role.label,
            note="",
            number=_number(site, role.id, phase_id),
            href=ROOT + cell_address(role.id, phase_id),
            is_here=role.id == here,
        )
        for role in words(site, "roles")
    ]


def words(site: Site, vocabulary: str) -> list[Value]:
    """The words of a vocabulary, in its own order."""
    return list(site.base.vocabularies.get(vocabulary, {}).values())


def _number(site: Site, role_id: str, phase_id: str) -> int:
    return len(site.advice.get((role_id, phase_id), ()))


def role_line(site: Site, role_id: str) -> Markup:
    """Slot: the line of a role, with a field for who knows the week.

    Who reads this is not asked whether a phase is still to come that lies behind them.
    """
    role = site.base.value("roles", role_id)
    if role is None:
        return Markup("")
    stops = zip(words(site, "phases"), phases_of(site, role_id), strict=True)
    stations = [stop for phase, stop in stops if not site.is_behind(role_id, phase.id)]
    return rendered(
        "slots/role_line.html.jinja",
        role=role,
        stations=stations,
        since=site.subject.weeks_since,
        has_timeline=bool(site.base.of(Milestone)) and site.has_page("tijdlijn/index"),
    )


def phase_roles(site: Site, phase_id: str) -> Markup:
    """Slot: who is there in a phase."""
    phase = site.base.value("phases", phase_id)
    if phase is None:
        return Markup("")
    return rendered(
        "slots/phase_roles.html.jinja",
        phase=weeks_or_name(phase),
        stations=roles_in(site, phase_id),
    )


def matrix(site: Site) -> Markup:
    """Slot: every role in every phase, with the number of recommendations; each cell leads somewhere."""
    phases, roles = words(site, "phases"), words(site, "roles")
    columns = [
        (Link(p.label, ROOT + phase_address(p.id), note=weeks_in_short(p)), weeks_or_name(p))
        for p in phases
    ]
    rows = [
        (Link(role.label, ROOT + role_address(role.id)), phases_of(site, role.id)) for role in roles
    ]
    return rendered("slots/matrix.html.jinja", columns=columns, rows=rows)
