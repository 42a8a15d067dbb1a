"""Subject: what an evidence base is about, and the few words that the whole site takes from that.

It stands in evidence/subject.yml. Everything else here works for any subject; without the file the
base has no name of its own, and everything still works.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Many, Phase, RecordId, Role, Some, Text
from spoorboek.records.markers import OneOf
from spoorboek.records.record import Part


class Actor(Part):
    """On whose behalf a role acts at moments that law or practice sets."""

    role: Role = Field(description="Rol")
    acts_as: Annotated[RecordId, OneOf("actors")] = Field(
        description="Namens wie deze rol handelt, zoals bij momenten staat"
    )


class Guidance(Part):
    """What the whole guidance, as one text, says of itself."""

    about: Some[Text] = Field(description="Waar de handreiking over gaat, en voor wie zij is")
    limits: Many[Text] = Field(
        default=(), description="Voor wie zij niet is, en waar je hulp vindt"
    )
    bases: Text = Field(
        default="Wet, praktijk en advies zijn verschillende dingen.",
        description="Wat een lezer uit elkaar moet houden",
    )


class Subject(Part):
    """Who makes this evidence base, what it is about, and around whom it turns."""

    name: Text = Field(default="Kennisbank", description="Naam van de kennisbank")
    about: Text = Field(
        default="een nog niet genoemd onderwerp",
        description="Onderwerp, zoals het achter 'een kennisbank over' staat",
    )
    setting: Text | None = Field(
        default=None,
        description="Waar vragen over gaan, zoals het in een zin staat: 'in de wijk'",
    )
    not_official: Text = Field(
        default="Geen officiële publicatie.",
        description="Dat dit geen officiële uitgave is, en wie haar wel maakt",
    )
    no_advice: Text = Field(
        default="Hulpmiddel, geen juridisch of medisch advies.",
        description="Welk advies dit niet is, en wat voorgaat",
    )
    central_role: Role | None = Field(
        default=None,
        description="De rol om wie het draait: voor haar zijn teksten eenvoudig geschreven",
    )
    phase_before: Phase | None = Field(
        default=None,
        description="De fase die voor de centrale rol al voorbij is als zij dit leest",
    )
    plain_heading: Text = Field(
        default="In gewone taal",
        description="Kop boven de tekst in gewone taal bij een advies",
    )
    weeks_since: Text | None = Field(
        default=None, description="Vanaf wanneer de weken van de fasen tellen: 'de eerste dag'"
    )
    plain_pages: Many[Text] = Field(
        default=(),
        description="Pagina's en mappen in docs/ in gewone taal; de controle leest ze mee",
    )
    acting: Many[Actor] = Field(default=(), description="Rollen die namens een ander handelen")
    guidance: Guidance | None = Field(
        default=None, description="Wat de hele handreiking over zichzelf zegt"
    )
    record_types: Many[Text] = Field(
        default=(),
        description="De soorten records die deze kennisbank gebruikt; weggelaten: alle soorten",
    )

    @property
    def makers(self) -> str:
        """Who speaks: the makers, under the name of the base."""
        return f"De makers van {self.name}"

    @property
    def short_name(self) -> str:
        """The name as it stands in file names and identifiers."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "kennisbank"

    def acts_as(self, role: str) -> str:
        """Who is named at moments when a role acts."""
        return next((actor.acts_as for actor in self.acting if actor.role == role), role)
