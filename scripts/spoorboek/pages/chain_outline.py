"""Chain outline: the whole way from advice down to findings, and from a finding back up."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from spoorboek.pages.dutch import listed
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel, labels_of
from spoorboek.reasoning.chain import NamedUse, Place, Way
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.source import Source


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A finding at the end of the way, or the source as a whole."""

    link: Link
    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class UseInOutline:
    """A use of a source under an explanation, with where it leads."""

    link: Link
    stance: str
    arms: str
    counts: bool
    labels: list[SourceLabel]
    places: list[FoundAt]


@dataclass(frozen=True, slots=True)
class CmocInOutline:
    """An explanation under advice, with its uses."""

    link: Link
    uses: list[UseInOutline]


@dataclass(frozen=True, slots=True)
class UsedBy:
    """An explanation that rests on a finding, and the advice that rests on that explanation."""

    link: Link
    stance: str
    arms: str
    advice: list[Link]


def outline(advice: Recommendation, site: Site) -> list[CmocInOutline]:
    """The ways down from advice, explanation by explanation, use by use."""
    ways = site.chain.down(advice)
    return [
        _cmoc(site.base.of(Cmoc)[cmoc_id], list(of_cmoc), site)
        for cmoc_id, of_cmoc in groupby(ways, key=lambda way: way.cmoc)
    ]


def used_by(place: Place, site: Site) -> list[UsedBy]:
    """Who rests on a place in a source, and what advice through them."""
    return [_used(used, site) for used in site.chain.uses_at(place)]


def _cmoc(cmoc: Cmoc, ways: list[Way], site: Site) -> CmocInOutline:
    by_use = groupby(ways, key=lambda way: way.number)
    return CmocInOutline(
        site.link(cmoc),
        [
            _use(NamedUse(cmoc, number), (way.place for way in of_use), site)
            for number, of_use in by_use
        ],
    )


def _use(used: NamedUse, places: Iterable[Place], site: Site) -> UseInOutline:
    use, source = used.use, site.base.of(Source)[used.use.source]
    cited = site.cite(source.id)
    return UseInOutline(
        link=Link(
            cited.in_text,
            f"{site.link(used.cmoc).href}#bewijs-{used.number}",
            language=cited.name_language,
        ),
        stance=use.stance.label,
        arms=listed([arm.label for arm in use.arms]),
        counts=source.id in site.counting,
        labels=labels_of(source),
        places=[_found(place, source, use.locator, site) for place in places],
    )


def _found(place: Place, source: Source, locator: str, site: Site) -> FoundAt:
    href = site.cite(source.id).href
    for finding in source.findings:
        if finding.id == place.finding:
            link = Link(f"Bevinding {finding.id}", f"{href}#{finding.id}")
            return FoundAt(link, finding.text, finding.locator or "niet vastgelegd")
    return FoundAt(Link("De bron als geheel", href), "geen bevinding genoemd", locator)


def _used(used: NamedUse, site: Site) -> UsedBy:
    anchor = f"#bewijs-{used.number}"
    link = site.link(used.cmoc)
    return UsedBy(
        link=Link(link.title, link.href + anchor),
        stance=used.use.stance.label,
        arms=listed([arm.label for arm in used.use.arms]),
        advice=site.links(site.chain.advice_on(used.cmoc)),
    )
