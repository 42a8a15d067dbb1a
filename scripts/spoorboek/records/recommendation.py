"""Recommendation: what to do, for whom, when, why, when not, and on what it rests."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.advice_words import Basis, Effort, Strength
from spoorboek.records.cmoc import CmocLink
from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import Citation, Many, Phase, PlainText, Role, Sector, Some, Text
from spoorboek.records.law import PrivacyLink, RuleOrMilestone
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.tool import ToolLink

RecommendationLink = Annotated[str, LinksTo(("recommendation",))]


class EffortNote(Part):
    """How much it asks."""

    level: Effort = Field(description="Inspanning: laag, middel of hoog")
    note: Text = Field(description="Wat het vraagt, in één zin")


class Recommendation(Record):
    """One recommendation of the handreiking."""

    name = "recommendation"
    folder = "recommendations"
    address = "handreiking/adviezen"
    singular = "Advies"
    plural = "Adviezen"
    search_weight = 8
    summary_field = "statement"
    facets = {
        "roles": "Rol",
        "phases": "Fase",
        "elements": "Kernelement",
        "sectors": "Sector",
        "basis": "Waar het op rust",
    }
    listed_with = {"roles": "wie: ", "strength": ""}

    title: Text = Field(description="Gebiedende zin, met wie het doet")
    statement: Text = Field(description="Het advies in één zin")
    roles: Some[Role] = Field(description="Wie het doet")
    for_roles: Some[Role] = Field(description="Voor wie het bedoeld is")
    phases: Some[Phase] = Field(description="In welke fasen")
    sectors: Some[Sector] = Field(description="In welke sectoren")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    do: Some[Text] = Field(description="De stappen, in volgorde")
    wording: Many[Text] = Field(default=(), description="Voorbeeldzinnen om te zeggen")
    why: Text = Field(description="Waarom het kan werken, met wat niet is gemeten")
    based_on: Many[CmocLink] = Field(default=(), description="Verklaringen waarop het rust")
    see_also: Many[CmocLink] = Field(
        default=(), description="Verklaringen als achtergrond, geen grondslag"
    )
    legal: Many[RuleOrMilestone] = Field(default=(), description="Regels en mijlpalen")
    privacy: Many[PrivacyLink] = Field(default=(), description="Privacyregels")
    when_not: Some[Text] = Field(description="Wanneer je het niet doet")
    risks: Some[Text] = Field(description="Wat er mis kan gaan")
    effort: EffortNote = Field(description="Wat het vraagt")
    basis: Basis = Field(description="Waar het op rust")
    basis_note: Text | None = Field(default=None, description="Welk deel ergens anders op rust")
    strength: Strength = Field(description="Hoe sterk het advies is")
    measured_by: Many[Citation] = Field(
        default=(), description="Bronnen die het effect van dit advies zelf maten; nodig bij sterk"
    )
    strength_reason: Text = Field(description="Waarom die sterkte")
    tools: Some[ToolLink] = Field(description="Hulpmiddelen, eigen bladen eerst")
    sources: Some[Citation] = Field(description="Bronnen")
    plain: PlainText = Field(description="Hetzelfde in gewone taal (B1), voor wie het aangaat")
    help: Text | None = Field(default=None, description="Rustige verwijzing naar hulp")
