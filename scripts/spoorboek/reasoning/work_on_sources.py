"""Work on sources: what is still to be read, noted, appraised or linked."""

from spoorboek.reasoning.work_survey import Answer, Demand, Lack, Survey
from spoorboek.records import Source, Standard
from spoorboek.records.appraisal import CATEGORIES_OF
from spoorboek.records.source_words import ReadingDepth, SourceStatus


def _fallen(source: Source, survey: Survey) -> Answer:
    if not source.status.has_fallen:
        return None
    weight = len(survey.base.citations.get(source.id, ()))
    if source.status is SourceStatus.RETRACTED:
        step = f"Kijk wat erop rust met 'spoorboek impact {source.id}' en haal de aanhalingen weg."
        return [Lack("de bron is ingetrokken en telt niet mee", step, weight)] if weight else []
    step = "Lees de correctie. Klopt alles nog, zet dan 'status' terug op included; 'status_date' blijft staan."
    return [Lack("de bron is gecorrigeerd en telt niet mee tot iemand dat las", step, weight)]


def _read_in_full(source: Source, survey: Survey) -> Answer:
    weight = len(survey.used_in.get(source.id, ()))
    if not (_may_carry(source) and weight):
        return None
    if source.seen in (ReadingDepth.FULL_TEXT, ReadingDepth.SEED):
        return []
    step = "Lees de hele tekst na en zet 'seen' op full-text."
    return [Lack(f"{source.seen.label.lower()}; {_explanations(weight)} erop", step, weight)]


def _findings(source: Source, survey: Survey) -> Answer:
    if not _may_carry(source) or _is_of_method(source, survey):
        return None
    step = "Schrijf onder 'findings' op wat de bron zegt, elk met vindplaats."
    weight = len(survey.used_in.get(source.id, ()))
    return [] if source.findings else [Lack("er staat geen bevinding bij", step, weight)]


def _appraisal(source: Source, survey: Survey) -> Answer:
    """Asked of primary studies that carry an explanation and were read in full; only then it can be done."""
    weight = len(survey.used_in.get(source.id, ()))
    is_read = source.seen is ReadingDepth.FULL_TEXT
    if not (_may_carry(source) and weight and is_read and source.design in CATEGORIES_OF):
        return None
    step = "Beantwoord de criteria van de MMAT onder 'appraisal'; een totaal is er niet."
    what = f"volledig gelezen, maar nog niet beoordeeld; {_explanations(weight)} erop"
    return [] if source.appraisal else [Lack(what, step, weight)]


def _used(source: Source, survey: Survey) -> Answer:
    if not _may_carry(source) or not source.findings or _is_of_method(source, survey):
        return None
    if source.id in survey.used_in:
        return []
    step = "Koppel een bevinding aan een verklaring, onder 'evidence'. Past zij nergens, laat haar dan zo."
    return [Lack("geen verklaring gebruikt deze bron", step, len(source.findings))]


def _may_carry(source: Source) -> bool:
    """Whether a source counts and may say something about an effect."""
    return source.status.counts and source.source_class.may_support_effect


def _is_of_method(source: Source, survey: Survey) -> bool:
    cited = survey.base.citations.get(source.id, ())
    return any(isinstance(one.origin, Standard) for one in cited)


def _explanations(number: int) -> str:
    return "één verklaring rust" if number == 1 else f"{number} verklaringen rusten"


ON_SOURCES = (
    Demand(
        "fallen-source",
        Source,
        "Bronnen die zijn ingetrokken of gecorrigeerd",
        "niets haalt deze bron nog aan",
        _fallen,
        ("source.status",),
    ),
    Demand(
        "appraisal",
        Source,
        "Studies die zijn gelezen en nog niet beoordeeld",
        "beoordeeld met de MMAT",
        _appraisal,
        ("source.appraisal",),
    ),
    Demand(
        "read-in-full",
        Source,
        "Bronnen onder een verklaring die niet helemaal zijn gelezen",
        "de hele tekst is gelezen",
        _read_in_full,
        ("source.seen",),
    ),
    Demand(
        "findings",
        Source,
        "Bronnen zonder bevinding",
        "er staan bevindingen bij",
        _findings,
        ("source.findings",),
    ),
    Demand(
        "used",
        Source,
        "Bronnen met bevindingen die geen verklaring gebruikt",
        "een verklaring gebruikt deze bron",
        _used,
        ("cmoc.evidence.source",),
    ),
)
"""What is asked of sources, the most consequential first."""
