"""Lesson weight: on what kind of source a lesson rests, as a word with a drawing."""

from dataclasses import dataclass

from spoorboek.pages.site import Site
from spoorboek.records.practice import Lesson

DRAWN_AS = {
    "beroepsmening": "opinion",
    "aanbiedersclaim": "provider-claim",
    "dossieronderzoek": "second-hand",
    "onderzoek": "full-text",
    "plan": "plan",
}
"""The label that shows a weight; a weight that is not here is drawn as unknown."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A kind of source, with what that means for what you may take from it."""

    drawing: str
    label: str
    meaning: str


def weight_named(name: str, site: Site) -> Weight:
    """The weight behind a word of the vocabulary."""
    value = site.base.value("weights", name)
    return Weight(
        DRAWN_AS.get(name, "unknown"),
        site.label("weights", name),
        value.meaning if value else "",
    )


def weight_of(lesson: Lesson, site: Site) -> Weight:
    """The weight of a lesson."""
    return weight_named(lesson.weight, site)
