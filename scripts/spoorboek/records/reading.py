"""Reading: terms, and questions with their answers."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.element import ElementLink
from spoorboek.records.field_kinds import (
    AnyLink,
    Citation,
    Many,
    Phase,
    PlainText,
    Role,
    Some,
    Text,
)
from spoorboek.records.markers import ForEmployees, LinksTo
from spoorboek.records.recommendation import RecommendationLink
from spoorboek.records.record import Record

LegalLink = Annotated[str, LinksTo(("legal-rule", "milestone", "privacy-rule"))]


class Term(Record):
    """A term of the glossary, with the spellings and synonyms that search must know.

    The term and its synonyms are explained in running text; what people also search for is not.
    """

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
    synonyms: Many[Text] = Field(
        default=(),
        description="Andere woorden, schrijfwijzen en meervouden die hetzelfde betekenen",
    )
    search_words: Many[Text] = Field(
        default=(),
        description="Woorden waarmee mensen dit zoeken, maar die niet precies hetzelfde betekenen",
    )
    explain: bool = Field(
        default=True,
        description="Uitleg in lopende tekst: false bij een alledaags woord",
    )
    definition: PlainText = Field(description="Uitleg in gewone taal (B1)")
    source: Citation | None = Field(default=None, description="Bron van de uitleg")
    see: Many[AnyLink] = Field(default=(), description="Zie ook: soort/kenmerk, zoals tool/fml")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every word under which people look for the term, the term itself first."""
        return self.term, *self.synonyms, *self.search_words


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
    grouped_by = "element"
    facets = {"roles": "Rol", "phases": "Fase", "element": "Kernelement"}

    question: Text = Field(description="De vraag, zoals mensen hem stellen")
    also_asked_as: Many[Text] = Field(
        default=(), description="Hoe mensen het ook vragen; voor de zoekfunctie"
    )
    short_answer: Annotated[Text, ForEmployees(asked_by="roles")] = Field(
        description="Kort antwoord"
    )
    roles: Some[Role] = Field(description="Wie dit vragen")
    phases: Some[Phase] = Field(description="Wanneer dit speelt")
    rules: Many[LegalLink] = Field(default=(), description="Regels waarop het antwoord rust")
    sources: Some[Citation] = Field(description="Bronnen")
    element: ElementLink = Field(description="Kernelement")
    recommendations: Some[RecommendationLink] = Field(description="Adviezen die erbij horen")
