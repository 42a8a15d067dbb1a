"""Work on evidence: what theories, explanations and recommendations still lack."""

import re

from spoorboek.reasoning.support import Ground, Support
from spoorboek.reasoning.work_survey import Answer, Demand, Lack, Survey
from spoorboek.records import Cmoc, ProgrammeTheory, Recommendation
from spoorboek.records.explanation_words import Stance

_ONE_PERSON = re.compile(r"\b(?:[eé][eé]n|1)\s+beoordelaar\b", re.IGNORECASE)


def _advice_support(advice: Recommendation, survey: Survey) -> Answer:
    grounds = {
        key: survey.supports[key].ground for key in advice.based_on if key in survey.supports
    }
    if not grounds:
        return None
    bare = [key for key, ground in grounds.items() if ground is Ground.UNSUPPORTED]
    left = len(grounds) - len(bare)
    rest = (
        f"van de {len(grounds)} verklaringen blijven er {left} over"
        if left
        else "er blijft geen over"
    )
    step = "Zoek een bron voor die verklaring, of haal haar weg uit 'based_on' en bekijk de sterkte opnieuw."
    return [
        Lack(f"rust op '{key}', en die heeft geen steun van een bron die meetelt; {rest}", step)
        for key in bare
    ]


def _explanation_support(cmoc: Cmoc, survey: Survey) -> Answer:
    held = survey.supports[cmoc.id]
    if held.ground is Ground.CARRIED:
        return []
    weight = len(survey.base.linking_to(cmoc, Recommendation, "based_on"))
    step = "Zoek er een bron bij, of zeg in de verklaring niet meer dan wat is gezien."
    return [Lack(_without_support(held), step, weight)]


def _without_support(held: Support) -> str:
    if held.ground is Ground.UNSUPPORTED:
        return "geen enkele bron die meetelt steunt deze verklaring"
    bare = [arm.label for arm, keys in held.by_arm.items() if not keys]
    return f"geen bron die meetelt steunt: {', '.join(bare)}"


def _counter_evidence(cmoc: Cmoc, survey: Survey) -> Answer:
    if cmoc.counter_evidence is None:
        step = "Zoek naar tegenspraak en vul 'counter_evidence' in, ook als je niets vindt."
        return [Lack("er staat niet of naar tegenspraak is gezocht", step)]
    if survey.supports[cmoc.id].sources[Stance.CONTRADICTS] or not cmoc.counter_evidence.found:
        return []
    if survey.supports[cmoc.id].sources[Stance.REFINES]:
        return []
    step = "Neem de tegenspraak op onder 'evidence', met vindplaats."
    return [Lack("er is tegenspraak gevonden, maar geen bron die meetelt laat haar zien", step)]


def is_judged_by_one(cmoc: Cmoc) -> bool:
    """Whether the record says that one person judged the certainty; how it is told is words."""
    return bool(_ONE_PERSON.search(cmoc.confidence.assessed_by or ""))


def _second_assessor(cmoc: Cmoc, _: Survey) -> Answer:
    """Who judged is told in words; only where these words say that it was one person, a second is asked."""
    told = cmoc.confidence.assessed_by
    if not told:
        step = "Zet in 'confidence.assessed_by' wie dit oordeel gaf, en met hoeveel."
        return [Lack("er staat niet wie het oordeel over de zekerheid gaf", step)]
    if not is_judged_by_one(cmoc):
        return []
    step = "Vraag een tweede om de vier onderdelen los van de eerste te beoordelen; zet beiden in 'assessed_by'."
    return [Lack("het oordeel over de zekerheid komt van één beoordelaar", step)]


def _rivals(theory: ProgrammeTheory, _: Survey) -> Answer:
    step = "Noem onder 'rivals' wat hetzelfde ook kan verklaren."
    return [] if theory.rivals else [Lack("er staat geen andere verklaring naast", step)]


ON_EVIDENCE = (
    Demand(
        "advice-support",
        Recommendation,
        "Adviezen die op een verklaring zonder steun rusten",
        "elke verklaring waar het op rust, heeft steun",
        _advice_support,
        ("recommendation.based_on", "recommendation.strength"),
    ),
    Demand(
        "explanation-support",
        Cmoc,
        "Verklaringen waarvan een deel geen steun heeft",
        "context, mechanisme en uitkomst hebben elk steun",
        _explanation_support,
        ("cmoc.evidence.source",),
    ),
    Demand(
        "counter-evidence",
        Cmoc,
        "Verklaringen zonder gezochte of getoonde tegenspraak",
        "naar tegenspraak is gezocht",
        _counter_evidence,
        ("cmoc.counter_evidence",),
    ),
    Demand(
        "second-assessor",
        Cmoc,
        "Verklaringen die een tweede beoordelaar missen",
        "er staat wie het oordeel over de zekerheid gaf",
        _second_assessor,
        ("cmoc.confidence.overall", "review.assessor"),
    ),
    Demand(
        "rivals",
        ProgrammeTheory,
        "Programmatheorieën zonder andere verklaring ernaast",
        "er staat een andere verklaring naast",
        _rivals,
    ),
)
"""What is asked of evidence, the most consequential first."""
