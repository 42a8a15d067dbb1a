"""Reading: terms, questions and answers, and policy summaries."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import (
    AnyLink,
    Citation,
    LinksTo,
    Many,
    OneOf,
    Part,
    Phase,
    Prose,
    Record,
    Role,
    Some,
    Text,
)

LegalLink = Annotated[str, LinksTo(("legal-rule", "milestone", "privacy-rule"))]


class Term(Record):
    """A term of the glossary, with the spellings and synonyms that search must know."""

    name = "term"
    folder = "terms"
    address = "over/begrippen"
    singular = "Begrip"
    plural = "Begrippen"
    search_weight = 10
    title_field = "term"
    summary_field = "definition"
    listed_with = {"synonyms": "ook: "}

    term: Text = Field(description="Het begrip")
    synonyms: Many[Text] = Field(default=(), description="Andere woorden en schrijfwijzen")
    definition: Text = Field(description="Uitleg in gewone taal (B1)")
    source: Citation | None = Field(default=None, description="Bron van de uitleg")
    see: Many[AnyLink] = Field(default=(), description="Zie ook: soort/kenmerk, zoals tool/fml")


class Question(Record):
    """A question that people ask, with a short answer."""

    name = "question"
    folder = "questions"
    address = "handreiking/vragen"
    singular = "Vraag"
    plural = "Vragen en antwoorden"
    search_weight = 9
    title_field = "question"
    summary_field = "short_answer"
    facets = {"roles": "Rol", "phases": "Fase", "element": "Kernelement"}

    question: Text = Field(description="De vraag, zoals mensen hem stellen")
    also_asked_as: Many[Text] = Field(
        default=(), description="Hoe mensen het ook vragen; voor de zoekfunctie"
    )
    short_answer: Text = Field(description="Kort antwoord")
    roles: Some[Role] = Field(description="Wie dit vragen")
    phases: Some[Phase] = Field(description="Wanneer dit speelt")
    rules: Many[LegalLink] = Field(default=(), description="Regels waarop het antwoord rust")
    sources: Some[Citation] = Field(description="Bronnen")
    element: ElementLink = Field(description="Kernelement")
    recommendations: Some[RecommendationLink] = Field(description="Adviezen die erbij horen")


class KeyMessage(Part):
    """One message of a policy summary, with how certain it is and why."""

    message: Text = Field(description="De boodschap")
    confidence: Annotated[str, OneOf("message-certainties")] = Field(
        description="Zekerheid in woorden"
    )
    confidence_note: Text = Field(description="Waarom die zekerheid")
    sources: Some[Citation] = Field(description="Bronnen")


class PolicyOption(Part):
    """Something that could be decided; for and against are our own weighing."""

    option: Text = Field(description="Wat je kunt besluiten")
    for_: Text = Field(alias="for", description="Wat ervoor pleit")
    against: Text = Field(description="Wat ertegen pleit")


class PolicySummary(Record):
    """One page for a decision."""

    name = "policy"
    folder = "policy"
    address = "beleid"
    singular = "Beleidssamenvatting"
    plural = "Beleidssamenvattingen"
    search_weight = 6
    title_field = "question"
    summary_field = "audience"

    question: Text = Field(description="De vraag")
    audience: Text = Field(description="Voor wie")
    key_messages: Some[KeyMessage] = Field(description="Kernboodschappen")
    background: Prose = Field(description="Achtergrond (Markdown zonder HTML)")
    background_sources: Some[Citation] = Field(description="Bronnen bij de achtergrond")
    what_we_do_not_know: Some[Text] = Field(description="Wat niet bekend is")
    options: Some[PolicyOption] = Field(description="Opties; voor en tegen zijn eigen afwegingen")
    sources: Some[Citation] = Field(description="Bronnen")
