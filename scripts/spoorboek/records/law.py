"""Law: rules, milestones, privacy, changes, advised moments, the counting rule and worked examples.

A legal record states what was seen of law, regulation or UWV practice, with its certainty and date.
It never counts as evidence of an effect.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from spoorboek.records.method import Basis, Certainty
from spoorboek.records.record import (
    Citation,
    Day,
    LinksTo,
    Many,
    OneOf,
    Part,
    PartialDate,
    PastDate,
    PastDay,
    Record,
    Some,
    Text,
    WebAddress,
)

RuleOrMilestone = Annotated[str, LinksTo(("legal-rule", "milestone"))]
PrivacyLink = Annotated[str, LinksTo(("privacy-rule",))]
Actor = Annotated[str, OneOf("actors")]


DAYS_OF_WAITING = 728  # 104 weeks
DAYS_IN_YEAR = 365
MOST_DAYS = 3660  # ten years: no date of this process lies further away
DAYS_IN_YEAR = 365
AFTER_WAITING = ("wia_application_date", "employment_end_date")


class LegalRecord(Record):
    """What every statement about law has: source, certainty, where sources disagree, when it was seen."""

    is_law: ClassVar[bool] = True

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


AnchorDay = Literal[
    "first_sick_day",
    "problem_analysis_date",
    "plan_of_action_date",
    "first_year_evaluation_date",
    "wia_application_date",
    "employment_end_date",
]
DateRuleType = Literal[
    "deadline_days_after",
    "deadline_end_of_week",
    "deadline_first_workday_after_week",
    "event",
    "event_after",
    "event_calendar_years",
    "event_expected",
    "event_on",
    "optional_before",
    "recurring",
    "recurring_unspecified",
    "window",
    "window_days",
]


class DateAnchor(Part):
    """A day counted from an anchor. `offset_days` is added to the anchor: day 1 has offset 0."""

    anchor: AnchorDay = Field(description="Dag waar vanaf wordt geteld")
    type: DateRuleType | None = Field(default=None, description="Soort berekening")
    week: int | None = Field(default=None, ge=1, description="Ziekteweek")
    offset_days: int = Field(ge=0, le=MOST_DAYS, description="Dagen na de ankerdag")


class DateRule(Part):
    """How the date of a milestone follows from an anchor. Offsets are in calendar days."""

    anchor: AnchorDay = Field(description="Dag waar vanaf wordt geteld, zoals first_sick_day")
    type: DateRuleType = Field(description="Soort berekening")
    weekend_shift: Literal["none", "next_working_day"] = Field(
        description="none of next_working_day: schuift de dag door na een weekend of feestdag?"
    )
    offset_days: int | None = Field(
        default=None, ge=0, le=MOST_DAYS, description="Dagen na de ankerdag"
    )
    offset_days_from: int | None = Field(
        default=None, ge=0, le=MOST_DAYS, description="Begin van de periode, in dagen"
    )
    offset_days_to: int | None = Field(
        default=None, ge=0, le=MOST_DAYS, description="Einde van de periode, in dagen"
    )
    week: int | None = Field(default=None, ge=1, description="Ziekteweek")
    from_week: int | None = Field(default=None, ge=1, description="Eerste week van de periode")
    to_week: int | None = Field(default=None, ge=1, description="Laatste week van de periode")
    after_weeks: int | None = Field(default=None, ge=1, description="Na zoveel weken")
    years: int | None = Field(default=None, ge=1, le=10, description="Kalenderjaren")
    every_days: int | None = Field(default=None, ge=1, description="Herhaalt om de zoveel dagen")
    until: DateAnchor | None = Field(default=None, description="Einde van de herhaling")
    fallback: DateAnchor | None = Field(
        default=None, description="Telling als de ankerdag niet bekend is"
    )
    exception: Text | None = Field(default=None, description="Wanneer het niet geldt")
    condition: Text | None = Field(default=None, description="Geldt alleen als")

    @property
    def last_day(self) -> int:
        """Days from the first sick day, as far as they follow without other dates."""
        if self.fallback:
            return self.fallback.offset_days
        if self.years:
            return self.years * DAYS_IN_YEAR
        until = self.until.offset_days if self.until else None
        known = (self.offset_days_to, self.offset_days, until)
        days = next((day for day in known if day is not None), 0)
        return days + (DAYS_OF_WAITING if self.anchor in AFTER_WAITING else 0)


class OtherCount(Part):
    """A day that comes out where others count in another way."""

    offset_days: int = Field(ge=0, le=MOST_DAYS, description="Dagen na de eerste ziektedag")
    according_to: Text = Field(description="Wie of wat zo telt, als begin van een regel")


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
    sets_anchor: Text | None = Field(
        default=None,
        description="Ankerdag die met dit moment vaststaat, zoals plan_of_action_date",
    )
    other_counts: Many[OtherCount] = Field(
        default=(), description="Dagen die volgen uit een andere manier van tellen"
    )
    counting_note: Text = Field(description="Toelichting op de telling")
    actors: Some[Actor] = Field(description="Wie iets doet")
    action: Text = Field(description="Wat er gebeurt")
    basis: Basis = Field(description="Waar de termijn op rust: wet, uwv-praktijk of advies")
    legal_basis: Text | None = Field(default=None, description="Artikel; leeg als het praktijk is")
    source_page_date: PartialDate | None = Field(
        default=None, description="Datum van de bronpagina"
    )
    second_track: Text = Field(description="Wat dit moment betekent voor spoor 2")
    show_in_calendar: bool = Field(description="true als het in de agenda hoort")

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

    statement: Text = Field(description="Wat er verandert of zou veranderen")
    status: Text = Field(description="Stand van zaken, met wat niet is vastgesteld")
    status_date: PastDate | None = Field(default=None, description="Datum van die stand")


class MomentWindow(Part):
    """When something is advised, in weeks or days from an anchor."""

    anchor: Text = Field(description="Dag waar vanaf wordt geteld")
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


class KingsDay(Part):
    """The date of Koningsdag and what happens on a Sunday."""

    month: int = Field(ge=1, le=12, description="Maand")
    day: int = Field(ge=1, le=31, description="Dag")
    if_sunday_day: int = Field(ge=1, le=31, description="Dag als het op een zondag valt")


class FixedHoliday(Part):
    """A public holiday on the same day every year."""

    name: Text = Field(description="Naam van de dag")
    month: int = Field(ge=1, le=12, description="Maand")
    day: int = Field(ge=1, le=31, description="Dag")


class EasterHoliday(Part):
    """A public holiday that moves with Easter."""

    name: Text = Field(description="Naam van de dag")
    days_after_easter: int = Field(
        ge=-60, le=200, description="Dagen na eerste paasdag; ervoor is negatief"
    )


class Counting(Record):
    """How days and weeks are counted, and what was not seen of the law."""

    name = "counting"
    folder = "law/counting"
    address = "tijdlijn/telregels"
    singular = "Telregel"
    plural = "Telregels"
    summary_field = "convention"

    title: Text = Field(description="Naam")
    scope: Text = Field(description="Voor wie de telling geldt")
    method: Text = Field(description="Hoe de regels zijn verzameld")
    disclaimer: Text = Field(description="Wat dit niet is")
    convention: Text = Field(description="De telregel")
    supported_by: Some[Citation] = Field(description="Bronnen die zo tellen")
    deviations: Many[Text] = Field(default=(), description="Waar anders wordt geteld")
    choice: Text = Field(description="Welke telling de site kiest")
    weekend: Text = Field(description="Wat er in een weekend of op een feestdag gebeurt")
    holidays_source: Citation = Field(description="Bron voor de feestdagen")
    fixed_holidays: Some[FixedHoliday] = Field(description="Feestdagen op een vaste dag")
    easter_holidays: Some[EasterHoliday] = Field(description="Feestdagen die met Pasen meegaan")
    kings_day_rule: Text = Field(description="De regel voor Koningsdag")
    kings_day: KingsDay = Field(description="Koningsdag in getallen")
    kings_day_sources: Some[Citation] = Field(description="Bronnen voor Koningsdag")
    new_count_after_days: int = Field(
        ge=1, description="Zoveel dagen volledig hersteld of meer: een nieuwe telling"
    )
    inputs: Some[Text] = Field(description="Wat de berekening nodig heeft")
    steps: Some[Text] = Field(description="De stappen van de berekening")
    caveat: Text = Field(description="Kanttekening bij de berekening")
    not_seen: Many[Text] = Field(default=(), description="Wat van wet en uitvoering niet is gezien")


class WorkedExample(Record):
    """Dates worked out by hand, that every calculation must agree with."""

    name = "worked-example"
    folder = "law/examples"
    address = "tijdlijn/voorbeelden"
    singular = "Rekenvoorbeeld"
    plural = "Rekenvoorbeelden"
    search_weight = 1
    summary_field = "tests"

    title: Text = Field(description="Naam")
    tests: Text = Field(description="Wat het voorbeeld laat zien")
    input: dict[str, Any] = Field(description="Ingevoerde datums")
    output: dict[str, Any] = Field(description="Datums die daaruit volgen")
