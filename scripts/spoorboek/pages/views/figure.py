"""The page of a number: with its unit, its base, its origin and its caution, always together."""

from typing import Any

from spoorboek.pages.figure_words import drawing_of, label_of, parts_of, value_of
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.number_chains import chains_with, stops_at
from spoorboek.pages.page_words import NL
from spoorboek.pages.share_words import ROUNDING
from spoorboek.pages.site import Site
from spoorboek.records.figure import Figure


def view(record: Figure, site: Site) -> dict[str, Any]:
    """The number in words and, if it is a share, as a hundred sleepers."""
    return {
        "lead": "",
        "value": value_of(record, NL),
        "parts": parts_of(record, NL),
        "drawn": drawing_of(record),
        "origin": label_of(record),
        "facts": [
            ("Waarvan", record.of),
            ("Wie het telt", record.group or ""),
            ("Aantal (n)", str(record.n) if record.n is not None else "niet gezien"),
            ("Wanneer", record.period),
        ],
        "chains": chains_with(record, site),
        "stops": stops_at(record, site),
        "rounding": ROUNDING,
        "rests_on": labelled([record.source], site),
        "others": labelled(record.other_sources, site),
        "used": other_groups(record, site, Figure.name),
    }
