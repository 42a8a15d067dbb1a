"""Review: how the synthesis was done; conflicts, gaps and searches that belong to it."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.cmoc import CmocLink
from spoorboek.records.element import ElementLink
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import (
    Citation,
    Code,
    Many,
    Outcome,
    Part,
    PastDay,
    Record,
    Some,
    Text,
)


class Review(Record):
    """The realist review as a whole: scope, method, who judged, rules, what is still to do."""

    name = "review"
    folder = "reviews"
    address = "bewijs/verantwoording"
    singular = "Verantwoording"
    plural = "Verantwoording"
    summary_field = "scope"

    title: Text = Field(description="Naam van de synthese of van het deel")
    version: Code = Field(description="Versie")
    date: PastDay = Field(description="Datum")
    status: Text = Field(description="Stand")
    scope: Text = Field(description="Waar het wel en niet over gaat")
    method: Text = Field(description="Werkwijze")
    reading_depth: Text = Field(description="Hoeveel er is gelezen")
    own_grouping: Text = Field(description="Over de eigen indeling")
    counter_search: Text = Field(description="Hoe naar tegenspraak is gezocht")
    assessor: Text = Field(description="Wie heeft beoordeeld")
    reading_rules: Some[Text] = Field(description="Hoe je de records leest")
    strength_rules: Some[Text] = Field(description="Wanneer welke sterkte mag")
    practice_notes: Many[Text] = Field(default=(), description="Afspraken over de praktijkrecords")
    to_do: Many[Text] = Field(default=(), description="Wat de redactie nog laat nakijken")
    disclaimer: Text = Field(description="Wat dit niet is")


class Side(Part):
    """One side of a disagreement."""

    claim: Text = Field(description="Standpunt")
    sources: Some[Citation] = Field(description="Bronnen")
    weight: Text = Field(description="Hoe zwaar het weegt, en waarom")


class Conflict(Record):
    """Findings that disagree, side by side."""

    name = "conflict"
    folder = "conflicts"
    address = "bewijs/tegenspraak"
    singular = "Tegenspraak"
    plural = "Tegenspraak"
    summary_field = "what_it_means_for_practice"
    listed_with = {"status": "stand: "}

    title: Text = Field(description="De vraag waarover bronnen verschillen")
    sides: Annotated[Some[Side], Field(min_length=2)] = Field(
        description="De standpunten, even lang en zwaar getoond"
    )
    what_it_means_for_practice: Text = Field(description="Wat je ermee doet")
    possible_realist_explanation: Text = Field(
        description="Mogelijke verklaring: context of mechanisme"
    )
    cmocs: Some[CmocLink] = Field(description="Verklaringen die het raakt")
    recommendations: Many[RecommendationLink] = Field(
        default=(), description="Adviezen die het raakt"
    )
    status: Text = Field(description="Stand: open, of waardoor opgelost")


class Gap(Record):
    """A question that nobody answered."""

    name = "gap"
    folder = "gaps"
    address = "bewijs/kennisgaten"
    singular = "Kennisgat"
    plural = "Kennisgaten"
    search_weight = 1
    title_field = "question"
    summary_field = "why"
    facets = {"element": "Kernelement", "outcome": "Uitkomst"}
    listed_with = {"outcome": "", "who_could_answer": "wie kan dit uitzoeken: "}

    question: Text = Field(description="De vraag")
    element: ElementLink = Field(description="Kernelement")
    outcome: Outcome = Field(description="Soort uitkomst")
    population: Text = Field(description="Bij wie")
    why: Text = Field(description="Waarom het een gat is")
    who_could_answer: Text = Field(description="Wie het zou kunnen uitzoeken")
    cmocs: Many[CmocLink] = Field(default=(), description="Verklaringen die erop wachten")


class DepthCount(Part):
    """How many references were read how deeply."""

    full_text: int | None = Field(
        default=None, ge=0, alias="full-text", description="Volledige tekst"
    )
    abstract: int | None = Field(default=None, ge=0, description="Samenvatting")
    excerpt: int | None = Field(default=None, ge=0, description="Begin of deel")
    seed: int | None = Field(default=None, ge=0, description="Startdocument")


class Search(Record):
    """Where, when and how was searched, with counts. What was not recorded stays empty, never zero."""

    name = "search"
    folder = "searches"
    address = "bewijs/zoekacties"
    singular = "Zoekactie"
    plural = "Zoekacties"
    search_weight = 1
    summary_field = "purpose"
    listed_with = {"date": ""}

    title: Text = Field(description="Naam")
    date: PastDay = Field(description="Dag van zoeken")
    where: Text = Field(description="Waar is gezocht")
    purpose: Text = Field(description="Waarvoor is gezocht")
    themes: Many[Text] = Field(default=(), description="Thema's van de zoekvragen")
    lookups: int | None = Field(
        default=None, ge=0, description="Aantal zoekvragen; leeg als niet geteld"
    )
    records_kept: int | None = Field(default=None, ge=0, description="Bewaarde records")
    duplicates_within: int | None = Field(
        default=None, ge=0, description="Dubbel binnen deze zoekactie"
    )
    references_found: int | None = Field(
        default=None, ge=0, description="Unieke verwijzingen in deze zoekactie"
    )
    references_shared: int | None = Field(
        default=None, ge=0, description="Ook in een andere zoekactie"
    )
    duplicates_of_earlier: int | None = Field(
        default=None, ge=0, description="Al in een eerdere zoekactie"
    )
    references_added: int | None = Field(default=None, ge=0, description="Nieuw in het totaal")
    reading_depth: DepthCount | None = Field(
        default=None, description="Hoe diep de verwijzingen zijn gelezen"
    )
    note: Text | None = Field(default=None, description="Kanttekening")
