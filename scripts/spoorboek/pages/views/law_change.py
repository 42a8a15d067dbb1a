"""The page of a change of law: first where it stands, then what it would change."""

from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.legal_notes import legal_note
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.law import LawChange

NOT_IN_FORCE = ("niet geldend recht", "geen wetsvoorstel gezien", "ingetrokken")
"""Words by which a status itself says that there is no law in force."""


def view(record: LawChange, site: Site) -> dict[str, Any]:
    """The status, whether it says that nothing is in force, and the dated note."""
    status = record.status.lower()
    return {
        "lead": "",
        "note": legal_note(record, site),
        "not_in_force": any(words in status for words in NOT_IN_FORCE),
        "status_date": dutch_date(record.status_date or ""),
        "others": site.cited(record.other_sources),
        "related": other_groups(record, site),
    }
