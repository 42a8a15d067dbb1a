"""The page of a lesson: what was seen, what we take from it, and what you then do."""

from typing import Any

from spoorboek.pages.lesson_weight import weight_of
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.records.practice import Lesson


def view(record: Lesson, site: Site) -> dict[str, Any]:
    """The lesson with its weight, for whom and when."""
    return {
        "weight": weight_of(record, site),
        "kind": site.label("lesson-kinds", record.kind),
        "who": site.labels("roles", record.roles),
        "when": names_with_weeks(site, record.phases),
        "sectors": site.labels("sectors", record.sectors),
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }
