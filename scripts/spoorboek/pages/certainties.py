"""Certainties: explanations in a list, each with how certain it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.reasoning.certainty_band import Band
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Confidence


@dataclass(frozen=True, slots=True)
class CertainLink:
    """An explanation with its certainty, and a warning if it shows how things go wrong."""

    link: Link
    level: Confidence
    goes_wrong: bool


def certain_links(cmocs: Iterable[Cmoc], site: Site) -> list[CertainLink]:
    """Explanations, most certain first."""
    ordered = sorted(cmocs, key=lambda cmoc: -cmoc.confidence.overall.sleepers)
    return [CertainLink(site.link(c), c.confidence.overall, c.goes_wrong) for c in ordered]


def cmocs_named(ids: Iterable[str], site: Site) -> list[Cmoc]:
    """The explanations with these ids; what is not there is left out."""
    known = site.base.of(Cmoc)
    return [known[i] for i in ids if i in known]


def band_words(band: Band) -> str:
    """`redelijk tot hoog`, or `zeer laag` when there is one level."""
    return " tot ".join(dict.fromkeys((band.bottom.label, band.top.label)))
