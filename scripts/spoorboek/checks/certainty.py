"""Certainty: a level fits the four judgements under it, or says why not."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.certainty_band import Band, band_of
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Confidence, MechanismBasis


def level_is_within_its_band_or_says_why(base: EvidenceBase) -> Iterator[Finding]:
    """Het niveau van een verklaring past bij de vier onderdelen, of er staat waarom niet.

    De vier onderdelen laten samen een band van niveaus toe; hoe die wordt bepaald, staat op de
    bladzijde Methode. Mensen kiezen het niveau. Ligt het buiten de band, dan staat de reden in
    'outside_band'. Staat daar een reden terwijl het niveau binnen de band ligt, dan is dat een
    waarschuwing.

        confidence:
          overall: low              # fout: de onderdelen laten hier 'moderate' toe
        confidence:
          overall: low              # goed
          outside_band: Het staat in één samenvatting en is niet gemeten.
    """
    rule = "level-is-within-its-band-or-says-why"
    for cmoc in base.judged(Cmoc):
        judged, allowed = cmoc.confidence, band_of(cmoc.confidence, cmoc.mechanism_basis)
        if judged.overall in allowed and judged.outside_band:
            message = f"'{judged.overall}' ligt binnen de band ({_shown(allowed)}), en er staat waarom niet"
            hint = "Haal 'outside_band' weg, of kijk het niveau en de vier onderdelen na."
            where = ("confidence", "outside_band")
            yield base.finding(cmoc, where, rule, message, hint, Severity.WARNING)
        elif judged.overall not in allowed and not judged.outside_band:
            if _is_closed(cmoc):
                continue  # no reason opens the highest level here: another rule says so
            message = (
                f"'{judged.overall}' ligt buiten de band van de vier onderdelen ({_shown(allowed)})"
            )
            hint = (
                "Kies een niveau in de band, of schrijf in 'outside_band' waarom het erbuiten ligt."
            )
            yield base.finding(cmoc, ("confidence", "overall"), rule, message, hint)


def _shown(allowed: Band) -> str:
    """`low tot moderate`, as written in YAML."""
    return " tot ".join(dict.fromkeys((allowed.bottom.value, allowed.top.value)))


def _is_closed(cmoc: Cmoc) -> bool:
    is_inferred = cmoc.mechanism_basis is MechanismBasis.INFERRED
    return is_inferred and cmoc.confidence.overall is Confidence.HIGH
