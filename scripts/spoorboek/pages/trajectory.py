"""Trajectory: the modules for employees as stations of one line. Their order is advice, never a duty."""

from dataclasses import dataclass

from spoorboek.pages.link import Link
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.records.learning import TrajectoryModule


@dataclass(frozen=True, slots=True)
class Station:
    """A module on the line."""

    link: Link
    goal: str
    minutes: int
    when: str
    is_here: bool


def in_order(site: Site) -> list[TrajectoryModule]:
    """Every module, by its place in the trajectory."""
    return sorted(site.base.of(TrajectoryModule).values(), key=lambda module: module.sort_key)


def station(module: TrajectoryModule, site: Site, here: TrajectoryModule | None = None) -> Station:
    """A module as a station; `here` is the module whose page this is."""
    (when,) = names_with_weeks(site, (module.phase,))
    is_here = here is not None and module.id == here.id
    return Station(site.link(module), module.goal, module.minutes, when, is_here)


def line(here: TrajectoryModule, site: Site) -> list[Station]:
    """Every station, with the one where the reader is."""
    return [station(module, site, here) for module in in_order(site)]


def beside(here: TrajectoryModule, site: Site) -> tuple[Link | None, Link | None]:
    """The module before this one and the one after."""
    modules = in_order(site)
    place = [module.id for module in modules].index(here.id)
    before = modules[place - 1] if place else None
    after = modules[place + 1] if place + 1 < len(modules) else None
    return site.link(before) if before else None, site.link(after) if after else None
