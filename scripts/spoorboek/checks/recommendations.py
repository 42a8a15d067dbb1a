"""Recommendations: each says honestly what it rests on, and is no stronger than that."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.advice_words import Basis, Effort, Strength
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.theory import ProgrammeTheory, TheoryStatus

# What rests on law or on the practice of UWV has a strength of its own, and the other way round.
_OWN_STRENGTH = {Basis.LAW: Strength.LEGAL, Basis.UWV_PRACTICE: Strength.UWV_PRACTICE}


def strength_fits_its_basis(base: EvidenceBase) -> Iterator[Finding]:
    """De sterkte van een advies past bij waar het op rust.

    Bij basis 'wet' hoort 'wettelijk', bij de praktijk van een uitvoerder hoort die praktijk, en bij
    'advies' een van de andere. Zo leest niemand een tip als plicht, of een plicht als tip.

        basis: advies
        strength: wettelijk          # fout
        strength: voorwaardelijk     # goed
    """
    for advice in base.judged(Recommendation):
        fitting = _OWN_STRENGTH.get(advice.basis)
        if advice.strength is fitting:
            continue
        if fitting is not None or advice.strength in _OWN_STRENGTH.values():
            others = [s for s in Strength if s not in _OWN_STRENGTH.values()]
            choice = " of ".join(f"'{s}'" for s in ([fitting] if fitting else others))
            message = f"sterkte '{advice.strength}' past niet bij basis '{advice.basis}'"
            hint, rule = f"Kies {choice}.", "strength-fits-its-basis"
            yield base.finding(advice, ("strength",), rule, message, hint)


def duty_rests_on_a_rule(base: EvidenceBase) -> Iterator[Finding]:
    """Een advies dat niet op eigen advies rust, noemt de regel, mijlpaal of privacyregel.

    Een lezer moet kunnen zien welke regel het is, en van wanneer.

        basis: wet              # fout: welke wet?

        basis: wet              # goed
        legal: [plan-van-aanpak]
    """
    for advice in base.judged(Recommendation):
        if advice.basis is not Basis.ADVICE and not advice.legal and not advice.privacy:
            message = f"basis '{advice.basis}' zonder regel"
            hint = "Noem onder 'legal' of 'privacy' de regel waar het op rust."
            yield base.finding(advice, ("basis",), "duty-rests-on-a-rule", message, hint)


def duty_does_not_rest_on_findings(base: EvidenceBase) -> Iterator[Finding]:
    """Een advies met basis 'wet' rust niet op verklaringen.

    Een plicht geldt ook als niemand weet of zij helpt. Verklaringen als achtergrond staan onder
    'see_also'.

        basis: wet
        based_on: [vroege-uitleg]     # fout: een plicht geldt ook zonder bewijs

        basis: wet
        see_also: [vroege-uitleg]     # goed: als achtergrond
    """
    for advice in base.judged(Recommendation):
        if advice.basis is Basis.LAW and advice.based_on:
            message = "basis 'wet' met verklaringen onder 'based_on'"
            hint = "Zet ze onder 'see_also', of kies basis 'advies'."
            rule = "duty-does-not-rest-on-findings"
            yield base.finding(advice, ("based_on",), rule, message, hint)


def advice_rests_on_findings(base: EvidenceBase) -> Iterator[Finding]:
    """Een advies zonder verklaring heet 'praktijkadvies'.

    Rust het op geen enkele verklaring, dan rust het op ervaring, en dat staat er dan bij.

        basis: advies
        strength: sterk              # fout: 'based_on' is leeg
        strength: praktijkadvies     # goed
    """
    for advice in base.judged(Recommendation):
        bare = advice.basis is Basis.ADVICE and not advice.based_on
        if bare and advice.strength in (Strength.STRONG, Strength.CONDITIONAL):
            message = f"sterkte '{advice.strength}' zonder verklaring onder 'based_on'"
            hint = "Noem de verklaring waar het op rust, of kies 'praktijkadvies'."
            yield base.finding(advice, ("strength",), "advice-rests-on-findings", message, hint)


def strong_advice_is_certain_enough(base: EvidenceBase) -> Iterator[Finding]:
    """Een advies heet alleen 'sterk' als het redelijk zeker is, weinig kost en zelf is gemeten.

    Ten minste één verklaring onder 'based_on' heeft zekerheid 'moderate' of 'high', de inspanning is
    'laag', en onder 'measured_by' staat een bron die het effect van het advies zelf mat. Of het weinig
    schade kan geven, beoordeelt een mens.

        strength: sterk              # fout: de verklaring eronder heeft zekerheid 'low'
        strength: voorwaardelijk     # goed
    """
    rule = "strong-advice-is-certain-enough"
    cmocs = base.of(Cmoc)
    for advice in base.judged(Recommendation):
        if advice.strength is not Strength.STRONG:
            continue
        levels = [cmocs[i].confidence.overall for i in advice.based_on if i in cmocs]
        if levels and not {Confidence.MODERATE, Confidence.HIGH} & set(levels):
            message = f"sterkte 'sterk' op hoogstens zekerheid '{max(levels, key=list(Confidence).index)}'"
            hint = "Kies 'voorwaardelijk', of noem een verklaring die zekerder is."
            yield base.finding(advice, ("strength",), rule, message, hint)
        if not advice.measured_by:
            message = "sterkte 'sterk' zonder bron die het effect van dit advies zelf mat"
            hint = "Noem die bron onder 'measured_by', of kies 'voorwaardelijk'."
            yield base.finding(advice, ("strength",), rule, message, hint)
        if advice.effort.level is not Effort.LOW:
            message = f"sterkte 'sterk' bij inspanning '{advice.effort.level}'"
            hint = "Kies 'voorwaardelijk': de last weegt mee."
            yield base.finding(advice, ("effort", "level"), rule, message, hint)


def advice_does_not_rest_on_a_rejected_theory(base: EvidenceBase) -> Iterator[Finding]:
    """Geen advies rust op een verklaring die bij een verworpen theorie hoort.

    Is de theorie verworpen, dan vervalt de reden om het zo te doen.

        based_on: [oude-uitleg]       # fout: haar theorie is 'rejected'
        based_on: [vroege-uitleg]     # goed
    """
    theories = base.of(ProgrammeTheory)
    rejected = {t.id for t in theories.values() if t.status is TheoryStatus.REJECTED}
    fallen = {c.id: c.theory for c in base.of(Cmoc).values() if c.theory in rejected}
    for advice in base.judged(Recommendation):
        for index, cmoc_id in enumerate(advice.based_on):
            if cmoc_id in fallen:
                message = f"'{cmoc_id}' hoort bij de verworpen theorie '{fallen[cmoc_id]}'"
                hint = "Haal de verklaring weg en kijk na of het advies overeind blijft."
                where = ("based_on", index)
                rule = "advice-does-not-rest-on-a-rejected-theory"
                yield base.finding(advice, where, rule, message, hint)
