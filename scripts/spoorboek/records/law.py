"""Law: rules, milestones, privacy, changes and advised moments.

A legal record states what was seen of law, regulation or UWV practice, with its certainty and date.
It never counts as evidence of an effect.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from spoorboek.records.advice_words import Basis, Certainty
from spoorboek.records.date_rule import MOST_DAYS, DateRule, OtherCount
from spoorboek.records.field_kinds import (
    Citation,
    Code,
    Day,
    Many,
    PartialDate,
    PastDate,
    PastDay,
    Some,
    Text,
    WebAddress,
)
from spoorboek.records.markers import LinksTo, OneOf
from spoorboek.records.record import Part, Record

RuleOrMilestone = Annotated[str, LinksTo(("legal-rule", "milestone"))]
PrivacyLink = Annotated[str, LinksTo(("privacy-rule",))]
Actor = Annotated[str, OneOf("actors")]


class LegalRecord(Record):
    """What every statement about law has: source, certainty, where sources disagree, when it was seen."""

    is_law: ClassVar[bool] = True
    fresh_for = {"seen_date": 6}

    source: Citation = Field(description="Bron die het zegt")
    source_url: WebAddress | None = Field(default=None, description="Adres waar het stond")
    other_sources: Many[Citation] = Field(
        default=(), description="Andere bronnen die hetzelfde zeggen"
    )
    confidence: Certainty = Field(description="Zekerheid over de regel zelf: hoog, middel of laag")
    sources_disagree: Text | None = Field(default=None, description="Waar bronnen verschillen")
    dated: Text | None = Field(default=None, description="Wat verouderd kan zijn, en van wanneer")
    valid_from: Day | None = Field(default=None, description="Geldt vanaf, als dat is gezien")
    valid_to: Day | None = Field(default=None, description="Geldt tot, als dat is gezien")
    seen_date: PastDay = Field(description="Dag waarop de bron is geraadpleegd")


class LegalRule(LegalRecord):
    """A statement about law, regulation or practice."""

    name = "legal-rule"
    folder = "law/rules"
    address = "tijdlijn/regels"
    singular = "Regel"
    plural = "Regels"
    search_weight = 4
    title_field = "statement"
    facets = {"topic": "Onderwerp", "confidence": "Zekerheid"}
    listed_with = {"topic": "", "legal_basis": ""}

    topic: Annotated[str, OneOf("legal-topics")] = Field(description="Onderwerp")
    statement: Text = Field(description="De regel, in één of twee zinnen")
    legal_basis: Text | None = Field(
        default=None, description="Artikel; leeg als het praktijk is of niet is gezien"
    )
    machine: dict[str, Any] | None = Field(
        default=None, description="Waarden waarmee de datumhulp rekent"
    )


class Milestone(LegalRecord):
    """A moment on the timeline."""

    name = "milestone"
    folder = "law/milestones"
    address = "tijdlijn/mijlpalen"
    singular = "Mijlpaal"
    plural = "Mijlpalen"
    search_weight = 7
    summary_field = "action"
    facets = {"basis": "Waar het op rust", "kind": "Soort", "actors": "Wie"}
    listed_with = {"basis": "", "actors": "door: "}

    title: Text = Field(description="Naam van het moment")
    kind: Annotated[str, OneOf("milestone-kinds")] = Field(description="Soort moment")
    rule: DateRule = Field(description="Hoe de datum wordt berekend")
    sets_anchor: Code | None = Field(
        default=None,
        description="Ankerdag die met dit moment vaststaat, zoals plan_of_action_date",
    )
    other_counts: Many[OtherCount] = Field(
        default=(), description="Dagen die volgen uit een andere manier van tellen"
    )
    counting_note: Text = Field(description="Toelichting op de telling")
    actors: Some[Actor] = Field(description="Wie iets doet")
    action: Text = Field(description="Wat er gebeurt")
    basis: Basis = Field(description="Waar de termijn op rust")
    legal_basis: Text | None = Field(default=None, description="Artikel; leeg als het praktijk is")
    source_page_date: PartialDate | None = Field(
        default=None, description="Datum van de bronpagina"
    )
    second_track: Text = Field(description="Wat dit moment betekent voor spoor 2")
    show_in_calendar: bool = Field(description="In de agenda: true als het daar hoort")

    @property
    def sort_key(self) -> tuple[int, str]:
        """By the last day it can fall on, counted from the first sick day."""
        return self.rule.last_day, self.title


class PrivacyRule(LegalRecord):
    """What may and may not be asked, kept or shared about health."""

    name = "privacy-rule"
    folder = "law/privacy"
    address = "tijdlijn/privacy"
    singular = "Privacyregel"
    plural = "Privacyregels"
    search_weight = 6
    title_field = "statement"
    listed_with = {"locator": ""}

    statement: Text = Field(description="De regel, in één of twee zinnen")
    locator: Text = Field(description="Vindplaats in de bron")
    design_consequence: Text | None = Field(
        default=None, description="Wat dit betekent voor deze site"
    )


class LawChange(LegalRecord):
    """A change of law that was announced, proposed or made."""

    name = "law-change"
    folder = "law/changes"
    address = "tijdlijn/wijzigingen"
    singular = "Wijziging"
    plural = "Wijzigingen"
    search_weight = 2
    title_field = "statement"
    summary_field = "status"
    listed_with = {"status_date": "stand van "}
    fresh_for = {"seen_date": 3}

    statement: Text = Field(description="Wat er verandert of zou veranderen")
    status: Text = Field(description="Stand van zaken, met wat niet is vastgesteld")
    status_date: PastDate | None = Field(default=None, description="Datum van die stand")


class MomentWindow(Part):
    """When something is advised, in weeks or days from an anchor."""

    anchor: Code = Field(description="Dag waar vanaf wordt geteld")
    from_week: int | None = Field(default=None, ge=1, description="Eerste week")
    to_week: int | None = Field(default=None, ge=1, description="Laatste week")
    offset_days: int | None = Field(
        default=None, ge=0, le=MOST_DAYS, description="Dagen na de ankerdag"
    )
    every_days: int | None = Field(default=None, ge=1, description="Herhaalt om de zoveel dagen")


class AdvisedMoment(Record):
    """A moment that is advised, not prescribed."""

    name = "advised-moment"
    folder = "law/moments"
    address = "tijdlijn/momenten"
    singular = "Aanbevolen moment"
    plural = "Aanbevolen momenten"
    search_weight = 5
    title_field = "advice"
    summary_field = "basis"
    fresh_for = {"source": 12}

    when: MomentWindow = Field(description="Wanneer")
    advice: Text = Field(description="Wat er wordt geadviseerd")
    source: Citation = Field(description="Bron")
    source_url: WebAddress | None = Field(default=None, description="Adres waar het stond")
    basis: Text = Field(description="Waar het moment op rust")

    @property
    def sort_key(self) -> tuple[int, str]:
        """By week; a moment at the plan or the evaluation stands in the week in which that is due."""
        anchors = {"plan_of_action_date": 8, "first_year_evaluation_date": 52}
        week = anchors.get(self.when.anchor, 0) + (self.when.from_week or 0)
        return week + (1 if self.when.every_days else 0), self.advice
