"""Bands: the rule by which a level is looked over, and every explanation beside its band."""

from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.certainties import band_words
from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.mentions import mentions
from spoorboek.pages.site import Site
from spoorboek.reasoning import certainty_band
from spoorboek.reasoning.certainty_band import band_of
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Concern, Confidence, MechanismBasis

NUMBERS = {1: "één", 2: "twee", 3: "drie", 4: "vier"}


@dataclass(frozen=True, slots=True)
class BandRow:
    """An explanation with what people judged and what that allows."""

    link: Link
    concerns: str
    is_inferred: bool
    band: str
    level: Confidence
    is_within: bool
    why_outside: list[str | Link]


def band_rule(_: Site) -> Markup:
    """The rule in words, with the numbers of the code."""
    return rendered(
        "slots/band_rule.html.jinja",
        start=certainty_band.START,
        lowest=min(Confidence, key=list(Confidence).index),
        least=NUMBERS[certainty_band.LEAST_PER_SERIOUS],
        most=NUMBERS[certainty_band.MOST_PER_SERIOUS],
        together=NUMBERS[certainty_band.MILDER_PER_LEVEL],
        serious=Concern.SERIOUS.label,
        milder=" of ".join(concern.label for concern in certainty_band.MILDER),
        highest_if_inferred=certainty_band.HIGHEST_IF_INFERRED,
    )


def bands(site: Site) -> Markup:
    """Every explanation beside its band; those outside it come first."""
    rows = [_row(cmoc, site) for cmoc in site.base.of(Cmoc).values()]
    rows.sort(key=lambda row: row.is_within)
    within = sum(row.is_within for row in rows)
    return rendered("slots/bands.html.jinja", rows=rows, within=within)


def _row(cmoc: Cmoc, site: Site) -> BandRow:
    judged, allowed = cmoc.confidence, band_of(cmoc.confidence, cmoc.mechanism_basis)
    return BandRow(
        link=site.link(cmoc),
        concerns="; ".join(
            f"{name.lower()}: {part.concern.label}" for name, part in judged.components.items()
        ),
        is_inferred=cmoc.mechanism_basis is MechanismBasis.INFERRED,
        band=band_words(allowed),
        level=judged.overall,
        is_within=judged.overall in allowed,
        why_outside=mentions(judged.outside_band or "", site),
    )
