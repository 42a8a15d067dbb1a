"""Search: where, when and how was searched, in the fields of PRISMA-S, with counts."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Code, Many, PastDay, Text
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.word import Word

SearchLink = Annotated[str, LinksTo(("search",))]


class SearchKind(Word):
    """The kind of place in which was searched, in the words of PRISMA-S."""

    DATABASE = "database", "databank"
    REGISTER = "register", "register"
    WEBSITE = "website", "website"
    ORGANISATION = "organisation", "organisatie"
    CITATION = "citation", "verwijzingen volgen"
    CONTACT = "contact", "navraag"
    OTHER = "other", "andere manier"

    @property
    def is_database_or_register(self) -> bool:
        """Whether what is found goes into the left column of the flow diagram."""
        return self in (SearchKind.DATABASE, SearchKind.REGISTER)


class LiteratureIndex(Word):
    """A public index of publications that can be asked what is new."""

    OPENALEX = "openalex", "OpenAlex"
    PUBMED = "pubmed", "PubMed"
    CROSSREF = "crossref", "Crossref"


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


class Import(Part):
    """One file of references that was read into the base for a search, and what became of them."""

    file: Text = Field(description="Naam van het bestand, zonder map")
    date: PastDay = Field(description="Dag van inlezen")
    checksum: Code = Field(
        description="SHA-256 van het bestand; zo telt hetzelfde bestand geen twee keer"
    )
    read: int = Field(ge=0, description="Gelezen verwijzingen, zonder de geweigerde")
    added: int = Field(ge=0, description="Nieuw: toegevoegd als kandidaat")
    known: int = Field(ge=0, description="Stond al bij de bronnen")
    repeated: int = Field(ge=0, description="Dubbel binnen het bestand")
    refused: int = Field(
        ge=0, description="Geweigerd: niet te lezen, en niet bij de gelezen geteld"
    )


class SavedSearch(Part):
    """A question that is put to an index again and again, about what was added since a day."""

    index: LiteratureIndex = Field(
        description="Index waaraan wordt gevraagd: openalex, pubmed of crossref"
    )
    query: Text = Field(description="Zoekvraag, in de taal van die index")
    since: PastDay = Field(
        description="Vanaf welke dag; zet haar vooruit als alles tot die dag is bekeken"
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
        description="Soort plek: database, register, website, organisation, citation, contact, other",
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
    watch: Many[SavedSearch] = Field(
        default=(),
        description="Opgeslagen zoekvragen voor nieuwe publicaties, voor de opdracht watch",
    )
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
    imports: Many[Import] = Field(
        default=(),
        description="Ingelezen bestanden, één per bestand; hieruit volgen de aantallen, dus die staan dan niet ook in de velden hierboven",
    )
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
