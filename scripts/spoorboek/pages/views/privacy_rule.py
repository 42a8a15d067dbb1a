"""The page of a privacy rule: what may be asked, kept or shared, and what that means here."""

from typing import Any

from spoorboek.pages.legal_notes import legal_note
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.law import PrivacyRule


def view(record: PrivacyRule, site: Site) -> dict[str, Any]:
    """The dated note and its consequence for this site."""
    return {
        "lead": "",
        "note": legal_note(record, site),
        "others": site.cited(record.other_sources),
        "related": other_groups(record, site),
    }
