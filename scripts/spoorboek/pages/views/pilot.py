"""The page of a pilot: what is public, and a form that stays empty until results are."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.practice import Pilot, PilotResult, Project


@dataclass(frozen=True, slots=True)
class Result:
    """A field of the form. Without value it was not seen in a public source."""

    label: str
    value: str
    source: CitedSource | None
    locator: str


def view(record: Pilot, site: Site) -> dict[str, Any]:
    """Design, timeline and results as far as they are public."""
    results = [result_of(result, site) for result in record.results]
    return {
        "project": _link(site.base.of(Project).get(record.project), site),
        "sectors": site.labels("sectors", record.sectors),
        "timeline": [
            (dutch_date(e.date), e.event, site.label("pilot-statuses", e.status), e.note)
            for e in record.timeline
        ],
        "results": results,
        "empty": sum(not result.value for result in results),
        "related": other_groups(record, site),
    }


def result_of(result: PilotResult, site: Site) -> Result:
    """A field of the form as it stands on a page."""
    return Result(
        label=result.label,
        value="" if result.value is None else str(result.value),
        source=site.cite(result.source) if result.source else None,
        locator=result.locator or "",
    )


def _link(project: Project | None, site: Site) -> Link | None:
    return site.link(project) if project else None
