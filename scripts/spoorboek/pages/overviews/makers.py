"""Makers: who made the whole, who worked on which records, and what is still the work of one person."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from spoorboek.pages.credits import orcid_href
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.screening import judgement
from spoorboek.reasoning.work_on_evidence import is_judged_by_one
from spoorboek.records import Cmoc, Source
from spoorboek.records.contribution import Contribution
from spoorboek.records.record import Contributor, Record
from spoorboek.records.screening import ScreeningStage


@dataclass(slots=True)
class Maker:
    """One person, with the records on which they did each kind of work."""

    name: str
    orcid: str = ""
    records: dict[Contribution, dict[str, Record]] = field(default_factory=dict)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Place in the list: by name, as it is written."""
        return self.name.casefold(), self.orcid


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the page shows them."""

    name: str
    orcid: str
    orcid_href: str
    did: list[tuple[str, int]]
    records: list[Link]


@dataclass(frozen=True, slots=True)
class Judged:
    """Explanations: of how many the record says that one person judged them, or does not say who."""

    total: int
    by_one: int
    untold: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sources that count: how many were chosen by two people apart, as far as it is recorded."""

    total: int
    by_two: int


def makers(site: Site) -> Markup:
    """The makers of the whole, those who are named on records, and where a second pair of eyes is missing."""
    return rendered(
        "slots/makers.html.jinja",
        subject=site.subject,
        people=[_shown(maker, site) for maker in named(site)],
        judged=_judged(site),
        chosen=_chosen(site),
    )


def contributions(_: Site) -> Markup:
    """The words for what somebody may have done."""
    return rendered("slots/contributions.html.jinja", words=list(Contribution))


def named(site: Site) -> list[Maker]:
    """Everybody who is named on a record, each once, by name."""
    found: dict[str, Maker] = {}
    for record, one, mark in _marked(site):
        maker = found.setdefault(mark, Maker(one.name))
        if one.orcid_number and not maker.orcid:
            maker.name, maker.orcid = one.name, one.orcid_number
        for deed in one.did:
            maker.records.setdefault(deed, {})[record.key] = record
    return sorted(found.values(), key=lambda maker: maker.sort_key)


def _marked(site: Site) -> Iterator[tuple[Record, Contributor, str]]:
    """Each time that somebody is named, with what tells them apart: the ORCID, else the name.

    Who left out the ORCID here is who has this name elsewhere, unless two have it.
    """
    named_here = [(record, one) for record in site.base.all() for one in record.contributors]
    numbers: dict[str, set[str]] = {}
    for _, one in named_here:
        numbers.setdefault(one.plain_name, set()).update(filter(None, [one.orcid_number]))
    for record, one in named_here:
        known = numbers[one.plain_name]
        alone = next(iter(known)) if len(known) == 1 else ""
        yield record, one, one.orcid_number or alone or one.plain_name


def _shown(maker: Maker, site: Site) -> Person:
    did = [(deed.label, len(maker.records[deed])) for deed in Contribution if deed in maker.records]
    every = {key: record for records in maker.records.values() for key, record in records.items()}
    href = orcid_href(maker.orcid)
    return Person(maker.name, maker.orcid, href, did, site.links(every.values()))


def _judged(site: Site) -> Judged:
    explanations = site.base.of(Cmoc).values()
    by_one = sum(is_judged_by_one(cmoc) for cmoc in explanations)
    untold = sum(not cmoc.confidence.assessed_by for cmoc in explanations)
    return Judged(len(explanations), by_one, untold)


def _chosen(site: Site) -> Chosen:
    sources = [source for source in site.base.of(Source).values() if source.status.counts]
    by_two = sum(any(len(judgement(one, s).own) > 1 for s in ScreeningStage) for one in sources)
    return Chosen(len(sources), by_two)
