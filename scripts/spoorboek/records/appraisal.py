"""Appraisal: what people judged of one study, criterion by criterion, and how far an approach is described.

The criteria of the MMAT have no total: none can be written here, and none is computed.
"""

from pydantic import Field

from spoorboek.records.field_kinds import Code, PastDay, Some, Text
from spoorboek.records.record import Part
from spoorboek.records.source_words import Design
from spoorboek.records.word import Word


class MmatAnswer(Word):
    """The answers of the MMAT to one criterion."""

    YES = "yes", "ja"
    NO = "no", "nee"
    CANNOT_TELL = "cannot-tell", "niet te zeggen"


class MmatCategory(Word):
    """The five sets of criteria of the MMAT, in its own order."""

    QUALITATIVE = "qualitative", "kwalitatief"
    RANDOMISED = "randomised", "gerandomiseerd"
    NON_RANDOMISED = "non-randomised", "niet gerandomiseerd"
    DESCRIPTIVE = "descriptive", "beschrijvend"
    MIXED = "mixed", "gemengde methoden"

    @property
    def number(self) -> str:
        """The number before the dot in its criteria."""
        return str(list(MmatCategory).index(self) + 1)


CATEGORIES_OF = {
    Design.QUALITATIVE: (MmatCategory.QUALITATIVE,),
    Design.RCT: (MmatCategory.RANDOMISED,),
    Design.QUASI_EXPERIMENTAL: (MmatCategory.NON_RANDOMISED,),
    Design.COHORT: (MmatCategory.NON_RANDOMISED,),
    Design.CROSS_SECTIONAL: (MmatCategory.NON_RANDOMISED, MmatCategory.DESCRIPTIVE),
    Design.CASE_FILE: (MmatCategory.DESCRIPTIVE,),
    Design.PROCESS_EVALUATION: tuple(MmatCategory),
    Design.MIXED_METHODS: (MmatCategory.MIXED,),
}
"""The sets of criteria that fit a design: our own proposal. Other designs are no primary studies."""


class Criterion(Part):
    """The answer to one criterion, with the reason for it."""

    number: Code = Field(description="Nummer in de MMAT: S1, S2 of bijvoorbeeld 2.1")
    answer: MmatAnswer = Field(description="Antwoord: yes, no of cannot-tell (niet te zeggen)")
    remark: Text = Field(description="Waarom: wat de gelezen tekst erover zegt, of niet zegt")


class Mmat(Part):
    """The criteria of the MMAT for one study. There is no total."""

    category: MmatCategory = Field(description="De reeks criteria die bij de opzet past")
    quantitative: MmatCategory | None = Field(
        default=None, description="Bij gemengde methoden: de reeks voor het kwantitatieve deel"
    )
    criteria: Some[Criterion] = Field(description="De criteria, elk met antwoord en toelichting")
    stopped: Text | None = Field(
        default=None, description="Waarom na S1 en S2 is gestopt, als dat zo is"
    )


class Appraisal(Part):
    """Who appraised a study, when, and what was answered."""

    mmat: Mmat = Field(description="Antwoorden op de criteria van de MMAT")
    assessed_by: Text = Field(description="Wie heeft beoordeeld, en waarop")
    assessed_on: PastDay = Field(description="Wanneer")


class Tidier(Part):
    """The twelve items of TIDieR for one approach. What the text read does not say stays empty."""

    name: Text | None = Field(default=None, description="Naam van de aanpak")
    why: Text | None = Field(default=None, description="Reden, theorie of doel achter de kern")
    materials: Text | None = Field(
        default=None, description="Materialen, en waar ze te krijgen zijn"
    )
    procedures: Text | None = Field(default=None, description="Stappen en activiteiten")
    providers: Text | None = Field(
        default=None, description="Wie het uitvoert, en met welke scholing"
    )
    how: Text | None = Field(
        default=None, description="Vorm: fysiek of op afstand, alleen of in een groep"
    )
    where: Text | None = Field(default=None, description="Het soort plek en wat daar nodig is")
    when: Text | None = Field(default=None, description="Hoe vaak, hoe lang, hoe intensief")
    tailoring: Text | None = Field(default=None, description="Wat bedoeld was als maatwerk, en hoe")
    modifications: Text | None = Field(
        default=None, description="Wat onderweg is veranderd, en waarom"
    )
    planned: Text | None = Field(
        default=None, description="Hoe is bewaakt dat het volgens plan ging"
    )
    actual: Text | None = Field(default=None, description="In hoeverre het volgens plan ging")
