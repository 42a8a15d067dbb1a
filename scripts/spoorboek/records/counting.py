"""Counting: how days and weeks are counted, which days are free, and dates worked out by hand."""

from typing import Any

from pydantic import Field

from spoorboek.records.field_kinds import Citation, Many, Some, Text
from spoorboek.records.record import Part, Record


class KingsDay(Part):
    """The date of Koningsdag and what happens on a Sunday."""

    month: int = Field(ge=1, le=12, description="Maand")
    day: int = Field(ge=1, le=31, description="Dag")
    if_sunday_day: int = Field(ge=1, le=31, description="Dag als het op een zondag valt")


class FixedHoliday(Part):
    """A public holiday on the same day every year."""

    name: Text = Field(description="Naam van de dag")
    month: int = Field(ge=1, le=12, description="Maand")
    day: int = Field(ge=1, le=31, description="Dag")


class EasterHoliday(Part):
    """A public holiday that moves with Easter."""

    name: Text = Field(description="Naam van de dag")
    days_after_easter: int = Field(
        ge=-60, le=200, description="Dagen na eerste paasdag; ervoor is negatief"
    )


class Counting(Record):
    """How days and weeks are counted, and what was not seen of the law."""

    name = "counting"
    folder = "law/counting"
    address = "tijdlijn/telregels"
    singular = "Telregel"
    plural = "Telregels"
    summary_field = "convention"

    title: Text = Field(description="Naam")
    scope: Text = Field(description="Voor wie de telling geldt")
    method: Text = Field(description="Hoe de regels zijn verzameld")
    disclaimer: Text = Field(description="Wat dit niet is")
    convention: Text = Field(description="De telregel")
    supported_by: Some[Citation] = Field(description="Bronnen die zo tellen")
    deviations: Many[Text] = Field(default=(), description="Waar anders wordt geteld")
    choice: Text = Field(description="Welke telling de site kiest")
    weekend: Text = Field(description="Wat er in een weekend of op een feestdag gebeurt")
    holidays_source: Citation = Field(description="Bron voor de feestdagen")
    fixed_holidays: Some[FixedHoliday] = Field(description="Feestdagen op een vaste dag")
    easter_holidays: Some[EasterHoliday] = Field(description="Feestdagen die met Pasen meegaan")
    kings_day_rule: Text = Field(description="De regel voor Koningsdag")
    kings_day: KingsDay = Field(description="Koningsdag in getallen")
    kings_day_sources: Some[Citation] = Field(description="Bronnen voor Koningsdag")
    new_count_after_days: int = Field(
        ge=1, description="Zoveel dagen volledig hersteld of meer: een nieuwe telling"
    )
    inputs: Some[Text] = Field(description="Wat de berekening nodig heeft")
    steps: Some[Text] = Field(description="De stappen van de berekening")
    caveat: Text = Field(description="Kanttekening bij de berekening")
    not_seen: Many[Text] = Field(default=(), description="Wat van wet en uitvoering niet is gezien")


class WorkedExample(Record):
    """Dates worked out by hand, that every calculation must agree with."""

    name = "worked-example"
    folder = "law/examples"
    address = "tijdlijn/voorbeelden"
    singular = "Rekenvoorbeeld"
    plural = "Rekenvoorbeelden"
    search_weight = 1
    summary_field = "tests"

    title: Text = Field(description="Naam")
    tests: Text = Field(description="Wat het voorbeeld laat zien")
    input: dict[str, Any] = Field(description="Ingevoerde datums")
    output: dict[str, Any] = Field(description="Datums die daaruit volgen")
