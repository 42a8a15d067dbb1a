"""Work on candidates: what has to happen before a reference takes part, or is left out for a reason."""

from spoorboek.reasoning.screening import Judgement, judgement
from spoorboek.reasoning.work_survey import Answer, Demand, Lack, Survey
from spoorboek.records import Source
from spoorboek.records.screening import ScreeningDecision, ScreeningStage

_TOGETHER = (
    "Bespreek het en leg onder 'screening' vast wat jullie samen besluiten, met 'agreed: true'."
)
_TAKE = "Zet 'status' op included, lees de bron en vul in wat er is gelezen."
_LEAVE = "Zet 'status' op excluded en schrijf de reden in 'status_reason'."


def _screened(source: Source, _: Survey) -> Answer:
    """The first thing that is left to do for a candidate; other sources are no longer screened."""
    return [_next(source)] if source.status.waits else None


def _next(source: Source) -> Lack:
    last = ScreeningStage.TITLE_ABSTRACT
    for stage in ScreeningStage:
        if judgement(source, stage).decisions:
            last = stage
    found = judgement(source, last)
    if found.is_split:
        said = "; ".join(f"{one.by}: {one.decision.label}" for one in found.own)
        return Lack(f"de oordelen over {last.label} verschillen ({said})", _TOGETHER, 3)
    if not found.standing:
        step = (
            "Laat twee mensen los van elkaar besluiten op titel en samenvatting, onder 'screening'."
        )
        return Lack("nog door niemand bekeken", step)
    if found.says(ScreeningDecision.UNSURE):
        step = "Lees verder en leg onder 'screening' een besluit vast."
        return Lack(f"twijfel na {last.label}", step, 2)
    if _is_of_one(found):
        step = "Laat iemand anders los daarvan besluiten en zet dat erbij, onder 'screening'."
        return Lack(f"over {last.label} besliste alleen {found.standing.by}", step, 1)
    return _settled(found, last)


def _is_of_one(found: Judgement) -> bool:
    return found.agreed is None and len({one.by for one in found.own}) == 1


def _settled(found: Judgement, stage: ScreeningStage) -> Lack:
    """What follows from a decision that holds."""
    if found.says(ScreeningDecision.EXCLUDE):
        return Lack("besloten is uit te sluiten, maar de stand is nog candidate", _LEAVE, 2)
    if stage is ScreeningStage.FULL_TEXT:
        return Lack("besloten is op te nemen, maar de stand is nog candidate", _TAKE, 4)
    step = "Vraag de volledige tekst op en leg onder 'screening' vast wat die besluit, met stage full-text."
    return Lack("gekozen op titel en samenvatting; de volledige tekst is niet beoordeeld", step, 2)


ON_CANDIDATES = (
    Demand(
        "screening",
        Source,
        "Kandidaten die nog moeten worden gekozen",
        "besloten of de bron meedoet",
        _screened,
        ("search.selection.screened", "search.screeners", "source.status"),
    ),
)
"""What is asked of references that wait."""
