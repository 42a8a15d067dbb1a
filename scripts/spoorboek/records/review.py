"""Review: how the synthesis was done; conflicts, gaps and searches that belong to it."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.cmoc import CmocLink
from spoorboek.records.element import ElementLink
from spoorboek.records.method import Reported, SearchKind
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import (
    Citation,
    Code,
    LinksTo,
    Many,
    Outcome,
    Part,
    PastDay,
    Record,
    RecordId,
    Some,
    Text,
)

SearchLink = Annotated[str, LinksTo(("search",))]


class ItemAnswer(Part):
    """What people say about one line of a standard."""

    item: RecordId = Field(description="Kenmerk van de regel, zoals prisma-8")
    status: Reported = Field(description="gemeld, niet van toepassing, ontbreekt, niet vastgelegd")
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


class DepthCount(Part):
    """How many references were read how deeply."""

    full_text: int | None = Field(
        default=None, ge=0, alias="full-text", description="Volledige tekst"
    )
    abstract: int | None = Field(default=None, ge=0, description="Samenvatting")
    excerpt: int | None = Field(default=None, ge=0, description="Begin of deel")
    seed: int | None = Field(default=None, ge=0, description="Startdocument")


class ReasonCount(Part):
    """How many reports were left out for one reason."""

    reason: Text = Field(description="De reden")
    number: int = Field(ge=0, description="Hoeveel publicaties om deze reden")


class Selection(Part):
    """How records were chosen: counts per step. A count that was not kept stays empty."""

    removed_automation: int | None = Field(
        default=None, ge=0, description="Door een hulpprogramma uitgesloten voor het zeven"
    )
    removed_other: int | None = Field(
        default=None, ge=0, description="Om andere redenen verwijderd voor het zeven"
    )
    screened: int | None = Field(default=None, ge=0, description="Gezeefde records")
    excluded: int | None = Field(default=None, ge=0, description="Bij het zeven afgevallen records")
    sought: int | None = Field(default=None, ge=0, description="Opgevraagde publicaties")
    not_retrieved: int | None = Field(default=None, ge=0, description="Niet verkregen publicaties")
    assessed: int | None = Field(default=None, ge=0, description="Beoordeelde publicaties")
    excluded_reports: Many[ReasonCount] = Field(
        default=(), description="Afgevallen publicaties, per reden"
    )


class EmptyField(Part):
    """A field that stays empty for a reason."""

    field: Code = Field(description="Naam van het veld, zoals records_kept")
    reason: Text = Field(description="Waarom het niet van toepassing is")


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
    fresh_for = {"date": 12}

    title: Text = Field(description="Naam")
    date: PastDay | None = Field(
        default=None, description="Laatste dag van zoeken; de controles vragen erom"
    )
    where: Text = Field(description="Waar is gezocht")
    kind: SearchKind | None = Field(
        default=None,
        description="database, register, website, organisation, citation, contact of other",
    )
    platform: Text | None = Field(default=None, description="Platform van de databank")
    databases: Many[Text] = Field(
        default=(), description="Databanken die samen op één platform zijn doorzocht"
    )
    method: Text | None = Field(default=None, description="Hoe is gezocht of gebladerd")
    purpose: Text = Field(description="Waarvoor is gezocht")
    theory_question: Text | None = Field(
        default=None, description="Welke vraag uit de theorie deze ronde diende"
    )
    themes: Many[Text] = Field(default=(), description="Thema's van de zoekvragen")
    string: Text | None = Field(
        default=None, description="De volledige zoekvraag, zoals uitgevoerd"
    )
    limits: Text | None = Field(
        default=None, description="Grenzen, zoals taal of jaar, of dat er geen waren"
    )
    limits_reason: Text | None = Field(default=None, description="Waarom die grenzen, of geen")
    filters: Text | None = Field(
        default=None, description="Gebruikte bestaande zoekfilters, met verwijzing"
    )
    prior_work: Text | None = Field(
        default=None, description="Overgenomen zoekvragen uit eerder werk, met verwijzing"
    )
    citation_direction: Text | None = Field(
        default=None, description="Verwijzingen gevolgd: terug, vooruit of beide, en hoe"
    )
    contacts: Text | None = Field(default=None, description="Bij wie navraag is gedaan, en hoe")
    update_method: Text | None = Field(
        default=None, description="Hoe de zoekactie wordt bijgehouden"
    )
    peer_review: Text | None = Field(
        default=None, description="Of een ander de zoekactie heeft nagekeken, en hoe"
    )
    screeners: Text | None = Field(
        default=None, description="Hoeveel mensen kozen wat meedoet, en of dat los van elkaar was"
    )
    automation: Text | None = Field(
        default=None, description="Welke hulpprogramma's meekozen, of dat er geen waren"
    )
    deduplication: Text | None = Field(
        default=None, description="Hoe en waarmee dubbelen zijn verwijderd"
    )
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
    selection: Selection | None = Field(
        default=None, description="Kiezen in stappen; leeg als niet vastgelegd"
    )
    reading_depth: DepthCount | None = Field(
        default=None, description="Hoe diep de verwijzingen zijn gelezen"
    )
    not_recorded: Many[Code] = Field(
        default=(),
        description="Velden waarvan vaststaat dat ze niet zijn bijgehouden, zoals string",
    )
    not_applicable: Many[EmptyField] = Field(
        default=(), description="Velden die bij deze zoekactie niet kunnen worden ingevuld"
    )
    note: Text | None = Field(default=None, description="Kanttekening")
