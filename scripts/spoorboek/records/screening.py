"""Screening: who decided when whether a reference takes part, and why not."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Code, PastDay, Text
from spoorboek.records.markers import OneOf
from spoorboek.records.record import Part
from spoorboek.records.word import Word


class ScreeningStage(Word):
    """What somebody had before them when deciding whether a reference takes part."""

    TITLE_ABSTRACT = "title-abstract", "titel en samenvatting"
    FULL_TEXT = "full-text", "volledige tekst"


class ScreeningDecision(Word):
    """What somebody decided about a candidate."""

    INCLUDE = "include", "meenemen", "Gaat door naar de volgende stap"
    EXCLUDE = "exclude", "uitsluiten", "Valt af, met een reden uit de lijst"
    UNSURE = "unsure", "twijfel", "Nog niet beslist"


class Screening(Part):
    """One decision about a candidate: of one person, or of several together after a difference."""

    stage: ScreeningStage = Field(description="Wat is bekeken")
    by: Code = Field(description="Wie besloot; dezelfde persoon heet overal hetzelfde")
    date: PastDay = Field(description="Dag van het besluit")
    decision: ScreeningDecision = Field(description="Het besluit")
    reason: Annotated[str, OneOf("exclusion-reasons")] | None = Field(
        default=None, description="Reden uit de lijst; nodig bij exclude, en alleen daar"
    )
    note: Text | None = Field(default=None, description="Toelichting")
    agreed: bool = Field(
        default=False, description="true: samen besloten, nadat de oordelen verschilden"
    )
