"""Date rules: how the date of a milestone follows from a day that is known."""

from typing import Literal

from pydantic import Field

from spoorboek.records.field_kinds import Text
from spoorboek.records.record import Part

DAYS_OF_WAITING = 728  # 104 weeks
DAYS_IN_YEAR = 365
MOST_DAYS = 3660  # ten years: no date of this process lies further away
AFTER_WAITING = ("wia_application_date", "employment_end_date")

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
        description="Doorschuiven na een weekend of feestdag: none of next_working_day"
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
