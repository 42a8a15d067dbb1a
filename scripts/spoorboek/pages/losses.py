"""Losses: on the pages of sources and explanations, what would fall with a source."""

from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.dutch import counted
from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.loss import Change
from spoorboek.reasoning.loss_words import JUDGE_AGAIN, of_advice, of_claim, of_cmoc
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.source import Source

MOST_FIRST = tuple(reversed(Change))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that depends on the source."""

    link: Link
    change: Change
    how: str


@dataclass(frozen=True, slots=True)
class SourceFalls:
    """What happens when one source falls, the most serious first."""

    title: str
    cmocs: list[Row]
    advice: list[Row]
    bare: list[tuple[Link, str]]
    """What would be left without any source."""
    others: str
    """How many places keep another source, in words."""
    judge: str

    @property
    def is_felt(self) -> bool:
        """Whether anything depends on the source."""
        return bool(self.cmocs or self.advice or self.bare or self.others)


def if_source_falls(source: Source, site: Site) -> SourceFalls:
    """What depends on a source, for its own page."""
    loss = site.losses.of([source.id])
    cmocs = [Row(site.link(one.cmoc), one.change, _kept(of_cmoc(one))) for one in loss.cmocs]
    advice = [Row(site.link(one.advice), one.change, _kept(of_advice(one))) for one in loss.advice]
    bare = [(site.link(one.record), _kept(of_claim(one))) for one in loss.claims if one.is_bare]
    others = len(loss.claims) - len(bare)
    return SourceFalls(
        "Als deze bron wegvalt" if source.status.counts else "Nu deze bron niet meetelt",
        _in_order(cmocs),
        _in_order(advice),
        bare,
        counted(others, "andere plek", "andere plekken") if others else "",
        JUDGE_AGAIN,
    )


def _kept(how: str) -> str:
    """The words with each pair of numbers on one line."""
    return how.replace(" → ", "\u00a0→\u00a0")


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: MOST_FIRST.index(row.change))


@dataclass(frozen=True, slots=True)
class CmocWithout:
    """What an explanation loses without one of its sources."""

    cited: CitedSource
    change: Change | None
    """Nothing for a source that no longer counts."""
    how: str


def without_each(cmoc: Cmoc, site: Site) -> list[CmocWithout]:
    """What an explanation loses without each of its sources, the most first."""
    keys = dict.fromkeys(use.source for use in cmoc.evidence)
    rows = [_without(cmoc, key, site) for key in keys]
    return sorted(rows, key=lambda row: MOST_FIRST.index(row.change) if row.change else 9)


def _without(cmoc: Cmoc, key: str, site: Site) -> CmocWithout:
    if key not in site.counting:
        return CmocWithout(site.cite(key), None, "telt al niet mee")
    loss = site.losses.of_cmoc(cmoc, frozenset([key]))
    return CmocWithout(site.cite(key), loss.change, _kept(of_cmoc(loss)))
