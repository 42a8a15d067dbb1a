"""Loss words: what a loss does, in Dutch, the same in the command, on pages and in the feed."""

from collections import Counter
from collections.abc import Iterable

from spoorboek.reasoning.loss import AdviceLoss, Change, ClaimLoss, CmocLoss, Loss
from spoorboek.records.explanation_words import Stance

JUDGE_AGAIN = "Waar steun wegvalt, moeten mensen opnieuw oordelen. Het programma geeft geen niveau."
_SOURCES = {
    Stance.SUPPORTS: "bronnen die steunen",
    Stance.REFINES: "bronnen die begrenzen",
    Stance.CONTRADICTS: "bronnen die tegenspreken",
}
_PARTS = {
    "exercises": "oefening",
    "key_messages": "kernboodschap",
    "quiz": "quizvraag",
    "register_entry": "plaats in een register",
    "sides": "standpunt",
    "theory": "deel van de uitleg",
    "versions": "versie",
}


def of_cmoc(loss: CmocLoss) -> str:
    """`bronnen die steunen: 4 → 3; geen steun meer voor uitkomst`."""
    before, after = loss.before.by_stance, loss.after.by_stance
    said = [
        f"{_SOURCES[stance]}: {before[stance]} → {after[stance]}"
        for stance in Stance
        if before[stance] != after[stance]
    ]
    lost = ", ".join(arm.label for arm in loss.lost_arms)
    if loss.change is Change.GAPPED:
        said.append(f"geen steun meer voor {lost}")
    return "; ".join(said)


def of_advice(loss: AdviceLoss) -> str:
    """`verklaringen met steun: 2 → 1`, or why it stays."""
    pairs = (
        ("verklaringen met steun", loss.before.grounds, loss.after.grounds),
        ("regels met een bron", loss.before.rules, loss.after.rules),
        ("bronnen die het effect zelf maten", loss.before.measured, loss.after.measured),
        ("bronnen bij het advies zelf", loss.before.sources, loss.after.sources),
    )
    said = [f"{name}: {before} → {after}" for name, before, after in pairs if before != after]
    if loss.rests_on_rules:
        said.append("rust op regels")
    elif not said:
        said.append(f"verklaringen met steun: {loss.before.grounds}, en dat blijft zo")
    return "; ".join(said)


def of_claim(loss: ClaimLoss) -> str:
    """`2e standpunt: bronnen 1 → 0`."""
    numbers = f"bronnen {loss.before} → {loss.after}"
    if not loss.place:
        return numbers
    name, *rest = loss.place
    part = _PARTS.get(str(name), str(name))
    ordinal = f"{int(rest[0]) + 1}e " if rest else ""
    return f"{ordinal}{part}: {numbers}"


def in_short(loss: Loss) -> str:
    """`verklaringen: 5 (zwakker 2, blijft staan 3); adviezen: 8 (zwakker 8)`."""
    bare = sum(claim.is_bare for claim in loss.claims)
    said = [
        _spread("verklaringen", (one.change for one in loss.cmocs)),
        _spread("adviezen", (one.change for one in loss.advice)),
        f"andere plekken: {len(loss.claims)} (zonder andere bron {bare})" if loss.claims else "",
    ]
    return "; ".join(filter(None, said)) or "niets: geen record haalt de bron aan"


def _spread(name: str, changes: Iterable[Change]) -> str:
    numbers = Counter(changes)
    if not numbers:
        return ""
    parts = ", ".join(f"{c.label} {numbers[c]}" for c in reversed(Change) if numbers[c])
    return f"{name}: {numbers.total()} ({parts})"
