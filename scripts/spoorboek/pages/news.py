"""News: on the page of a record what changed in its advice or certainty, and on one page all of that.

Only claims make news; a typing error does not. See `reasoning.claims`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.gone import records_by_address
from spoorboek.reasoning.release_words import fate, kind, lines
from spoorboek.reasoning.releases import Changed, ClaimChange
from spoorboek.records.record import Record
from spoorboek.records.release import Release

CHANGED = "over/veranderd"
"""The page of prose with all that changed lately."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record that changed: what it is, what changed, the texts before and after, and why."""

    title: str
    href: str
    kind: str
    fate: str
    lines: list[str]
    texts: list[Reading]
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """The line on the page of a record."""

    lead: str
    lines: list[str]
    why: str
    href: str


def news_of(record: Record, site: Site) -> News | None:
    """What changed since the last release, or else in it; nothing where nothing was given out before."""
    releases = site.releases
    last = releases.last
    if last is None:
        return None
    if since := releases.since_by_key.get(record.key):
        href = f"{ROOT}{CHANGED}/" if site.has_page(CHANGED) else ""
        return News(_lead(since, f"sinds uitgave {last.version}"), list(lines(since)), "", href)
    told = next((one for one in releases.told(last) if one.key == record.key), None)
    if told is None or record.key in last.reworded:
        return None
    lead = _lead(told, f"in uitgave {last.version} van {dutch_date(last.date)}")
    return News(lead, list(lines(told)), _why(last, record.key), ROOT + last.page)


def _lead(changed: Changed, when: str) -> str:
    return f"Nieuw {when}" if changed.was is None else f"Veranderd {when}"


def _why(release: Release, key: str) -> str:
    return next((one.why for one in release.changes if one.record == key), "")


def rows_of(found: Iterable[Changed], release: Release | None, site: Site) -> list[Row]:
    """What changed, for a page; of a release with the reasons and without what was only reworded."""
    records = records_by_address(site.base)
    return [
        Row(
            title=one.listed.title,
            href=ROOT + one.listed.page
            if one.listed.page in records or one.listed.page in site.gone
            else "",
            kind=kind(one),
            fate=fate(one),
            lines=list(lines(one)),
            texts=[_reading(claim) for claim in one.claims if _is_text(one, claim)],
            why=_why(release, one.key) if release else "",
        )
        for one in found
        if release is None or one.key not in release.reworded
    ]


def _is_text(changed: Changed, one: ClaimChange) -> bool:
    """Whether both readings can be shown."""
    is_there = changed.was is not None and changed.now is not None
    return is_there and one.claim.words is None and one.claim.is_shown


def _reading(one: ClaimChange) -> Reading:
    return Reading(one.claim.label, one.before, one.after)


def release_link(release: Release) -> Link:
    """A link to the page of a release."""
    return Link(f"{release.title} ({release.version})", ROOT + release.page)


def changed_lately(site: Site) -> Markup:
    """All that changed since the last release, and in it."""
    last = site.releases.last
    return rendered(
        "slots/changed_lately.html.jinja",
        last=last and release_link(last),
        is_first=last is not None and site.releases.before(last) is None,
        is_as_released=site.releases.is_as_released,
        since=rows_of(site.releases.since, None, site),
        told=rows_of(site.releases.told(last), last, site) if last else [],
    )
