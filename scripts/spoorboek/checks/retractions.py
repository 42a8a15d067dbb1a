"""Retractions: what leans on a source that was retracted or corrected is named, and never blocks.

The notice on the pages must be able to appear at once, so everything here is a warning: see decision
record 0016.
"""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity
from spoorboek.reasoning.cascade import Cascade
from spoorboek.reasoning.loss import AdviceLoss, Change, ClaimLoss, CmocLoss
from spoorboek.reasoning.loss_words import of_advice, of_claim
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.records.record import Record
from spoorboek.records.source_words import SourceStatus
from spoorboek.records.structure import FieldPath


def retraction_has_a_day(base: EvidenceBase) -> Iterator[Finding]:
    """Bij een bron die is ingetrokken of gecorrigeerd, staat op welke dag dat is gemeld.

    Zonder die dag weet een lezer niet of hij haar eerder of later gebruikte.

        status: retracted                   # waarschuwing: wanneer?
        status_reason: Gegevens bleken niet te kloppen, zegt het tijdschrift.

        status: retracted                   # goed
        status_reason: Gegevens bleken niet te kloppen, zegt het tijdschrift.
        status_date: '2026-03-03'
        status_notice: https://tijdschrift.nl/intrekking
    """
    for source in Cascade(base).fallen:
        if not source.status_date:
            message = f"bron is '{source.status}' zonder dag"
            hint = "Schrijf in 'status_date' de dag van het bericht van de uitgever."
            rule = "retraction-has-a-day"
            yield base.finding(source, ("status",), rule, message, hint, Severity.WARNING)


def cited_source_is_not_retracted(base: EvidenceBase) -> Iterator[Finding]:
    """Geen record haalt een bron aan die is ingetrokken.

    Elke aanhaling geeft een waarschuwing, tot iemand haar weghaalt of vervangt. De site laat intussen
    op elke bladzijde zien dat de bron is ingetrokken en niet meetelt; daarom houdt dit de bouw niet
    tegen. Wat zijn laatste steun verliest, krijgt nog een eigen waarschuwing.

        source: devries2019     # waarschuwing: ingetrokken door het tijdschrift
        source: jansen2024      # goed: een bron die meetelt
    """
    for source in Cascade(base).fallen:
        if source.status is SourceStatus.RETRACTED:
            for cited in base.citations.get(source.id, ()):
                message = f"bron '{source.id}' is ingetrokken en telt niet meer mee"
                hint = "Haal de aanhaling weg of vervang haar, en kijk na wat erop rustte."
                rule = "cited-source-is-not-retracted"
                place = cited.origin, cited.field
                yield base.finding(*place, rule, message, hint, Severity.WARNING)


def retraction_leaves_support(base: EvidenceBase) -> Iterator[Finding]:
    """Wat op een ingetrokken of gecorrigeerde bron rustte, houdt een andere bron die meetelt.

    Verliest een verklaring, een deel ervan, een advies of een bewering haar laatste steun, dan moeten
    mensen opnieuw oordelen: een andere bron noemen, het niveau of de sterkte aanpassen, of het
    weghalen. Het programma past niets aan.

        evidence:
          - source: devries2019     # waarschuwing: ingetrokken, en de enige steun

        evidence:
          - source: devries2019
          - source: jansen2024      # goed: ook een andere bron steunt dit deel
    """
    fallen = [source.id for source in Cascade(base).fallen]
    if not fallen:
        return
    loss = SourceLosses(base).of(fallen)
    for cmoc in loss.cmocs:
        if cmoc.change in (Change.GAPPED, Change.UNSUPPORTED):
            yield _of_cmoc(base, cmoc, fallen)
    for advice in loss.advice:
        if advice.change is Change.UNSUPPORTED or advice.lost_measurement:
            yield _of_advice(base, advice)
    for claim in loss.claims:
        if claim.is_bare:
            yield _of_claim(base, claim)


def _of_cmoc(base: EvidenceBase, loss: CmocLoss, fallen: list[str]) -> Finding:
    used = {use.source for use in loss.cmoc.evidence}
    names = " en ".join(f"'{key}'" for key in fallen if key in used)
    what = "de verklaring" if loss.change is Change.UNSUPPORTED else _parts(loss)
    message = f"zonder {names} steunt geen bron {what}; het niveau dateert van ervoor"
    hint = "Beoordeel opnieuw: noem een bron die meetelt, of pas het niveau aan met een reden."
    return _finding(base, loss.cmoc, ("confidence", "overall"), message, hint)


def _parts(loss: CmocLoss) -> str:
    return " en ".join(f"het deel '{arm.label}'" for arm in loss.lost_arms)


def _of_advice(base: EvidenceBase, loss: AdviceLoss) -> Finding:
    if loss.change is Change.UNSUPPORTED:
        message = f"het advies verliest zijn laatste grond ({of_advice(loss)})"
    else:
        message = f"geen bron die meetelt mat nog het effect ({of_advice(loss)})"
    hint = "Beoordeel opnieuw: noem een andere grond, of pas de sterkte aan met een reden."
    return _finding(base, loss.advice, ("strength",), message, hint)


def _of_claim(base: EvidenceBase, loss: ClaimLoss) -> Finding:
    message = f"geen bron die meetelt draagt dit nog ({of_claim(loss)})"
    hint = "Noem een andere bron, of haal de bewering weg."
    return _finding(base, loss.record, loss.place or ("id",), message, hint)


def _finding(
    base: EvidenceBase, record: Record, where: FieldPath, message: str, hint: str
) -> Finding:
    return base.finding(record, where, "retraction-leaves-support", message, hint, Severity.WARNING)
