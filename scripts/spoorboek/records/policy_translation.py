"""Policy translation: the English texts of a policy summary, and the code of what they translate."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from spoorboek.records.field_kinds import Many, PastDay, Prose, Some, Text
from spoorboek.records.figure import Figure, FigureLink
from spoorboek.records.law import LegalRecord
from spoorboek.records.markers import LinksTo
from spoorboek.records.policy import PolicyOption, PolicySummary
from spoorboek.records.reading import LegalLink
from spoorboek.records.record import Part, Record


class TranslatedMessage(Part):
    """The texts of a message; its certainty and sources are those of the original."""

    message: Text = Field(description="De boodschap, vertaald")
    confidence_note: Text = Field(description="Waarom die zekerheid, vertaald")


class TranslatedAsk(Part):
    """The texts of what is asked; the effort is that of the original."""

    who: Text = Field(description="Van wie, vertaald")
    what: Text = Field(description="Wat het vraagt, vertaald")


class TranslatedFigure(Part):
    """The words around a number; the number itself, its source and label are those of the figure."""

    figure: FigureLink = Field(description="Het cijfer: kenmerk")
    value: Text | None = Field(
        default=None, description="Het getal, vertaald, alleen als het in woorden staat"
    )
    statement: Text = Field(description="Het cijfer in een zin, vertaald")
    of: Text = Field(description="Waarvan, vertaald")
    caution: Text = Field(description="Kanttekening, vertaald")
    parts: Many[Text] = Field(default=(), description="Wat elk deel is, vertaald, in volgorde")


class TranslatedRule(Part):
    """What a rule says; its article, certainty and day are those of the rule."""

    rule: LegalLink = Field(description="De regel: kenmerk")
    statement: Text = Field(description="Wat de regel zegt, vertaald")


class PolicyTranslation(Record):
    """The English texts of a policy summary. Codes, sources and numbers stay with the original."""

    name = "policy-translation"
    folder = "policy/en"
    address = "en/policy"
    singular = "Engelse vertaling"
    plural = "Engelse vertalingen"
    written_in = "en"
    is_wide = True
    search_weight = 2
    title_field = "question"
    summary_field = "audience"

    of: Annotated[str, LinksTo(("policy",))] = Field(description="De samenvatting: kenmerk")
    translated_on: PastDay = Field(description="Dag van de vertaling")
    translated_from: Text = Field(
        description="Code van de Nederlandse tekst die is vertaald; `spoorboek check` noemt haar"
    )
    question: Text = Field(description="De vraag, vertaald")
    audience: Text = Field(description="Voor wie, vertaald")
    advice: Some[Text] = Field(description="Elke zin advies, vertaald, in volgorde")
    key_messages: Some[TranslatedMessage] = Field(description="Kernboodschappen, in volgorde")
    asks: Some[TranslatedAsk] = Field(description="Wat het vraagt, in volgorde")
    figures: Many[TranslatedFigure] = Field(default=(), description="Cijfers, in volgorde")
    background: Prose = Field(description="Achtergrond, vertaald (Markdown zonder HTML)")
    what_we_do_not_know: Some[Text] = Field(description="Wat niet bekend is, in volgorde")
    options: Some[PolicyOption] = Field(description="Opties, vertaald, in volgorde")
    rules: Many[TranslatedRule] = Field(default=(), description="Regels, in volgorde")


def text_code(
    summary: PolicySummary, figures: Iterable[Figure], rules: Iterable[LegalRecord]
) -> str:
    """A short code of the Dutch texts that a translation translates; it changes when they do."""
    texts = "\n".join(_dutch_texts(summary, figures, rules))
    return f"nl-{hashlib.sha256(texts.encode()).hexdigest()[:8]}"


def _dutch_texts(
    summary: PolicySummary, figures: Iterable[Figure], rules: Iterable[LegalRecord]
) -> Iterator[str]:
    yield from (summary.question, summary.audience, summary.background)
    yield from (advice.advice for advice in summary.advice)
    for message in summary.key_messages:
        yield from (message.message, message.confidence_note)
    for ask in summary.asks:
        yield from (ask.who, ask.what)
    yield from summary.what_we_do_not_know
    for option in summary.options:
        yield from (option.option, option.for_, option.against)
    for figure in figures:
        yield from (figure.statement, str(figure.value), figure.unit, figure.of, figure.caution)
        yield from (part.what for part in figure.parts)
    yield from (rule.summary_text or rule.heading for rule in rules)
