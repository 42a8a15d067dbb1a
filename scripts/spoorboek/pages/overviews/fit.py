"""Fit: where each explanation was seen, so that a reader can lay it beside the own situation.

What is worked out here, once, is which answers lie within or near what was seen. The script in the
browser only brings the answers of one reader together; see `past-dit.js`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.link import Link
from spoorboek.pages.listing import in_list_order
from spoorboek.pages.overviews.lines import words
from spoorboek.pages.phases import weeks_or_name
from spoorboek.pages.site import Site
from spoorboek.records import Cmoc
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.vocabulary import Value

EVERY_SECTOR = "sectoroverstijgend"
RELATED = {"zorg": ("ouderenzorg",), "ouderenzorg": ("zorg",)}
"""Sectors of which one is part of the other."""
APART = ("geen-werkgever",)
"""Answers that lie near no other: without an employer there is nothing to return to."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Something by which situations differ. `name` stands in the page, `field` in the records.

    Only where something was studied counts in the sorting; a phase is where an explanation plays.
    """

    name: str
    label: str
    field: str
    vocabulary: str
    is_studied: bool = True


TRAITS = (
    Trait("sector", "Sector", "sectors_tested", "sectors"),
    Trait("grootte", "Grootte van de werkgever", "employer_sizes_tested", "employer-sizes"),
    Trait("fase", "Fase", "phases", "phases", is_studied=False),
    Trait("uitzicht", "Uitzicht bij de eigen werkgever", "prospects_tested", "prospects"),
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Of one trait: the answers at which it was seen and those near them, by id."""

    trait: Trait
    here: tuple[str, ...]
    near: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """An explanation with its reach on every trait, and the same as data for the script."""

    link: Link
    level: Confidence
    reaches: list[Reach]
    data: str


def answers(trait: Trait, site: Site) -> list[Value]:
    """What a reader can choose; nobody works in all sectors at once."""
    return [value for value in words(site, trait.vocabulary) if value.id != EVERY_SECTOR]


def reach(trait: Trait, seen: tuple[str, ...], site: Site) -> Reach:
    """What was seen, and what lies near it."""
    known = [value.id for value in words(site, trait.vocabulary)]
    near = _near(trait, seen, known) if trait.is_studied else set()
    return Reach(
        trait=trait,
        here=seen,
        near=tuple(value for value in known if value in near and value not in seen),
        shown=_shown(trait, seen, site),
    )


def _near(trait: Trait, seen: tuple[str, ...], known: list[str]) -> set[str]:
    if trait.name == "sector":
        return _sectors_near(seen, known)
    return _beside(seen, [value for value in known if value not in APART])


def _sectors_near(seen: tuple[str, ...], known: Iterable[str]) -> set[str]:
    """What was seen across sectors is near every sector; a part and its whole are near each other."""
    if EVERY_SECTOR in seen:
        return set(known)
    return {near for sector in seen for near in RELATED.get(sector, ())}


def _beside(seen: tuple[str, ...], known: list[str]) -> set[str]:
    """The answers that stand next to what was seen, in the order of the vocabulary."""
    places = {known.index(value) for value in seen if value in known}
    return {known[n] for place in places for n in (place - 1, place + 1) if 0 <= n < len(known)}


def _shown(trait: Trait, seen: tuple[str, ...], site: Site) -> str:
    if trait.name == "fase":
        phases = site.base.vocabularies.get("phases", {})
        return "; ".join(weeks_or_name(phases[i]) for i in seen if i in phases)
    return "; ".join(site.labels(trait.vocabulary, seen))


def rows(site: Site) -> list[Row]:
    """Every explanation with where it was seen."""
    records = in_list_order(site.base.of(Cmoc).values(), site)
    return [_row(record, site) for record in records if isinstance(record, Cmoc)]


def _row(record: Cmoc, site: Site) -> Row:
    reaches = [reach(trait, getattr(record, trait.field), site) for trait in TRAITS]
    data = {
        r.trait.name: {"hier": r.here, "dichtbij": r.near, "telt": r.trait.is_studied}
        for r in reaches
    }
    return Row(site.link(record), record.confidence.overall, reaches, json.dumps(data))


def fit(site: Site) -> Markup:
    """Slot: the choice, and where the explanations come to stand; for who has scripts."""
    questions = [(trait, answers(trait, site)) for trait in TRAITS]
    return rendered("slots/fit.html.jinja", questions=questions)


def fit_table(site: Site) -> Markup:
    """Slot: everything as a table; the script reads it too."""
    return rendered("slots/fit_table.html.jinja", traits=TRAITS, rows=rows(site))
