"""The page of a question: the short answer first, then the rules under it."""

from typing import Any

from spoorboek.pages.legal_notes import legal_notes
from spoorboek.pages.neighbours import elements, other_groups
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.question_links import RULES
from spoorboek.pages.site import Site
from spoorboek.records.reading import Question


def view(record: Question, site: Site) -> dict[str, Any]:
    """The answer, who asks it and when, its rules, and what to do."""
    return {
        "who": site.labels("roles", record.roles),
        "when": names_with_weeks(site, record.phases),
        "rules": legal_notes(site, record.rules, *RULES),
        "recommendations": site.links(site.get("recommendation", record.recommendations)),
        "elements": elements(record, site),
        "related": other_groups(record, site),
    }
