"""Tool: an entry of the catalogue. Own sheets carry their full text."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.advice_words import Certainty
from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import (
    Citation,
    Code,
    Many,
    PastDay,
    Phase,
    Prose,
    Role,
    Sector,
    Some,
    Text,
    WebAddress,
)
from spoorboek.records.markers import LinksTo, OneOf
from spoorboek.records.record import Part, Record

ToolLink = Annotated[str, LinksTo(("tool",))]
OWN = "eigen"
"""The origin of a sheet that was made for this site."""


class RegisterEntry(Part):
    """The same tool as it stands in the register of legal instruments."""

    purpose: Text = Field(description="Doel volgens het register")
    audience: Some[Text] = Field(description="Voor wie volgens het register")
    from_week: int | None = Field(
        default=None, ge=0, description="Eerste week waarin een bron het plaatst"
    )
    to_week: int | None = Field(
        default=None, ge=0, description="Laatste week waarin een bron het plaatst"
    )
    source: Citation = Field(description="Bron van deze plaatsing")
    source_url: WebAddress | None = Field(default=None, description="Adres van die bron")
    cost: Text | None = Field(
        default=None, description="Kosten volgens het register, als die anders zijn"
    )
    confidence: Certainty = Field(description="Zekerheid")
    note: Text | None = Field(default=None, description="Kanttekening")


class Tool(Record):
    """A form, sheet, method or scheme that helps, with what is known about it."""

    name = "tool"
    folder = "tools"
    address = "hulpmiddelen"
    singular = "Hulpmiddel"
    plural = "Hulpmiddelen"
    search_weight = 6
    summary_field = "purpose"
    facets = {
        "roles": "Rol",
        "phases": "Fase",
        "elements": "Kernelement",
        "sectors": "Sector",
        "kind": "Soort",
        "origin": "Herkomst",
        "cost": "Kosten",
        "status": "Stand",
    }
    listed_with = {"owner": "", "kind": "", "cost": "kosten: ", "status": "stand: "}
    fresh_for = {"last_seen": 12}

    title: Text = Field(description="Naam")
    owner: Text | None = Field(
        default=None, description="Van wie het is; leeg als dat niet is gezien"
    )
    origin: Annotated[str, OneOf("tool-origins")] = Field(description="Herkomst: eigen of bestaand")
    kind: Annotated[str, OneOf("tool-kinds")] = Field(description="Soort hulpmiddel")
    purpose: Text = Field(description="Wat doet het, in één zin?")
    how: Text = Field(description="Hoe gebruik je het?")
    roles: Some[Role] = Field(description="Voor welke rollen")
    phases: Some[Phase] = Field(description="In welke fasen")
    sectors: Some[Sector] = Field(description="In welke sectoren")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    cost: Annotated[str, OneOf("tool-costs")] = Field(
        description="Kosten: gratis, betaald of onbekend"
    )
    status: Annotated[str, OneOf("tool-statuses")] = Field(
        description="Stand: beschikbaar, in-ontwikkeling of onbekend"
    )
    website: WebAddress | None = Field(
        default=None, description="Waar het te vinden is; leeg als dat niet is gezien"
    )
    website_note: Text | None = Field(default=None, description="Kanttekening bij het adres")
    language: Code = Field(description="Taal: nl, en of onbekend")
    evidence: Many[Citation] = Field(
        default=(), description="Bronnen over het onderwerp of het effect"
    )
    evidence_note: Text = Field(description="Wat wel en niet bekend is over het hulpmiddel")
    cautions: Text | None = Field(default=None, description="Waar je op let")
    last_seen: PastDay = Field(description="Dag waarop een kopie is geraadpleegd")
    sources: Some[Citation] = Field(description="Bronnen")
    register_entry: RegisterEntry | None = Field(
        default=None, description="Hoe het in de lijst van instrumenten staat"
    )
    sheet: Prose | None = Field(
        default=None, description="Volledige tekst van een eigen blad (Markdown zonder HTML)"
    )

    @property
    def is_own(self) -> bool:
        """Whether it was made for this site."""
        return self.origin == OWN

    @property
    def sort_key(self) -> tuple[int, str]:
        """Own sheets first: they can be used at once."""
        return 0 if self.is_own else 1, self.title.lower()
