"""Employees: the modules by phase, for who wonders where they are now."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, cell_address
from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.trajectory import Station, in_order, station
from spoorboek.records.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase with its modules, and what an employee can do in it."""

    id: str
    title: str
    meaning: str
    stations: list[Station]
    advice: Link | None
    """Nothing where the base does not say around which role it turns."""


def _advice(phase: Value, role: str | None) -> Link | None:
    return Link(phase.label, ROOT + cell_address(role, phase.id)) if role else None


def trajectory(site: Site) -> Markup:
    """Every module under its phase. A phase without modules says so, and leads to what there is."""
    modules, subject = in_order(site), site.subject
    stretches = [
        Stretch(
            id=phase.id,
            title=names_with_weeks(site, (phase.id,))[0],
            meaning=phase.meaning,
            stations=[station(m, site) for m in modules if m.phase == phase.id],
            advice=_advice(phase, subject.central_role),
        )
        for phase in site.base.vocabularies.get("phases", {}).values()
    ]
    shown = [s for s in stretches if s.stations or s.id != subject.phase_before]
    return rendered(
        "slots/trajectory.html.jinja",
        stretches=shown,
        number=counted(len(modules), "module", "modules"),
    )
