"""The page of a disagreement: every side alike, no winner."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.certainties import certain_links, cmocs_named
from spoorboek.pages.labelled_sources import LabelledSource, labelled
from spoorboek.pages.mentions import mentions
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Link, Site
from spoorboek.records.review import Conflict


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side of a disagreement with its sources."""

    number: int
    claim: str
    weight: list[str | Link]
    rests_on: list[LabelledSource]


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
        ShownSide(number, side.claim, mentions(side.weight, site), labelled(side.sources, site))
        for number, side in enumerate(record.sides, 1)
    ]
