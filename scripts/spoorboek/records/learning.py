"""Learning: modules for sick employees and for professionals."""

from typing import Annotated, Literal

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import (
    Citation,
    Many,
    Phase,
    PlainProse,
    PlainText,
    Prose,
    Role,
    Sector,
    Some,
    Text,
)
from spoorboek.records.law import PrivacyLink
from spoorboek.records.markers import LinksTo, OneOf
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import Part, Record
from spoorboek.records.tool import ToolLink

TrajectoryLink = Annotated[str, LinksTo(("trajectory-module",))]


class WritingPlace(Part):
    """A place to write under the step that asks for it: lines, a mark, or a table."""

    step: int = Field(ge=1, description="Onder welke stap het staat, geteld vanaf 1")
    label: Text = Field(description="Wat je hier opschrijft")
    lines: int = Field(
        default=2,
        ge=1,
        le=12,
        description="Hoeveel lijnen er zijn om op te schrijven; bij een tabel per vak",
    )
    scale: bool = Field(default=False, description="Cijfer geven: true voor 0 tot en met 10")
    rows: Many[Text] = Field(default=(), description="Rijen van een tabel")
    columns: Many[Text] = Field(default=(), description="Kolommen van een tabel")
    kept: bool = Field(
        default=True,
        description="Bewaren: false als het nooit mag, ook niet als de lezer bewaren aanzet",
    )


class Exercise(Part):
    """Something to do on screen or paper."""

    title: Text = Field(description="Naam van de oefening")
    steps: Some[PlainText] = Field(description="De stappen")
    write: Many[WritingPlace] = Field(default=(), description="Plaatsen om te schrijven")
    why: PlainText = Field(description="Waarom je dit doet")
    sources: Many[Citation] = Field(default=(), description="Bronnen over het onderwerp")


class QuestionToAsk(Part):
    """A question that the employee can put to someone."""

    whom: Annotated[str, OneOf("people")] = Field(description="Aan wie")
    question: PlainText = Field(description="De vraag")


class TrajectoryModule(Record):
    """A module of the begeleidingstraject: for sick employees, calm and at B1."""

    name = "trajectory-module"
    folder = "modules/trajectory"
    address = "werknemers/modules"
    singular = "Module voor werknemers"
    plural = "Modules voor werknemers"
    search_weight = 6
    summary_field = "goal"
    facets = {"phase": "Fase", "elements": "Kernelement"}
    listed_with = {"phase": ""}

    title: Text = Field(description="Naam")
    goal: PlainText = Field(description="Wat je ermee bereikt")
    order: int = Field(ge=1, description="Plaats in het traject")
    phase: Phase = Field(description="Fase waarin het past")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    recommendations: Some[RecommendationLink] = Field(description="Adviezen die erbij horen")
    minutes: int = Field(ge=1, description="Hoe lang het ongeveer duurt")
    intro: PlainProse = Field(description="Inleiding (Markdown zonder HTML)")
    exercises: Some[Exercise] = Field(description="Oefeningen")
    questions_to_ask: Many[QuestionToAsk] = Field(
        default=(), description="Vragen die je kunt stellen"
    )
    privacy: Many[PrivacyLink] = Field(default=(), description="Privacyregels die erbij horen")
    help: PlainText | None = Field(
        default=None, description="Rustige verwijzing naar hulp; bovenaan 'wanneer stoppen'"
    )
    signs_to_pause: Some[PlainText] = Field(description="Signalen om te stoppen")
    note: PlainText = Field(description="Over bewaren en stoppen")
    stored: Literal[False] = Field(description="De site bewaart niets uit zichzelf: altijd false")
    sources: Some[Citation] = Field(description="Bronnen")

    @property
    def sort_key(self) -> tuple[int, str]:
        """By the place in the trajectory."""
        return self.order, self.title


class TheoryParagraph(Part):
    """A paragraph of theory with its sources."""

    text: Prose = Field(description="De tekst (Markdown zonder HTML)")
    sources: Some[Citation] = Field(description="Bronnen")


class Case(Part):
    """A case to discuss. Only fictional cases: health data are special data."""

    fictional: Literal[True] = Field(description="Alleen bedachte casussen: altijd true")
    text: Text = Field(description="De casus")
    questions: Some[Text] = Field(description="Vragen bij de casus")


class TrainingExercise(Part):
    """An exercise for professionals, with the tool it uses."""

    title: Text = Field(description="Naam")
    steps: Some[Text] = Field(description="De stappen")
    tool: ToolLink = Field(description="Hulpmiddel dat je gebruikt")


class QuizQuestion(Part):
    """A question with one right answer, an explanation and its sources."""

    question: Text = Field(description="De vraag")
    options: Annotated[Some[Text], Field(min_length=2)] = Field(description="Antwoorden")
    correct: int = Field(ge=0, description="Nummer van het goede antwoord, vanaf 0")
    explanation: Text = Field(description="Uitleg")
    sources: Some[Citation] = Field(description="Bronnen")


class TrainingModule(Record):
    """A module of the training for employers and professionals."""

    name = "training-module"
    folder = "modules/training"
    address = "training/modules"
    singular = "Trainingsmodule"
    plural = "Trainingsmodules"
    search_weight = 4
    facets = {"audience": "Rol", "phases": "Fase", "elements": "Kernelement"}
    listed_with = {"audience": "voor: "}

    title: Text = Field(description="Naam")
    order: int = Field(ge=1, description="Plaats in de training")
    audience: Some[Role] = Field(description="Voor welke rollen")
    phases: Some[Phase] = Field(description="Fasen")
    sectors: Some[Sector] = Field(description="Sectoren")
    elements: Some[ElementLink] = Field(description="Kernelementen")
    recommendations: Some[RecommendationLink] = Field(description="Adviezen die erbij horen")
    minutes: int = Field(ge=1, description="Hoe lang het ongeveer duurt")
    learning_goals: Some[Text] = Field(description="Leerdoelen")
    theory: Some[TheoryParagraph] = Field(description="Theorie")
    case: Case = Field(description="Bedachte casus")
    exercise: TrainingExercise = Field(description="Oefening")
    quiz: Some[QuizQuestion] = Field(description="Quiz")
    reflection: Text = Field(description="Vraag om over na te denken")

    @property
    def sort_key(self) -> tuple[int, str]:
        """By the place in the training."""
        return self.order, self.title

    @property
    def summary_text(self) -> str:
        """The first learning goal stands for the module in lists."""
        return self.learning_goals[0]
