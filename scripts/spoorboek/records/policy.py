"""Policy: one page for a decision, with advice that says what it rests on."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.advice_words import Effort
from spoorboek.records.field_kinds import Citation, Many, Prose, Some, Text
from spoorboek.records.figure import FigureLink
from spoorboek.records.markers import LinksTo, OneOf
from spoorboek.records.reading import LegalLink
from spoorboek.records.record import Part, Record

MessageGround = Annotated[str, LinksTo(("cmoc", "conflict", "gap"))]
AdviceGround = Annotated[str, LinksTo(("recommendation", "cmoc", "conflict", "gap"))]
Number = Annotated[int, Field(ge=1)]
"""A place in a list of the same record, counted from 1, as readers see it."""


class PolicyAdvice(Part):
    """One sentence of advice. It is our own weighing, so it names what was weighed."""

    advice: Text = Field(description="Het advies in één zin; een eigen afweging van de makers")
    messages: Many[Number] = Field(
        default=(), description="Kernboodschappen waarop het rust, als nummers; 1 is de eerste"
    )
    options: Many[Number] = Field(
        default=(), description="Opties die het raakt, als nummers; 1 is de eerste"
    )
    based_on: Many[AdviceGround] = Field(
        default=(), description="Adviezen, verklaringen, tegenspraak en kennisgaten erachter"
    )


class KeyMessage(Part):
    """One message of a policy summary, with how certain it is and why."""

    message: Text = Field(description="De boodschap")
    confidence: Annotated[str, OneOf("message-certainties")] = Field(
        description="Zekerheid in woorden"
    )
    confidence_note: Text = Field(description="Waarom die zekerheid")
    based_on: Many[MessageGround] = Field(
        default=(), description="Verklaringen, tegenspraak en kennisgaten bij de boodschap"
    )
    sources: Some[Citation] = Field(description="Bronnen")


class PolicyAsk(Part):
    """What the advice asks of somebody; our own estimate."""

    who: Text = Field(description="Van wie")
    what: Text = Field(description="Wat het vraagt")
    effort: Effort = Field(description="Inspanning, eigen inschatting: laag, middel of hoog")


class PolicyOption(Part):
    """Something that could be decided; for and against are our own weighing."""

    option: Text = Field(description="Wat je kunt besluiten")
    for_: Text = Field(alias="for", description="Wat ervoor pleit")
    against: Text = Field(description="Wat ertegen pleit")


class PolicySummary(Record):
    """One page for a decision."""

    name = "policy"
    folder = "policy"
    address = "beleid"
    singular = "Beleidssamenvatting"
    plural = "Beleidssamenvattingen"
    is_wide = True
    search_weight = 6
    title_field = "question"
    summary_field = "audience"
    fresh_for = {"sources": 12}

    question: Text = Field(description="De vraag")
    audience: Text = Field(description="Voor wie")
    advice: Some[PolicyAdvice] = Field(description="Advies van de makers, enkele zinnen")
    key_messages: Some[KeyMessage] = Field(description="Kernboodschappen")
    asks: Some[PolicyAsk] = Field(description="Wat het advies vraagt, en van wie")
    figures: Many[FigureLink] = Field(
        default=(), description="Cijfers; het eerste wordt getekend als het een deel van 100 is"
    )
    background: Prose = Field(description="Achtergrond (Markdown zonder HTML)")
    background_sources: Some[Citation] = Field(description="Bronnen bij de achtergrond")
    what_we_do_not_know: Some[Text] = Field(description="Wat niet bekend is")
    options: Some[PolicyOption] = Field(description="Opties; voor en tegen zijn eigen afwegingen")
    rules: Many[LegalLink] = Field(
        default=(), description="Regels die erbij horen; zij staan los van het bewijs"
    )
    sources: Some[Citation] = Field(description="Bronnen")
