"""Candidates: what was found and is not judged yet, what fell, and how far two people agree.

None of it counts anywhere. Long lists are cut; the table to take along holds every one.
"""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from spoorboek.pages.candidate_page import candidate_of
from spoorboek.pages.downloads import table_download
from spoorboek.pages.dutch import rounded
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.agreement import Agreement, agreements
from spoorboek.reasoning.screening import Standing, in_screening, standing_of
from spoorboek.records.screening import ScreeningDecision
from spoorboek.records.source import Source

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One reference in a list."""

    link: Link
    language: str
    year: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The references that stand at one point, up to a number that a page can bear."""

    id: str
    title: str
    number: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Pair:
    """What two people decided about the same references."""

    first: str
    second: str
    stage: str
    n: int
    same: int
    share: str
    kappa: str
    why_not: str
    heads: list[str]
    rows: list[tuple[str, list[int]]]


def candidates(site: Site) -> Markup:
    """Every reference in screening, by where it stands."""
    found: dict[Standing, list[Source]] = {standing: [] for standing in Standing}
    for source in in_screening(site.base):
        found[standing_of(source)].append(source)
    groups = [_group(standing, sources, site) for standing, sources in found.items() if sources]
    data = table_download("kandidaten", site) if groups else None
    return rendered("slots/candidates.html.jinja", groups=groups, data=data, most=MOST_SHOWN)


def agreement(site: Site) -> Markup:
    """Every two people who judged the same references, with their table and kappa."""
    pairs = [_pair(one) for one in agreements(site.base.of(Source).values())]
    return rendered("slots/agreement.html.jinja", pairs=pairs)


def _group(standing: Standing, sources: list[Source], site: Site) -> Group:
    ordered = sorted(sources, key=lambda source: (site.heading(source).lower(), source.id))
    lines = [_line(source, site) for source in ordered[:MOST_SHOWN]]
    return Group(standing.value, standing.label.capitalize(), len(sources), lines)


def _line(source: Source, site: Site) -> Line:
    reference = site.base.references.get(source.id)
    about = candidate_of(source, site)
    return Line(
        link=site.link(source),
        language=reference.title_language if reference else "",
        year=reference.year if reference else "",
        note=about.reason if about else "",
    )


def _pair(one: Agreement) -> Pair:
    kappa = one.kappa
    return Pair(
        first=one.first,
        second=one.second,
        stage=one.stage.label,
        n=one.n,
        same=one.same,
        share=str(round(Fraction(100 * one.same, one.n))) if one.n else "",
        kappa="" if kappa is None else rounded(float(kappa), 2),
        why_not=one.why_not,
        heads=[word.label for word in ScreeningDecision],
        rows=[
            (left.label, [one.table.get((left, right), 0) for right in ScreeningDecision])
            for left in ScreeningDecision
        ],
    )
