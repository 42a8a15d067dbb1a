"""The page of a search: where, when and what for, with counts. What was not recorded says so."""

from typing import Any

from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.record import Part
from spoorboek.records.review import DepthCount, Search

NOT_RECORDED = "niet vastgelegd"
_COUNTS = (
    "lookups", "records_kept", "duplicates_within", "references_found", "references_shared",
    "duplicates_of_earlier", "references_added",
)  # fmt: skip


def view(record: Search, site: Site) -> dict[str, Any]:
    """Facts and two tables of counts; nothing is turned into zero."""
    depth = record.reading_depth
    return {
        "facts": [
            ("Dag van zoeken", dutch_date(record.date or NOT_RECORDED)),
            ("Waar is gezocht", record.where),
            ("Thema’s", "; ".join(record.themes) or NOT_RECORDED),
        ],
        "counts": [_row(record, name) for name in _COUNTS],
        "depths": [_row(depth, name) for name in DepthCount.model_fields] if depth else [],
        "used": other_groups(record, site),
    }


def _row(part: Part, name: str) -> tuple[str, str]:
    """A count with the description of its field."""
    value = getattr(part, name)
    description = str(type(part).model_fields[name].description).split(";")[0]
    return description, NOT_RECORDED if value is None else str(value)
