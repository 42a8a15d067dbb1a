"""Feed: news for who follows the site in a reader, as Atom (RFC 4287).

Each kind of news is a function in `NEWS`. Addresses are told only when that of the site is known; the
identity of an item never depends on it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from spoorboek.citation import Citations
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.cascade import Cascade
from spoorboek.reasoning.gone import gone, records_by_address
from spoorboek.reasoning.loss_words import in_short
from spoorboek.reasoning.release_words import fate, kind, lines
from spoorboek.reasoning.releases import Changed, Releases
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.records.markers import HappenedOn

FILE = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
# A tag needs the name of somebody; nobody can ever own a name that ends in .invalid (RFC 2606).
TAG = "tag:{name}.invalid,2026:"
EARLIEST = "1970-01-01"
NOT_TOLD = "niet vastgelegd"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news. `id` is unique and stays; `page` is relative to the site."""

    id: str
    title: str
    day: str
    text: str
    page: str


def fallen_sources(base: EvidenceBase, citations: Citations) -> Iterator[Item]:
    """Every source that was retracted or corrected, with what that touches."""
    cascade, losses = Cascade(base), SourceLosses(base)
    for source in cascade.fallen:
        pages = len(cascade.dependents(source))
        said = [
            f"Reden: {source.status_reason}" if source.status_reason else "",
            "De bron telt niet mee.",
            f"Wat dat raakt: {in_short(losses.of([source.id]))}.",
            f"Bladzijden van records met een melding: {pages}.",
            f"Het bericht: {source.status_notice}" if source.status_notice else "",
        ]
        yield Item(
            id=f"{source.key}/{source.status}",
            title=f"Bron {source.status.label}: {citations[source.id].in_text}",
            day=source.status_date or "",
            text="\n".join(filter(None, said)),
            page=source.page,
        )


def released_changes(base: EvidenceBase, _citations: Citations) -> Iterator[Item]:
    """Every change of advice and of certainty that a release told, with the reason; no other words."""
    releases, there = Releases(base), {*records_by_address(base), *gone(base)}
    for release in reversed(releases.all):
        why = {one.record: one.why for one in release.changes}
        for changed in releases.told(release):
            if changed.key in release.reworded:
                continue
            page = changed.listed.page
            yield Item(
                id=f"{release.key}/{changed.key}",
                title=_title(changed),
                day=release.date,
                text="\n".join([*_told(changed), f"Waarom: {why.get(changed.key, NOT_TOLD)}"]),
                page=page if page in there else release.page,
            )


def releases_themselves(base: EvidenceBase, _citations: Citations) -> Iterator[Item]:
    """Every release, so that who follows the feed also hears of one in which no advice changed."""
    for release in reversed(Releases(base).all):
        yield Item(
            id=release.key,
            title=f"Uitgave {release.version}: {release.title}",
            day=release.date,
            text=release.summary,
            page=release.page,
        )


def _title(changed: Changed) -> str:
    """What became of the record; of a certainty also in which direction."""
    way = sum(one.claim.direction(one.before, one.after) for one in changed.claims)
    word = {1: "zekerder", -1: "minder zeker"}.get(way, fate(changed))
    return f"{kind(changed)} {word}: {changed.listed.title}"


def _told(changed: Changed) -> Iterator[str]:
    """A line for each claim, and of a text both readings."""
    yield from lines(changed)
    for one in changed.claims:
        if changed.was and changed.now and one.claim.words is None and one.claim.is_shown:
            yield f"Eerst: {one.before}"
            yield f"Nu: {one.after}"


NEWS: tuple[Callable[[EvidenceBase, Citations], Iterator[Item]], ...] = (
    fallen_sources,
    releases_themselves,
    released_changes,
)
"""Every kind of news, in the order in which it is told on the same day."""


def feed(base: EvidenceBase, citations: Citations, edition: Edition) -> str:
    """The feed, the latest news first; without news it is as old as this edition."""
    day = edition.date or _latest_day(base)
    items = [item for news in NEWS for item in news(base, citations)]
    items.sort(key=lambda item: item.day or day, reverse=True)
    tag, subject = TAG.format(name=base.subject.short_name), base.subject
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "nl"})
    _add(root, "id", f"{tag}feed")
    _add(root, "title", f"{subject.name}: nieuws over het bewijs")
    _add(
        root,
        "subtitle",
        "Elke uitgave, met elk advies en elk oordeel dat veranderde en waarom; en bronnen die zijn ingetrokken of gecorrigeerd. Geen spelfouten.",
    )
    _add(root, "updated", _moment(items[0].day or day if items else day))
    _add(ElementTree.SubElement(root, "author"), "name", subject.makers)
    if edition.site_url:
        _link(root, "self", f"{edition.site_url}{FILE}", "application/atom+xml")
        _link(root, "alternate", edition.site_url, "text/html")
    for item in items:
        _entry(root, item, f"{tag}{item.id}", day, edition.site_url)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _entry(root: ElementTree.Element, item: Item, tag: str, day: str, site_url: str) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _add(entry, "id", tag)
    _add(entry, "title", item.title)
    _add(entry, "updated", _moment(item.day or day))
    if site_url:
        _link(entry, "alternate", f"{site_url}{item.page}", "text/html")
    _add(entry, "content", item.text).set("type", "text")


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """A child with text; what XML cannot hold is left out."""
    child = ElementTree.SubElement(parent, name)
    child.text = _NOT_IN_XML.sub("", text)
    return child


def _link(parent: ElementTree.Element, relation: str, address: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "href": address, "type": kind})


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _latest_day(base: EvidenceBase) -> str:
    """The latest day on which anything was seen: as near to an edition as the records come."""
    days = (text for _, _, _, text in base.every_mark(HappenedOn) if len(text) == len(EARLIEST))
    return max(days, default=EARLIEST)
