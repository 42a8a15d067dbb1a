"""Programme theory: if, then, because; with rivals and versions."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import Citation, Many, PastDay, RecordId, Some, Text
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.word import Word

TheoryLink = Annotated[str, LinksTo(("theory",))]


class TheoryStatus(Word):
    """How far a programme theory has come."""

    CANDIDATE = "candidate", "kandidaat"
    REFINED = "refined", "verfijnd"
    REJECTED = "rejected", "verworpen"


class Changed(Part):
    """An explanation that reads differently from this version on."""

    cmoc: RecordId = Field(description="Kenmerk van de verklaring")
    why: Text = Field(description="Wat er met deze verklaring gebeurde, en waarom")
    cause: Many[Citation] = Field(default=(), description="Bronnen die aanleiding gaven")


class Dropped(Changed):
    """An explanation that no longer belongs to the theory. Its record may be gone."""

    title: Text = Field(description="Hoe de verklaring heette; haar record kan weg zijn")


class Version(Part):
    """One formulation of a theory and what caused it.

    What is named nowhere stayed as it was: only new, changed and dropped explanations are written.
    Ids here are no links: an explanation links to its theory, and an old one may be gone.
    """

    version: int = Field(ge=0, description="Volgnummer, vanaf 0")
    date: PastDay = Field(description="Dag van deze versie")
    change: Text = Field(description="Wat er veranderde en waarom")
    cause: Many[Citation] = Field(default=(), description="Bronnen die aanleiding gaven")
    new: Many[RecordId] = Field(
        default=(), description="Verklaringen die er in deze versie bij kwamen"
    )
    changed: Many[Changed] = Field(default=(), description="Verklaringen die veranderden")
    dropped: Many[Dropped] = Field(default=(), description="Verklaringen die vervielen")


class ProgrammeTheory(Record):
    """A candidate, refined or rejected explanation of how help leads to work elsewhere."""

    name = "theory"
    folder = "theories"
    address = "bewijs/programmatheorieen"
    singular = "Programmatheorie"
    plural = "Programmatheorieën"
    search_weight = 4
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

    @property
    def summary_text(self) -> str:
        """The condition and what follows, as one sentence."""
        words = f"{self.if_} {self.then.rstrip(' ,;.')}."
        return words[0].upper() + words[1:]
