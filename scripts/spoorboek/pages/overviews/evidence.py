"""Evidence: what was searched and how much of it was kept."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.site import Site
from spoorboek.records import Cmoc, Search, Source
from spoorboek.records.method import SourceClass

LEGAL = (SourceClass.LEGAL, SourceClass.GUIDANCE)


@dataclass(frozen=True, slots=True)
class Total:
    """One line of the flow: a number, or nothing when it was not recorded."""

    number: int | None
    words: str
    dropped: str = ""


def flow(site: Site) -> Markup:
    """From look-ups to sources, summed from the search records."""
    searches = list(site.base.of(Search).values())
    sources = [site.base.of(Source)[key] for key in site.counting]
    fallen = len(site.base.of(Source)) - len(sources)
    legal = sum(source.source_class in LEGAL for source in sources)
    within = _sum(s.duplicates_within for s in searches)
    between = _sum(s.duplicates_of_earlier for s in searches)
    kept = _sum(s.records_kept for s in searches)
    collecting = [s for s in searches if s.records_kept is not None]
    lookups = _sum(s.lookups for s in collecting)
    uncounted = [s.title.lower() for s in collecting if s.lookups is None]
    totals = [
        Total(
            lookups,
            "zoekvragen" + (f" (niet geteld bij: {', '.join(uncounted)})" if uncounted else ""),
        ),
        Total(
            kept,
            "records bewaard",
            f"{within + between} dubbel: {within} binnen en {between} tussen zoekacties",
        ),
        Total(_sum(s.references_added for s in searches), "unieke verwijzingen"),
        Total(
            None, "gescreend op titel en samenvatting, met redenen van uitsluiting: niet vastgelegd"
        ),
        Total(
            len(sources) - legal,
            "bronnen met bewijs of praktijk",
            f"{legal} wetten en voorlichting, apart gehouden"
            + (f"; {fallen} bronnen die niet of niet meer meetellen" if fallen else ""),
        ),
    ]
    cited = {item.source for cmoc in site.base.of(Cmoc).values() for item in cmoc.evidence}
    totals.append(
        Total(len(cited & site.counting), "bronnen gebruikt als bewijs in een verklaring")
    )
    return rendered("slots/flow.html.jinja", totals=totals)


def _sum(numbers: object) -> int:
    return sum(number for number in numbers if number is not None)  # type: ignore[attr-defined]
