"""Practice: lessons, projects, pilots and comparable tools elsewhere."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.appraisal import Tidier
from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import (
    Citation,
    Code,
    Many,
    PartialDate,
    Phase,
    Role,
    Sector,
    Some,
    Text,
)
from spoorboek.records.markers import LinksTo, OneOf
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import Part, Record

LessonLink = Annotated[str, LinksTo(("lesson",))]
ProjectLink = Annotated[str, LinksTo(("project",))]


class Lesson(Record):
    """Something learned: what was observed, what follows, what it changes."""

    name = "lesson"
    folder = "lessons"
    address = "lessen"
    singular = "Les"
    plural = "Lessen"
    search_weight = 4
    summary_field = "lesson"
    facets = {
        "roles": "Rol",
        "phases": "Fase",
        "elements": "Kernelement",
        "sectors": "Sector",
        "kind": "Soort",
        "weight": "Gewicht",
    }
    listed_with = {"kind": "", "weight": "rust op: "}
    grouped_by = "kind"

    title: Text = Field(description="De les als zin")
    observation: Text = Field(description="Wat de bron zegt")
    lesson: Text = Field(description="Wat wij daaruit halen")
    consequence: Text = Field(description="Wat je dan anders doet")
    kind: Annotated[str, OneOf("lesson-kinds")] = Field(description="Soort les")
    weight: Annotated[str, OneOf("weights")] = Field(
        description="Hoe zwaar de les weegt: soort bron"
    )
    roles: Some[Role] = Field(description="Rollen")
    phases: Some[Phase] = Field(description="Fasen")
    sectors: Some[Sector] = Field(description="Sectoren")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    recommendations: Some[RecommendationLink] = Field(description="Adviezen die erbij horen")
    sources: Some[Citation] = Field(description="Bronnen")
    caution: Text = Field(description="Wat niet is gemeten of niet zeker is")


class Product(Part):
    """Something that a project makes."""

    name: Text = Field(description="Naam")
    audience: Text = Field(description="Voor wie")
    status: Annotated[str, OneOf("product-statuses")] = Field(description="Stand")


class Period(Part):
    """From when to when, as far as seen."""

    from_: PartialDate | None = Field(default=None, alias="from", description="Begin")
    to: PartialDate | None = Field(default=None, description="Einde, ook als dat gepland is")


class ProjectEvent(Part):
    """Something that happened in a project or was announced."""

    date: Text = Field(description="Datum, maand of jaar, zoals gezien")
    event: Text = Field(description="Wat er was")
    status: Annotated[str, OneOf("pilot-statuses")] | None = Field(
        default=None,
        description="Stand: gepland, gemeld, afgeleid of onbekend; leeg als wij dat niet vastlegden",
    )


class Project(Record):
    """An approach of the programme: what is public about it, and what is not."""

    name = "project"
    folder = "projects"
    address = "lessen/projecten"
    singular = "Project"
    plural = "Projecten"
    search_weight = 4
    summary_field = "aim"
    facets = {"sectors": "Sector", "elements": "Kernelement"}
    listed_with = {"lead": "", "funder": "betaald door: "}
    fresh_for = {"sources": 6}

    title: Text = Field(description="Naam")
    lead: Text | None = Field(default=None, description="Wie het leidt")
    partners: Many[Text] = Field(default=(), description="Partners")
    funder: Text | None = Field(default=None, description="Wie betaalt")
    code: Code | None = Field(default=None, description="Projectkenmerk")
    period: Period = Field(default=Period(), description="Looptijd")
    sectors: Some[Sector] = Field(description="Sectoren")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    lessons: Many[LessonLink] = Field(default=(), description="Lessen")
    aim: Text = Field(description="Doel")
    approach: Text = Field(description="Aanpak")
    products: Many[Product] = Field(default=(), description="Producten en hun stand")
    stages: Many[Text] = Field(default=(), description="Stappen")
    evaluation: Text = Field(description="Hoe er wordt geëvalueerd")
    tidier: Tidier | None = Field(
        default=None, description="Wat de velden hierboven niet zeggen, per onderdeel van TIDieR"
    )
    timeline: Many[ProjectEvent] = Field(default=(), description="Tijdlijn")
    known: Many[Text] = Field(default=(), description="Wat openbaar is")
    unknown: Some[Text] = Field(description="Wat niet openbaar is gezien")
    sources: Some[Citation] = Field(description="Bronnen")


class PilotEvent(Part):
    """A moment in a pilot, with how we know."""

    date: PartialDate = Field(description="Datum, maand of jaar")
    event: Text = Field(description="Wat er was of zou zijn")
    status: Annotated[str, OneOf("pilot-statuses")] = Field(
        description="Stand: gepland, gemeld, afgeleid of onbekend"
    )
    note: Text = Field(description="Hoe we dit weten")


class PilotResult(Part):
    """One field of the form in which results will be entered, once they are public."""

    id: Code = Field(description="Kenmerk")
    label: Text = Field(description="Wat er wordt gevraagd")
    type: Code = Field(description="Soort: bronsleutel, getal of tekst")
    value: Text | int | None = Field(
        default=None, description="Waarde: leeg zolang er geen openbare bron is"
    )
    source: Citation | None = Field(default=None, description="Bron van de waarde")
    locator: Text | None = Field(default=None, description="Vindplaats van de waarde")


class Pilot(Record):
    """A try-out of an approach. Without public results the result fields stay empty."""

    name = "pilot"
    folder = "pilots"
    address = "lessen/pilots"
    singular = "Pilot"
    plural = "Pilots"
    summary_field = "idea"
    facets = {"sectors": "Sector"}
    listed_with = {"results_status": ""}
    fresh_for = {"sources": 6}

    title: Text = Field(description="Naam")
    project: ProjectLink = Field(description="Project waar de pilot bij hoort")
    idea: Text = Field(description="De gedachte erachter")
    who: Text = Field(description="Wie meedoen")
    design: Text = Field(description="Opzet")
    sectors: Some[Sector] = Field(description="Sectoren")
    timeline: Many[PilotEvent] = Field(default=(), description="Tijdlijn")
    results_status: Text = Field(description="Of er resultaten openbaar zijn")
    result_rules: Some[Text] = Field(description="Regels voor het invullen van resultaten")
    results: Some[PilotResult] = Field(
        description="Resultaten; leeg wat niet in een openbare bron staat"
    )
    known: Many[Text] = Field(default=(), description="Wat openbaar is")
    unknown: Some[Text] = Field(description="Wat niet openbaar is gezien")
    sources: Some[Citation] = Field(description="Bronnen")


class Comparator(Record):
    """A tool elsewhere that shows a timeline, and what it does and does not offer."""

    name = "comparator"
    folder = "comparators"
    address = "over/vergelijkbaar"
    singular = "Vergelijkbaar hulpmiddel"
    plural = "Vergelijkbare hulpmiddelen"
    search_weight = 1
    summary_field = "seen"
    fresh_for = {"source": 24}

    title: Text = Field(description="Naam")
    seen: Text = Field(description="Wat ervan is gezien")
    offers: Text | None = Field(default=None, description="Wat het biedt")
    lacks: Text | None = Field(default=None, description="Wat er niet in is gezien")
    source: Citation | None = Field(default=None, description="Bron")
    other_sources: Many[Citation] = Field(default=(), description="Andere bronnen")
