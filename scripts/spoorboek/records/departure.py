"""Departure: a page that was removed or got another address, and where readers find it now."""

import re

from pydantic import Field

from spoorboek.records.field_kinds import ID_PATTERN, Code, Many, PastDay, Text
from spoorboek.records.record import Record

_ADDRESS = re.compile(rf"(?:{ID_PATTERN}/)+")


class Departure(Record):
    """One page that went. Its own page lies at the address where that one was."""

    name = "departure"
    folder = "departures"
    address = "over/vertrokken"
    singular = "Vertrokken pagina"
    plural = "Vertrokken pagina's"
    search_weight = 0
    summary_field = "reason"

    title: Text = Field(description="Hoe de pagina heette")
    former: Code = Field(
        description="Haar oude adres, met een streep erachter, zoals bewijs/verklaringen/oude-naam/"
    )
    date: PastDay = Field(description="Dag waarop zij wegging")
    reason: Text = Field(description="Waarom, in één of twee zinnen voor lezers")
    to: Many[Code] = Field(
        default=(),
        description="Adressen waar het nu staat, het beste eerst; leeg als niets ervoor in de plaats kwam",
    )

    @property
    def has_address(self) -> bool:
        """Whether what is written there can be an address of a page."""
        return bool(_ADDRESS.fullmatch(self.former))

    @property
    def page(self) -> str:
        """The address that it keeps."""
        return self.former if self.has_address else super().page

    @property
    def sort_key(self) -> tuple[int, str]:
        """The latest first."""
        return -int(self.date.replace("-", "")), self.title.lower()
