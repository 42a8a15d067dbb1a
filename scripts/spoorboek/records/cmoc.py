"""Cmoc: a context-mechanism-outcome configuration, with its evidence and its certainty.

Confidence follows GRADE-CERQual: four components judged by people, each with a reason.
Using it for findings that also rest on trials and cohorts is an adaptation; the method page says so.
"""

from typing import Annotated

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.explanation_words import (
    Arm,
    ChainLink,
    Concern,
    Confidence,
    Degree,
    MechanismBasis,
    MechanismPart,
    Stance,
)
from spoorboek.records.field_kinds import (
    Citation,
    EmployerSize,
    Many,
    Outcome,
    PastDay,
    Phase,
    PlainText,
    Prospect,
    RecordId,
    Role,
    Sector,
    Some,
    Text,
)
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.theory import TheoryLink

CmocLink = Annotated[str, LinksTo(("cmoc",))]


class Mechanism(Part):
    """What is offered, and what it evokes."""

    resource: Text = Field(description="Wat er wordt geboden (mechanism resource)")
    response: Text = Field(description="Wat dat oproept bij mensen (mechanism response)")


class Evidence(Part):
    """The use of one source for this configuration. Appraisal belongs to the use, not to the source."""

    source: Citation = Field(description="Bron: citatiesleutel in references/*.bib")
    stance: Stance = Field(description="Standpunt: supports, refines of contradicts")
    arms: Some[Arm] = Field(description="Op welk deel de bron slaat: context, mechanism, outcome")
    mechanism_parts: Many[MechanismPart] = Field(
        default=(),
        description="Deel van het mechanisme, als de woorden zeggen welk: resource, response",
    )
    links: Many[ChainLink] = Field(
        default=(),
        description="Verband, alleen als de woorden het zelf laten zien",
    )
    locator: Text = Field(description="Vindplaats in de bron: pagina, kop of alinea")
    findings: Many[RecordId] = Field(
        default=(), description="Bevindingen van die bron, zoals f1: waar dit op rust"
    )
    what: Text = Field(description="Wat de bron zegt, niet meer dan dat")
    relevance: Degree = Field(description="Relevantie van dit fragment: high, moderate of low")
    rigour: Degree = Field(description="Degelijkheid van dit fragment: high, moderate of low")
    justification: Text = Field(description="Waarom deze relevantie en degelijkheid")


class CounterEvidence(Part):
    """Whether a search for counter-evidence found any."""

    searched: PastDay = Field(description="Dag waarop naar tegenspraak is gezocht")
    found: bool = Field(description="Gevonden: true als er tegenspraak is")
    note: Text = Field(description="Wat er is gevonden, of waar is gezocht zonder iets te vinden")


class Component(Part):
    """One of the four components of GRADE-CERQual."""

    concern: Concern = Field(description="Zorg: none, minor, moderate of serious")
    reason: Text = Field(description="Waarom; noem de bronnen waar het om gaat")


class ConfidenceJudgement(Part):
    """Four components and an overall level, all judged by people."""

    methodological_limitations: Component = Field(description="Methodische beperkingen")
    coherence: Component = Field(description="Samenhang van de bevindingen")
    adequacy: Component = Field(description="Hoeveelheid en rijkdom van de gegevens")
    relevance: Component = Field(description="Relevantie voor het onderwerp")
    overall: Confidence = Field(description="Oordeel: high, moderate, low of very-low")
    explanation: Text = Field(description="Waarom dit oordeel, in gewone woorden")
    outside_band: Text | None = Field(
        default=None,
        description="Reden voor een niveau buiten de band: de vier onderdelen laten het niet toe; alleen dan",
    )
    assessed_by: Text | None = Field(
        default=None, description="Wie dit oordeel gaf, en met hoeveel"
    )
    date: PastDay | None = Field(default=None, description="Dag van dit oordeel")

    @property
    def components(self) -> dict[str, Component]:
        """The four components by their Dutch name, in the order of the record."""
        values = (
            (field.description, getattr(self, name))
            for name, field in type(self).model_fields.items()
        )
        return {str(name): value for name, value in values if isinstance(value, Component)}


class Cmoc(Record):
    """One explanation: in this context, this resource evokes this response, leading to this outcome."""

    name = "cmoc"
    folder = "cmocs"
    address = "bewijs/verklaringen"
    singular = "Verklaring (CMO)"
    plural = "Verklaringen (CMO)"
    search_weight = 4
    summary_field = "plain"
    facets = {
        "roles": "Rol",
        "phases": "Fase",
        "elements": "Kernelement",
        "outcomes": "Uitkomst",
        "confidence.overall": "Zekerheid",
        "mechanism_basis": "Mechanisme",
    }
    listed_with = {"confidence.overall": ""}
    fresh_for = {"counter_evidence.searched": 24, "confidence.date": 24}

    title: Text = Field(description="De bevinding als volledige zin")
    theory: TheoryLink = Field(description="Programmatheorie waar deze bij hoort")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    goes_wrong: bool = Field(description="Loopt mis: true als de bevinding dat laat zien")
    context: Text = Field(description="Context: een omstandigheid, geen activiteit")
    mechanism: Mechanism = Field(description="Mechanisme: wat wordt geboden en wat het oproept")
    outcome: Text = Field(description="Uitkomst: een gevolg, geen plan")
    outcomes: Some[Outcome] = Field(description="Soort uitkomst")
    roles: Some[Role] = Field(description="Rollen waar het over gaat")
    phases: Some[Phase] = Field(description="Fasen waarin het speelt")
    sectors_tested: Some[Sector] = Field(description="Sectoren waar het is gezien")
    populations_tested: Text = Field(description="Bij wie het is gezien")
    employer_sizes_tested: Many[EmployerSize] = Field(
        default=(), description="Grootte van de organisatie: alleen als de tekst die noemt"
    )
    prospects_tested: Many[Prospect] = Field(
        default=(), description="Uitzicht op terugkeer: alleen als de tekst dat noemt"
    )
    tested_note: Text | None = Field(
        default=None, description="Waar grootte en uitzicht staan: bron of veld, met de woorden"
    )
    evidence: Many[Evidence] = Field(
        default=(), description="Bewijs, per bron en per deel; de controles vragen erom"
    )
    counter_evidence: CounterEvidence | None = Field(
        default=None, description="Gezochte en gevonden tegenspraak; de controles vragen erom"
    )
    confidence: ConfidenceJudgement = Field(
        description="Zekerheid: vier oordelen en een niveau, met redenen (GRADE-CERQual)"
    )
    mechanism_basis: MechanismBasis = Field(
        description="Mechanisme beschreven: reported of inferred"
    )
    transfer: Text | None = Field(
        default=None, description="Waar je op let als je dit elders toepast"
    )
    plain: PlainText = Field(description="Hetzelfde in gewone taal (B1)")
