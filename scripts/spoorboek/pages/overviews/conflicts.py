"""Conflicts: all disagreements side by side, every side with what it rests on."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.conflict_sides import FALLEN, GROUPS, SideSources, conflict_sides
from spoorboek.records.review import Conflict


@dataclass(frozen=True, slots=True)
class Row:
    """A disagreement with its sides and what it touches."""

    conflict: Link
    status: str
    sides: list[SideSources]
    cmocs: int
    advice: int


def conflicts_compared(site: Site) -> Markup:
    """Slot: a row for each side of each disagreement, in the order of the records."""
    rows = [
        Row(
            site.link(conflict),
            conflict.status,
            conflict_sides(conflict, site.base, site.counting),
            len(conflict.cmocs),
            len(conflict.recommendations),
        )
        for conflict in site.base.of(Conflict).values()
    ]
    return rendered(
        "slots/conflicts_compared.html.jinja",
        rows=rows,
        groups=GROUPS,
        fallen=FALLEN,
    )
