"""Programme theory: if, then, because; with rivals and versions."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.method import TheoryStatus
from spoorboek.records.record import Citation, LinksTo, Many, Part, PastDay, Record, Some, Text

TheoryLink = Annotated[str, LinksTo(("theory",))]


class Version(Part):
    """One formulation of a theory and what caused it."""

    version: int = Field(ge=0, description="Volgnummer, vanaf 0")
    date: PastDay = Field(description="Dag van deze versie")
    change: Text = Field(description="Wat er veranderde en waarom")
    cause: Many[Citation] = Field(default=(), description="Bronnen die aanleiding gaven")


class ProgrammeTheory(Record):
    """A candidate, refined or rejected explanation of how help leads to work elsewhere."""

    name = "theory"
    folder = "theories"
    address = "bewijs/programmatheorieen"
    singular = "Programmatheorie"
    plural = "Programmatheorieën"
    search_weight = 4
    summary_field = "then"
    facets = {"elements": "Kernelement", "status": "Stand"}
    listed_with = {"status": "stand: "}

    title: Text = Field(description="Korte naam")
    status: TheoryStatus = Field(description="Stand: candidate, refined of rejected")
    if_: Text = Field(alias="if", description="Als …: onder welke omstandigheden")
    then: Text = Field(description="dan …: wat er dan gebeurt")
    because: Text = Field(description="omdat …: het mechanisme")
    elements: Some[ElementLink] = Field(description="Kernelementen waar de theorie over gaat")
    rivals: Many[Text] = Field(default=(), description="Andere verklaringen voor hetzelfde")
    sources: Many[Citation] = Field(default=(), description="Bronnen waarop de formulering steunt")
    versions: Some[Version] = Field(description="Versies, oudste eerst")
