"""Element: one of the core elements by which the site is ordered. The ordering is our own."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Citation, Some, Text
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Record

ElementLink = Annotated[str, LinksTo(("element",))]


class Element(Record):
    """A core element of second-track reintegration, with what is and is not known about it."""

    name = "element"
    folder = "elements"
    address = "bewijs/kernelementen"
    singular = "Kernelement"
    plural = "Kernelementen"
    search_weight = 6
    summary_field = "question"

    title: Text = Field(description="Naam van het kernelement")
    question: Text = Field(description="De vraag waar het om draait")
    summary: Text = Field(description="Wat het element inhoudt, in een alinea")
    known: Text = Field(description="Wat bekend is, in één of twee zinnen")
    unknown: Text = Field(description="Wat niet bekend is, in één of twee zinnen")
    seed_note: Text | None = Field(
        default=None, description="Wat startdocumenten over het element zeggen"
    )
    seeds: Some[Citation] = Field(description="Startdocumenten waarin het element voorkomt")
    sources: Some[Citation] = Field(description="Citatiesleutels van de belangrijkste bronnen")
