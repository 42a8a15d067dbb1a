"""The page of a legal rule: the statement, its article, certainty and date."""

from typing import Any

from spoorboek.pages.legal_notes import legal_note
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.law import LegalRule


def view(record: LegalRule, site: Site) -> dict[str, Any]:
    """The dated note, with the sources that say the same."""
    return {
        "lead": "",
        "note": legal_note(record, site),
        "topic": site.label("legal-topics", record.topic),
        "others": site.cited(record.other_sources),
        "related": other_groups(record, site),
    }
