"""Release: a state of the evidence that was given out, with what changed for readers and why."""

from pydantic import Field

from spoorboek.records.field_kinds import Code, Many, PastDay, Prose, Text
from spoorboek.records.record import Part, Record


def version_of(day: str) -> str:
    """The day without leading zeros, so that it is a SemVer too."""
    return ".".join(str(int(part)) for part in day.split("-"))


class ReleasedChange(Part):
    """Why one conclusion changed. What changed follows from the lists of both releases."""

    record: Code = Field(description="Wat veranderde: soort/kenmerk, zoals het in de lijst staat")
    why: Text = Field(description="Waarom, in één of twee zinnen voor lezers")


class Release(Record):
    """One release. Its version follows from its day."""

    name = "release"
    folder = "releases"
    address = "over/uitgaven"
    singular = "Uitgave"
    plural = "Uitgaven"
    search_weight = 0.6
    summary_field = "summary"
    listed_with = {"date": ""}

    date: PastDay = Field(description="Dag van de uitgave; het versienummer volgt eruit")
    title: Text = Field(description="Naam van de uitgave, zoals 'Eerste uitgave'")
    summary: Text = Field(description="Wat er voor lezers verandert, in enkele zinnen")
    note: Prose | None = Field(
        default=None, description="Wat er verder te zeggen is, zoals wat er nog niet in zit"
    )
    changes: Many[ReleasedChange] = Field(
        default=(),
        description="Elk advies en elk oordeel dat veranderde, kwam of verdween, met de reden",
    )
    reworded: Many[Code] = Field(
        default=(),
        description="Records waarvan alleen de woorden veranderden en niet wat ze zeggen: soort/kenmerk",
    )

    @property
    def version(self) -> str:
        """The version of the data."""
        return version_of(self.date)

    @property
    def sort_key(self) -> tuple[int, str]:
        """The latest first."""
        return -int(self.date.replace("-", "")), self.id
