"""The page of a disagreement: every side alike, no winner."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.certainties import certain_links, cmocs_named
from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.labelled_sources import LabelledSource, labelled
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.reasoning.conflict_sides import SideSources, conflict_sides
from spoorboek.records.review import Conflict
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side of a disagreement with its sources."""

    number: int
    claim: str
    weight: list[str | Link]
    numbers: str
    rests_on: list[LabelledSource]
    fallen: list[tuple[CitedSource, str]]
    """Sources that do not or no longer count, with their status."""


def view(record: Conflict, site: Site) -> dict[str, Any]:
    """The sides in the order of the record, a possible explanation, and what it touches."""
    return {
        "lead": f"Hierover verschillen bronnen. Stand: {record.status.rstrip('.')}.",
        "sides": sides(record, site),
        "explanation": mentions(record.possible_realist_explanation, site),
        "cmocs": certain_links(cmocs_named(record.cmocs, site), site),
        "advice": site.links(site.get("recommendation", record.recommendations)),
        "used": other_groups(record, site),
    }


def sides(record: Conflict, site: Site) -> list[ShownSide]:
    """The sides of a disagreement, in the order of the record."""
    return [
        ShownSide(
            one.number,
            one.side.claim,
            mentions(one.side.weight, site),
            _numbers(one),
            labelled(one.counting, site),
            [(cited, _status(cited.key, site)) for cited in site.cited(one.fallen)],
        )
        for one in conflict_sides(record, site.base, site.counting)
    ]


def _numbers(side: SideSources) -> str:
    """`2 onderzoek, 1 plan`."""
    found = [f"{len(keys)} {group}" for group, keys in side.groups.items() if keys]
    return ", ".join(found) or "geen bron die meetelt"


def _status(key: str, site: Site) -> str:
    return site.base.of(Source)[key].status.label
