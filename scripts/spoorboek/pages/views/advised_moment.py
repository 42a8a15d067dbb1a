"""The page of an advised moment: advice, never a rule."""

from typing import Any

from spoorboek.pages.milestone_words import EVENTS, FIRST_SICK_DAY, anchor_in_words, span
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.advice_words import Basis
from spoorboek.records.law import AdvisedMoment, MomentWindow


def view(record: AdvisedMoment, site: Site) -> dict[str, Any]:
    """When it is advised, and on what that rests."""
    return {
        "lead": "",
        "when": window_in_words(record.when),
        "kind": Basis.ADVICE,
        "source": site.cite(record.source),
        "related": other_groups(record, site),
    }


def window_in_words(window: MomentWindow) -> str:
    """`week 42 tot en met 52`, `elke 6 weken na het plan`, `op de dag van het plan van aanpak`."""
    if window.every_days:
        return f"elke {span(window.every_days)} {_after(window.anchor)}"
    if window.from_week and window.to_week and window.from_week != window.to_week:
        return f"week {window.from_week} tot en met {window.to_week}"
    if window.from_week or window.to_week:
        return f"week {window.from_week or window.to_week}"
    if window.offset_days:
        return f"{span(window.offset_days)} {_after(window.anchor)}"
    return f"op de {anchor_in_words(window.anchor)}"


def _after(anchor: str) -> str:
    if anchor == FIRST_SICK_DAY:
        return "na de eerste ziektedag"
    return EVENTS.get(anchor, f"na {anchor_in_words(anchor)}")
