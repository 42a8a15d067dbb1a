"""Source tables: the features of sources and how they spread, to take along.

The same rows and numbers as on the page; here also the sources that no longer count, with their status.
"""

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.source_features import (
    SourceFeatures,
    Trait,
    distribution,
    evidence_only,
    label_of,
    source_features,
)
from spoorboek.reasoning.table import Cell, Table

NOT_SEEN = "niet gezien"
_FEATURES = (
    "sleutel",
    "titel",
    "jaar",
    "landcode",
    "soort publicatie",
    "opzet",
    "gelezen",
    "n",
    "onderzochte groep",
    "bij wie",
    "sector",
    "wat er is gedaan",
    "vergeleken met",
    "financier",
    "bevindingen",
    "verklaringen",
    "adviezen",
    "stand",
    "telt mee",
    "doi",
    "adres",
)
_SPREAD = ("kenmerk", "code", "woord", "bronnen", "van")


def source_table(base: EvidenceBase) -> Table:
    """A row for each source with evidence or practice; an empty cell means: not seen, or no study."""
    return Table(
        _FEATURES, tuple(_cells(row, base) for row in evidence_only(source_features(base)))
    )


def spread_table(base: EvidenceBase) -> Table:
    """The numbers of the charts; `van` is how many sources were counted."""
    rows = evidence_only(source_features(base))
    found: list[tuple[Cell, ...]] = []
    for trait in Trait:
        spread = distribution(rows, trait)
        for word, number in spread.numbers.items():
            label = label_of(word, trait, base)
            found.append((trait.label, word, label, number, spread.sources))
        if spread.unknown:
            found.append((trait.label, None, NOT_SEEN, spread.unknown, spread.sources))
    return Table(_SPREAD, tuple(found))


def _cells(row: SourceFeatures, base: EvidenceBase) -> tuple[Cell, ...]:
    source, reference = row.source, base.references.get(row.source.id)
    sectors = [label_of(word, Trait.SECTOR, base) for word in row.words(Trait.SECTOR)]
    return (
        source.id,
        reference.title if reference else None,
        row.year or None,
        "; ".join(row.words(Trait.COUNTRY)) or None,
        source.source_class.label,
        source.design.label,
        source.seen.label,
        source.sample.n,
        source.sample.who,
        source.population,
        "; ".join(sectors),
        source.intervention,
        source.comparator,
        source.funder,
        len(source.findings),
        len(row.explanations),
        len(row.advice),
        source.status.label,
        "ja" if row.counts else "nee",
        (reference.doi or None) if reference else None,
        (reference.url or None) if reference else None,
    )
