"""The page of a vocabulary: its words, what they mean, and their weeks if they have any."""

from typing import Any

from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.vocabulary import Value, Vocabulary

NO_WEEKS = "geen vaste weken"


def view(record: Vocabulary, site: Site) -> dict[str, Any]:
    """The words in their own order."""
    return {
        "has_weeks": any(value.weeks for value in record.values),
        "words": [(value, _weeks(value)) for value in record.values],
        "used": other_groups(record, site),
    }


def _weeks(value: Value) -> str:
    return f"{value.weeks[0]} tot en met {value.weeks[1]}" if value.weeks else NO_WEEKS
