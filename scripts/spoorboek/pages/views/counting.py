"""The page of the counting rule: how days are counted, where others differ, what was not seen."""

from typing import Any

from spoorboek.pages.dutch import MONTHS
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.records.counting import Counting


def view(record: Counting, site: Site) -> dict[str, Any]:
    """The convention with its sources, the deviations and the steps."""
    day = record.kings_day
    return {
        "supported_by": site.cited(record.supported_by),
        "holidays": site.cite(record.holidays_source),
        "holiday_names": [
            *(h.name for h in record.fixed_holidays),
            *(h.name for h in record.easter_holidays),
        ],
        "kings_day_sources": site.cited(record.kings_day_sources),
        "kings_day": f"{day.day} {MONTHS[day.month - 1]}",
        "kings_day_on_sunday": f"{day.if_sunday_day} {MONTHS[day.month - 1]}",
        "related": other_groups(record, site),
    }
