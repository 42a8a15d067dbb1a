"""Review: how the synthesis was done, and what people say of its reporting; conflicts and gaps."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.cmoc import CmocLink
from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import (
    Citation,
    Code,
    Many,
    Outcome,
    PastDay,
    RecordId,
    Some,
    Text,
)
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import Part, Record
from spoorboek.records.standard import Reported


class ItemAnswer(Part):
    """What people say about one line of a standard."""

    item: RecordId = Field(description="Kenmerk van de regel, zoals prisma-8")
    status: Reported = Field(
        description="Stand: gemeld, niet van toepassing, ontbreekt, niet vastgelegd"
    )
    where: Many[Code] = Field(
        default=(),
        description="Waar het staat: een veld, of een pagina als prose:bewijs/methode#kop",
    )
    reason: Text | None = Field(
        default=None, description="Toelichting; verplicht als het niet gemeld is"
    )


class Review(Record):
    """The realist review as a whole: scope, method, who judged, rules, what is still to do."""

    name = "review"
    folder = "reviews"
    address = "bewijs/verantwoording"
    singular = "Verantwoording"
    plural = "Verantwoording"
    summary_field = "scope"
    fresh_for = {"date": 12}

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
    rationale: Text | None = Field(default=None, description="Waarom deze synthese nodig is")
    abstract: Text | None = Field(default=None, description="Samenvatting met vaste onderdelen")
    scoping: Text | None = Field(default=None, description="Verkenning vooraf: wat en waarom")
    process_changes: Text | None = Field(
        default=None, description="Wat onderweg aan de aanpak is veranderd, of dat er niets is"
    )
    comparison: Text | None = Field(
        default=None, description="Hoe de uitkomsten zich verhouden tot wat al bekend was"
    )
    protocol: Text | None = Field(
        default=None, description="Waar het protocol staat en is geregistreerd, of dat er geen is"
    )
    funding: Text | None = Field(default=None, description="Wie betaalde, en met welke rol")
    interests: Text | None = Field(default=None, description="Belangen van de makers")
    automation: Text | None = Field(
        default=None, description="Welke hulpprogramma's meehielpen bij kiezen en overnemen"
    )
    reporting: Many[ItemAnswer] = Field(
        default=(), description="Wat mensen zeggen bij een regel van een standaard"
    )


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
