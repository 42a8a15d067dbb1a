"""Sector map: per sector every role in every phase, with what was seen there and what is advised."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT, cell_address
from spoorboek.pages.dutch import counted
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.overviews.lines import words
from spoorboek.pages.phases import weeks_in_short
from spoorboek.pages.site import Site
from spoorboek.reasoning.coverage import Coverage, Covered, coverage
from spoorboek.records.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Spot:
    """A role in a phase: what was counted there, in words, and the page that says what to do there."""

    where: str
    cmocs: str
    advice: str
    href: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector with its table; without rows nothing was seen there or advised."""

    value: Value
    words: str
    cmocs: list[Link]
    rows: list[tuple[str, list[Spot]]]


def sector_map(site: Site) -> Markup:
    """Slot: the way to each sector, and a table for each where there is something to count."""
    found = coverage(site.base)
    phases = [(p.label, weeks_in_short(p)) for p in words(site, "phases")]
    sectors = [_sector(value, found, site) for value in words(site, "sectors")]
    return rendered("slots/sector_map.html.jinja", sectors=sectors, phases=phases)


def _sector(value: Value, found: Coverage, site: Site) -> Sector:
    total = found.sectors[value.id]
    rows = [
        (role.label, [_spot(value, role, phase, found) for phase in words(site, "phases")])
        for role in words(site, "roles")
    ]
    return Sector(
        value,
        in_words(total),
        site.links(total.cmocs.values()),
        rows if any(total.numbers) else [],
    )


def _spot(sector: Value, role: Value, phase: Value, found: Coverage) -> Spot:
    covered = found.spots[sector.id, role.id, phase.id]
    where = f"{sector.label}, {role.label}, {phase.label}"
    cmocs, advice = covered.numbers
    return Spot(
        where,
        counted(cmocs, "verklaring", "verklaringen"),
        counted(advice, "advies", "adviezen"),
        ROOT + cell_address(role.id, phase.id),
        not (cmocs or advice),
    )


def in_words(covered: Covered) -> str:
    """`3 verklaringen, geen advies`."""
    cmocs, advice = covered.numbers
    return ", ".join(
        (
            counted(cmocs, "verklaring", "verklaringen") if cmocs else "geen verklaring",
            counted(advice, "advies", "adviezen") if advice else "geen advies",
        )
    )
