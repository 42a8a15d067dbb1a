"""The page of a project: what is public about it, and what is not."""

from dataclasses import dataclass
from typing import Any

from spoorboek.pages.description_rows import description
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.site import Site
from spoorboek.records.practice import Period, Project

PLAN, PUBLISHED = "plan", "gepubliceerd"
DRAWN_AS = {"aangekondigd": PLAN, "in-ontwikkeling": PLAN, PUBLISHED: "full-text"}
NOT_SEEN = "niet gezien"


@dataclass(frozen=True, slots=True)
class Made:
    """A product with how far it is."""

    name: str
    audience: str
    status: str
    drawing: str


def view(record: Project, site: Site) -> dict[str, Any]:
    """Who, when, which products, and what is known and unknown."""
    return {
        "description": description(record, site),
        "period": period_in_words(record.period),
        "funder": record.funder or NOT_SEEN,
        "leader": record.lead or NOT_SEEN,
        "sectors": site.labels("sectors", record.sectors),
        "products": [
            Made(
                p.name,
                p.audience,
                site.label("product-statuses", p.status),
                DRAWN_AS.get(p.status, "unknown"),
            )
            for p in record.products
        ],
        "timeline": [
            (
                dutch_date(e.date),
                e.event,
                site.label("pilot-statuses", e.status) if e.status else "",
            )
            for e in record.timeline
        ],
        "lessons": site.links(site.get("lesson", record.lessons)),
        "elements": elements(record, site),
        "related": other_groups(record, site, "lesson"),
    }


def period_in_words(period: Period) -> str:
    """`januari 2023 tot en met december 2026`; what was not seen is said."""
    begin, end = dutch_date(period.from_ or ""), dutch_date(period.to or "")
    if begin and end:
        return f"{begin} tot en met {end}"
    if begin:
        return f"vanaf {begin}; einde niet gezien"
    return f"tot en met {end}; begin niet gezien" if end else NOT_SEEN
