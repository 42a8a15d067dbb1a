"""The page of a core element: what is known, what is not, and all that belongs to it."""

from typing import Any

from spoorboek.pages.certainties import certain_links
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.outcomes import outcomes_of
from spoorboek.pages.site import Site
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.element import Element
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.review import Conflict, Gap, Review

OWN_GROUPING = "Deze indeling in kernelementen is van de redactie."


def view(record: Element, site: Site) -> dict[str, Any]:
    """What is known and unknown, explanations with their certainty, advice with its strength."""
    cmocs = site.base.linking_to(record, Cmoc)
    review = next(iter(site.base.of(Review).values()), None)
    return {
        "own_grouping": review.own_grouping if review else OWN_GROUPING,
        "review": site.link(review) if review else None,
        "cmocs": certain_links(cmocs, site),
        "outcomes": outcomes_of(record, site),
        "advice": _advice(record, site),
        "conflicts": _conflicts(cmocs, site),
        "gaps": site.links(site.base.linking_to(record, Gap)),
        "seeds": labelled(record.seeds, site),
        "main_sources": labelled(record.sources, site),
        "used": other_groups(record, site, Cmoc.name, Gap.name, Recommendation.name),
    }


def _advice(record: Element, site: Site) -> list[Link]:
    found = site.base.linking_to(record, Recommendation)
    return [site.link(r, note=f"(sterkte: {_lower(r.strength.label)})") for r in found]


def _lower(label: str) -> str:
    return label if label.startswith("UWV") else label.lower()


def _conflicts(cmocs: list[Cmoc], site: Site) -> list[Link]:
    """Disagreements that touch an explanation of this element, each once."""
    found = {c.id: c for cmoc in cmocs for c in site.base.linking_to(cmoc, Conflict)}
    return site.links(found[i] for i in sorted(found))
