"""The page of a lesson: what was seen, what we take from it, and what you then do."""

from typing import Any

from spoorboek.pages.neighbours import elements, other_groups, phases_in_words
from spoorboek.pages.site import Site
from spoorboek.records.practice import Lesson

DRAWN_AS = {
    "beroepsmening": "opinion",
    "aanbiedersclaim": "provider-claim",
    "dossieronderzoek": "second-hand",
    "onderzoek": "full-text",
    "plan": "plan",
}
"""The label that shows a weight; a weight that is not here is drawn as unknown."""


def view(record: Lesson, site: Site) -> dict[str, Any]:
    """The lesson with its weight, for whom and when."""
    weight = site.base.value("weights", record.weight)
    return {
        "weight": site.label("weights", record.weight),
        "weight_meaning": weight.meaning if weight else "",
        "weight_code": DRAWN_AS.get(record.weight, "unknown"),
        "kind": site.label("lesson-kinds", record.kind),
        "who": site.labels("roles", record.roles),
        "when": phases_in_words(site, record.phases),
        "sectors": site.labels("sectors", record.sectors),
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }
