"""Figure: a number with its base, and of which other number it is a share."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Citation, Code, Many, Text
from spoorboek.records.markers import LinksTo
from spoorboek.records.record import Part, Record
from spoorboek.records.word import Word

FigureLink = Annotated[str, LinksTo(("figure",))]
SHARES = ("%", "van 100")
"""Units in which a number from 0 to 100 is a share of a hundred."""


class FigureLabel(Word):
    """Where a number comes from."""

    STUDY = (
        "study",
        "Onderzoek",
        "Uit een studie of officiële telling, gelezen zoals de kanttekening zegt",
    )
    SECOND_HAND = (
        "second-hand",
        "Tweedehands",
        "Aangehaald door een ander; het origineel is niet gezien",
    )
    OWN_ARITHMETIC = (
        "own-arithmetic",
        "Eigen som",
        "Door ons uitgerekend; de som staat in de kanttekening",
    )
    PROVIDER_CLAIM = (
        "provider-claim",
        "Opgave van een aanbieder",
        "Eigen cijfer van een marktpartij, niet getoetst",
    )


class Share(Part):
    """One part of the group that a number is about."""

    value: int | float = Field(ge=0, description="Het getal, in dezelfde eenheid")
    what: Text = Field(description="Wat dit deel is, in gewone woorden")


class OtherBase(Part):
    """A figure that is often told as the one before, but counts another group."""

    figure: FigureLink = Field(description="Het cijfer dat ervoor wordt verteld")
    why: Text = Field(description="Waarom de grondslag een andere is")


class Figure(Record):
    """A number with its base, source and label."""

    name = "figure"
    folder = "figures"
    address = "bewijs/cijfers"
    singular = "Cijfer"
    plural = "Cijfers"
    search_weight = 1
    title_field = "statement"
    summary_field = "caution"
    facets = {"label": "Waar het vandaan komt"}
    listed_with = {"label": "", "of": "van: "}
    fresh_for = {"source": 12}

    statement: Text = Field(description="Het cijfer in een zin, met de groep erbij")
    value: int | float | Text = Field(description="Het getal zoals gezien")
    unit: Code = Field(description="Eenheid")
    of: Text = Field(description="Waarvan: de noemer in woorden")
    n: int | None = Field(default=None, ge=0, description="Aantal in de noemer, alleen als bekend")
    parts: Many[Share] = Field(
        default=(),
        description="De hele groep in delen, van dezelfde bron; het eerste deel is het getal zelf",
    )
    group: Text | None = Field(
        default=None,
        description="De groep die het getal telt; nodig als een ander cijfer daar een deel van is",
    )
    share_of: FigureLink | None = Field(
        default=None,
        description="Cijfer waarvan dit een deel is; 'of' is dan letterlijk de 'group' van dat cijfer",
    )
    other_base: OtherBase | None = Field(
        default=None,
        description="Cijfer waarvan dit een deel lijkt, maar dat een andere groep telt",
    )
    sum_of: FigureLink | None = Field(
        default=None, description="Laatste cijfer van de keten waarvan dit onze som is"
    )
    period: Text = Field(description="Wanneer")
    source: Citation = Field(description="Bron")
    other_sources: Many[Citation] = Field(
        default=(), description="Andere bronnen met hetzelfde cijfer"
    )
    label: FigureLabel = Field(description="Waar het getal vandaan komt")
    caution: Text = Field(description="Kanttekening, wordt altijd getoond")
