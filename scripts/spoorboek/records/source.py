"""Source: what was read of a reference, and what it says, each statement with its locator."""

from typing import Annotated

from pydantic import Field

from spoorboek.records.appraisal import Appraisal, Tidier
from spoorboek.records.field_kinds import (
    Code,
    Many,
    PartialDate,
    PastDay,
    RecordId,
    Sector,
    Text,
    WebAddress,
)
from spoorboek.records.markers import OneOf
from spoorboek.records.record import Later, Part, Record
from spoorboek.records.screening import Screening
from spoorboek.records.search import SearchLink
from spoorboek.records.source_words import (
    Design,
    ReadingDepth,
    ReportedAs,
    SourceClass,
    SourceStatus,
)

UNKNOWN_LANGUAGE = "und"
"""The code of ISO 639-2 for a language that was not determined."""


class Sample(Part):
    """Who and how many were studied."""

    n: int | None = Field(
        default=None, ge=0, description="Aantal; bij een review het aantal studies"
    )
    who: Text | None = Field(default=None, description="Wie, in woorden")


class FindingFigure(Part):
    """A number as seen in the source, with its base."""

    value: int | float | Text = Field(description="Getal, breuk of bereik, zoals gezien")
    unit: Code = Field(description="Eenheid of maat, zoals %, HR of OR")
    of: Text = Field(description="Waarvan: de noemer in woorden")
    n: int | None = Field(default=None, ge=0, description="Aantal in de noemer, alleen als bekend")


class SourceFinding(Part):
    """One statement of the source, in our own words, with the place where it stands."""

    id: RecordId = Field(description="Kenmerk binnen de bron, zoals f1")
    text: Text = Field(description="Wat de bron zegt, in eigen woorden; cijfers exact")
    locator: Text | None = Field(
        default=None, description="Vindplaats: pagina, kop of alinea; de controles vragen erom"
    )
    figures: Many[FindingFigure] = Field(default=(), description="Cijfers in deze bevinding")


class ReadConfiguration(Part):
    """A context-mechanism-outcome chain read in one source."""

    context: Text = Field(description="Context")
    mechanism: Text = Field(description="Mechanisme")
    outcome: Text = Field(description="Uitkomst")
    basis: ReportedAs = Field(
        description="Van wie de keten is: reported (zo in de bron) of interpreted (onze lezing)"
    )


class Source(Record):
    """What was read of one reference. The id is its citation key."""

    name = "source"
    folder = "sources"
    address = "bewijs/bronnen"
    singular = "Bron"
    plural = "Bronnen"
    search_weight = 0.4
    title_field = "id"
    summary_field = "summary"
    facets = {
        "source_class": "Soort publicatie",
        "design": "Opzet",
        "seen": "Gelezen",
        "sectors": "Sector",
        "themes": "Thema",
    }
    listed_with = {"source_class": "", "design": "", "seen": ""}
    later = Later(
        fields=(
            "source_class",
            "design",
            "seen",
            "seen_at",
            "language",
            "sectors",
            "summary",
            "verified",
        ),
        while_field="status",
        words=tuple(status for status in SourceStatus if not status.was_chosen),
    )

    id: RecordId = Field(
        description="Citatiesleutel: dezelfde sleutel staat in evidence/references/*.bib"
    )
    source_class: SourceClass = Field(default=SourceClass.NOT_SET, description="Soort publicatie")
    design: Design = Field(
        default=Design.NOT_SET, description="Onderzoeksopzet, afgeleid uit titel en samenvatting"
    )
    status: SourceStatus = Field(
        default=SourceStatus.INCLUDED,
        description="Stand: candidate, included, excluded, corrected of retracted",
    )
    status_reason: Text | None = Field(
        default=None, description="Reden, verplicht bij excluded, corrected en retracted"
    )
    status_date: PastDay | None = Field(
        default=None,
        description="Dag van de intrekking of correctie; nodig als de stand corrected of retracted is",
    )
    status_notice: WebAddress | None = Field(
        default=None, description="Webadres van het bericht van de uitgever"
    )
    seen: ReadingDepth = Field(
        default=ReadingDepth.NOT_READ, description="Hoeveel ervan is gelezen"
    )
    seen_at: Many[Text] = Field(
        default=(), description="Waar het is gelezen: webadressen, of een omschrijving van de kopie"
    )
    seen_part: Text | None = Field(default=None, description="Welk deel is gelezen, in woorden")
    seen_date: PastDay | None = Field(
        default=None, description="Dag waarop een kopie is geraadpleegd"
    )
    page_date: PartialDate | None = Field(default=None, description="Datum op de pagina zelf")
    authority: Text | None = Field(
        default=None, description="Gezag van de bron, bij wet en voorlichting"
    )
    note: Text | None = Field(default=None, description="Kanttekening bij de bron")
    country: Many[Code] = Field(
        default=(), description="ISO-landcodes; leeg als internationaal of niet gezien"
    )
    language: Code = Field(default=UNKNOWN_LANGUAGE, description="Taal van de bron: nl, en of de")
    sample: Sample = Field(default=Sample(), description="Onderzochte groep")
    population: Text | None = Field(default=None, description="Bij wie")
    sectors: Many[Sector] = Field(default=(), description="Sectoren")
    intervention: Text | None = Field(default=None, description="Wat er is gedaan")
    comparator: Text | None = Field(default=None, description="Waarmee is vergeleken")
    funder: Text | None = Field(default=None, description="Wie betaalde, als dat is gezien")
    summary: Text = Field(default="", description="Waar het over gaat, in eigen woorden")
    findings: Many[SourceFinding] = Field(default=(), description="Bevindingen met vindplaats")
    configurations: Many[ReadConfiguration] = Field(default=(), description="Gelezen CMO-ketens")
    limitations: Text | None = Field(default=None, description="Beperkingen")
    appraisal: Appraisal | None = Field(
        default=None, description="Beoordeling van de studie, per criterium; er is geen totaal"
    )
    tidier: Tidier | None = Field(
        default=None, description="De onderzochte aanpak in de twaalf onderdelen van TIDieR"
    )
    found_by: SearchLink | None = Field(
        default=None,
        description="Zoekactie die deze bron vond; leeg bij de eerste oogst, die per zoekactie is geteld",
    )
    themes: Many[Annotated[str, OneOf("themes")]] = Field(default=(), description="Thema's")
    screening: Many[Screening] = Field(
        default=(),
        description="Besluiten over meedoen: per persoon en per stap één, en wat samen is besloten",
    )
    verified: Text = Field(
        default="", description="Welke gegevens van de verwijzing letterlijk zijn gezien"
    )
    aliases: Many[Code] = Field(default=(), description="Eerdere citatiesleutels van dezelfde bron")

    @property
    def took_part(self) -> bool:
        """Whether it belongs among the sources: it was chosen, or left out without being screened.

        What waits for a decision or fell at screening was never one of them.
        """
        return self.status.was_chosen or not (self.status.waits or self.screening)
