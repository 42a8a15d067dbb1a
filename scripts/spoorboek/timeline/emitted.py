"""Emitted: everything the browser computes with, as plain data; no rule is written in JavaScript."""

from typing import Any

from spoorboek.records.law import Milestone
from spoorboek.timeline.given import FIELDS, FIRST_YEAR, LAST_YEAR, MESSAGES, PAUSE_NAME
from spoorboek.timeline.rules import Rules, belongs_in_calendar, is_planned


def rules_as_data(rules: Rules) -> dict[str, Any]:
    """The milestones, the counting and the sentences of the form."""
    counting = rules.counting
    return {
        "milestones": [_milestone(m) for m in rules.milestones],
        "last_offset": rules.last_offset,
        "new_count_after_days": counting.new_count_after_days,
        "fixed_holidays": [[day.month, day.day] for day in counting.fixed_holidays],
        "easter_holidays": [day.days_after_easter for day in counting.easter_holidays],
        "kings_day": counting.kings_day.model_dump(),
        "caveat": counting.caveat,
        "fields": FIELDS,
        "pause_name": PAUSE_NAME,
        "years": [FIRST_YEAR, LAST_YEAR],
        "messages": MESSAGES,
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "title": milestone.title,
        "rule": milestone.rule.model_dump(exclude_none=True),
        "sets_anchor": milestone.sets_anchor,
        "other_counts": [other.model_dump() for other in milestone.other_counts],
        "is_planned": is_planned(milestone),
        "in_calendar": belongs_in_calendar(milestone),
    }
