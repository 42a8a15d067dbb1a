"""The page of a programme theory: if, then, because; rivals, versions, and what was found."""

from typing import Any

from spoorboek.pages.certainties import certain_links
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.method import TheoryStatus
from spoorboek.records.theory import ProgrammeTheory

STANDING = {
    TheoryStatus.CANDIDATE: "Kandidaat: nog niet getoetst met betrokkenen.",
    TheoryStatus.REFINED: "Verfijnd: bijgesteld aan de hand van wat is gevonden.",
    TheoryStatus.REJECTED: "Verworpen: het bewijs past er niet bij. De tekst blijft staan, zodat te zien is wat is geprobeerd.",
}


def view(record: ProgrammeTheory, site: Site) -> dict[str, Any]:
    """The theory in its own words, and the explanations that test it."""
    parts = (("Als", record.if_), ("Dan", record.then), ("Omdat", record.because))
    return {
        "lead": "",
        "standing": STANDING[record.status],
        "chain": [(word, _without(word, text)) for word, text in parts],
        "cmocs": certain_links(site.base.linking_to(record, Cmoc), site),
        "elements": site.links(site.get("element", record.elements)),
        "versions": [(v, site.cited(v.cause)) for v in reversed(record.versions)],
        "formulated_on": labelled(record.sources, site),
        "used": other_groups(record, site, Cmoc.name),
    }


def _without(word: str, text: str) -> str:
    """The text without the word that stands before it."""
    return text[len(word) + 1 :] if text.lower().startswith(f"{word.lower()} ") else text
