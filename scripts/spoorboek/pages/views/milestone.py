"""The page of a milestone: when it falls, who does what, and how certain that is."""

from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.legal_notes import legal_note
from spoorboek.pages.milestone_words import rule_in_words
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.law import Milestone

NO_SHIFT = "none"
LAST_DAYS = ("deadline_end_of_week", "deadline_days_after", "optional_before", "window")


def view(record: Milestone, site: Site) -> dict[str, Any]:
    """When, who, what, the legal ground and what it means for the second track."""
    rule = record.rule
    return {
        "note": legal_note(record, site),
        "rule_words": rule_in_words(rule),
        "stays_in_weekend": rule.weekend_shift == NO_SHIFT and rule.type in LAST_DAYS,
        "kind": site.label("milestone-kinds", record.kind),
        "who": site.labels("actors", record.actors),
        "page_date": dutch_date(record.source_page_date or ""),
        "others": site.cited(record.other_sources),
        "related": other_groups(record, site),
    }
