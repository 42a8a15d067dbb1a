"""Vocabulary: the words that sort records, such as roles, phases and kinds of tool."""

from typing import Annotated

from pydantic import Field, Strict

from spoorboek.records.field_kinds import Many, RecordId, Some, Text
from spoorboek.records.record import Part, Record


class Value(Part):
    """One word of a vocabulary."""

    id: RecordId = Field(description="Zo staat het woord in records")
    label: Text = Field(description="Zo staat het op de site")
    meaning: Text = Field(description="Wat het woord betekent, in één of twee zinnen")
    synonyms: Many[Text] = Field(
        default=(),
        description="Woorden waarmee andere programma's hetzelfde bedoelen; zo worden hun redenen gelezen",
    )
    weeks: Annotated[tuple[int, int], Strict(False)] | None = Field(
        default=None, description="Eerste en laatste week, alleen bij fasen"
    )


class Vocabulary(Record):
    """A list of words that other records choose from."""

    name = "vocabulary"
    folder = "vocabularies"
    address = "over/woordenlijsten"
    singular = "Woordenlijst"
    plural = "Woordenlijsten"
    search_weight = 1
    summary_field = "used_for"

    title: Text = Field(description="Naam van de lijst")
    used_for: Text = Field(description="Waar deze woorden voor dienen")
    values: Some[Value] = Field(description="De woorden, in de volgorde waarin ze worden getoond")
