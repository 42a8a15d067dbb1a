"""Tested sectors: where an explanation was seen, and in which sectors it was not."""

from dataclasses import dataclass

from spoorboek.pages.cited_source import CitedSource
from spoorboek.pages.site import Site
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.source import Source

EVERY_SECTOR = "sectoroverstijgend"
NO_SECTOR = (EVERY_SECTOR, "overig")
"""Words for no sector of their own: nobody can work there."""


@dataclass(frozen=True, slots=True)
class SectorSeen:
    """One sector: whether the explanation was seen there, and which counted sources come from it."""

    label: str
    is_tested: bool
    sources: list[CitedSource]


def sectors_seen(cmoc: Cmoc, site: Site) -> list[SectorSeen]:
    """Every sector of the vocabulary, in its order."""
    sources = site.base.of(Source)
    keys = [k for k in dict.fromkeys(use.source for use in cmoc.evidence) if k in site.counting]
    return [
        SectorSeen(
            value.label,
            sector in cmoc.sectors_tested,
            [site.cite(key) for key in keys if sector in sources[key].sectors],
        )
        for sector, value in site.base.vocabularies.get("sectors", {}).items()
        if sector not in NO_SECTOR
    ]


def across_sectors(cmoc: Cmoc, site: Site) -> str:
    """What it means that an explanation was seen across sectors; nothing when it was not."""
    value = site.base.value("sectors", EVERY_SECTOR)
    return value.meaning or "" if value and EVERY_SECTOR in cmoc.sectors_tested else ""
