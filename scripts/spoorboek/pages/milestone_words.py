"""Milestone words: when a milestone falls, in Dutch, from the rule by which its date is computed."""

from spoorboek.records.date_rule import DateAnchor, DateRule
from spoorboek.records.law import Milestone

DAYS_IN_WEEK = 7
WINDOWS = ("window", "window_days")
FIRST_SICK_DAY = "first_sick_day"

ANCHORS = {
    FIRST_SICK_DAY: "eerste ziektedag",
    "problem_analysis_date": "dag van het oordeel van de bedrijfsarts",
    "plan_of_action_date": "dag van het plan van aanpak",
    "first_year_evaluation_date": "dag van de eerstejaarsevaluatie",
    "wia_application_date": "dag van de WIA-aanvraag",
    "employment_end_date": "laatste dag van het dienstverband",
}
"""Days to count from, as a date is spoken of."""
EVENTS = {
    "problem_analysis_date": "na het oordeel",
    "plan_of_action_date": "na het plan",
    "first_year_evaluation_date": "na de evaluatie",
    "wia_application_date": "na de WIA-aanvraag",
    "employment_end_date": "einde dienstverband",
}
"""The same days in a few words, for a narrow column."""


def when_in_words(milestone: Milestone) -> str:
    """When a milestone falls, in a few words: `week 6`, `week 46–52`, `na de WIA-aanvraag`."""
    rule = milestone.rule
    if rule.type == "recurring_unspecified":
        return "regelmatig"
    if rule.every_days:
        return f"elke {span(rule.every_days)}"
    if rule.years:
        return f"na {rule.years} jaar"
    if rule.anchor != FIRST_SICK_DAY:
        after = EVENTS.get(rule.anchor, f"na {anchor_in_words(rule.anchor)}")
        return f"{span(rule.offset_days)} {after}" if rule.offset_days else after
    return _on_the_timeline(rule)


def _on_the_timeline(rule: DateRule) -> str:
    if rule.type == "optional_before" and rule.offset_days is not None:
        return f"tot en met week {week_of(rule.offset_days)}"
    if rule.type == "deadline_first_workday_after_week" and rule.week:
        return f"na week {rule.week}"
    if rule.offset_days_from is not None and rule.offset_days_to is not None:
        first, last = week_of(rule.offset_days_from), week_of(rule.offset_days_to)
        return f"week {first}" if first == last else f"week {first}–{last}"
    if rule.offset_days is None:
        return "niet vast"
    if rule.offset_days == 0:
        return "dag 1"
    if rule.offset_days % DAYS_IN_WEEK == 0:
        return f"na week {rule.offset_days // DAYS_IN_WEEK}"
    return f"week {week_of(rule.offset_days)}"


def rule_in_words(rule: DateRule) -> str:
    """How the date follows from a day that is known, in whole sentences."""
    sentences = [_main_sentence(rule)]
    if rule.until:
        sentences.append(f"Tot en met {_sum(rule.until.anchor, rule.until.offset_days)}.")
    if rule.fallback:
        sentences.append(_fallback_sentence(rule.fallback))
    if rule.weekend_shift == "next_working_day":
        sentences.append(
            "Valt die dag in een weekend of op een feestdag, dan is het de eerstvolgende werkdag."
        )
    return " ".join([*sentences, *_terms(rule)])


def terms_in_words(rule: DateRule) -> str:
    """When a date holds only sometimes, and when it does not hold; often nothing."""
    return " ".join(_terms(rule))


def _terms(rule: DateRule) -> list[str]:
    terms = []
    if rule.exception:
        terms.append(f"Uitzondering: {_closed(rule.exception)}")
    if rule.condition:
        terms.append(_closed(rule.condition[:1].upper() + rule.condition[1:]))
    return terms


def _main_sentence(rule: DateRule) -> str:
    counted = _sum(rule.anchor, rule.offset_days)
    match rule.type:
        case "recurring_unspecified":
            return "Geregeld, zonder vaste termijn."
        case "recurring" if rule.every_days:
            return f"Elke {span(rule.every_days)}, geteld vanaf {_the(rule.anchor)}."
        case "event_calendar_years" if rule.years:
            return f"{rule.years} kalenderjaren na {_the(rule.anchor)}."
        case "event_after":
            return f"Na {_the(rule.anchor)}; geen vaste dag."
        case "event_expected" if rule.after_weeks:
            return f"Verwacht na {rule.after_weeks} weken: vanaf {counted}."
        case "deadline_first_workday_after_week" if rule.week:
            return f"Uiterlijk de eerste werkdag na week {rule.week}: {counted}."
        case "deadline_end_of_week" if rule.week:
            return f"Uiterlijk einde week {rule.week}: {counted}."
        case "deadline_days_after" if rule.offset_days is not None:
            return f"Uiterlijk {span(rule.offset_days)} na {_the(rule.anchor)}."
        case "optional_before" if rule.offset_days is not None:
            return f"Kan tot en met week {week_of(rule.offset_days)}: {counted}."
        case kind if kind in WINDOWS and rule.offset_days_from is not None:
            return _window_sentence(rule)
    return (
        f"Op de {counted}."
        if rule.offset_days is None or rule.offset_days == 0
        else f"Op {counted}."
    )


def _window_sentence(rule: DateRule) -> str:
    first, last = rule.offset_days_from or 0, rule.offset_days_to or 0
    begin, end = week_of(first), week_of(last)
    weeks = f"In week {begin}" if begin == end else f"In week {begin} tot en met {end}"
    name = anchor_in_words(rule.anchor)
    return f"{weeks}: {_sum(rule.anchor, first)} tot en met {name} + {_days(last)}."


def _fallback_sentence(fallback: DateAnchor) -> str:
    counted = _sum(fallback.anchor, fallback.offset_days)
    last = f"einde week {fallback.week} ({counted})" if fallback.week else counted
    return f"Is die dag niet bekend: {last}."


def _sum(anchor: str, offset: int | None) -> str:
    """`eerste ziektedag + 41 dagen`."""
    name = anchor_in_words(anchor)
    return f"{name} + {_days(offset)}" if offset else name


def _the(anchor: str) -> str:
    return f"de {anchor_in_words(anchor)}"


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagen"


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


def anchor_in_words(anchor: str) -> str:
    """The day that is counted from; a day that has no name here is called as it is written."""
    return ANCHORS.get(anchor, anchor.replace("_", " "))


def span(days: int) -> str:
    """A number of days in weeks when it fits: `6 weken`."""
    weeks, rest = divmod(days, DAYS_IN_WEEK)
    if rest or not weeks:
        return _days(days)
    return "1 week" if weeks == 1 else f"{weeks} weken"


def week_of(offset_days: int) -> int:
    """The week of illness of a day, where the first sick day has offset 0 and lies in week 1."""
    return offset_days // DAYS_IN_WEEK + 1
