"""The page of a number: with its unit, its base, its origin and its caution, always together."""

from typing import Any

from spoorboek.pages.dutch import number
from spoorboek.pages.hundred import hundred
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel
from spoorboek.records.method import FigureLabel
from spoorboek.records.review import Figure

DRAWINGS = {
    FigureLabel.STUDY: "abstract",
    FigureLabel.SECOND_HAND: "second-hand",
    FigureLabel.OWN_ARITHMETIC: "inferred",
    FigureLabel.PROVIDER_CLAIM: "provider-claim",
}


def view(record: Figure, site: Site) -> dict[str, Any]:
    """The number in words and, if it is a share, as a hundred sleepers."""
    return {
        "lead": "",
        "value": _with_unit(record),
        "drawn": hundred(record.value, record.unit),
        "origin": SourceLabel(DRAWINGS[record.label], record.label.label),
        "facts": [
            ("Waarvan", record.of),
            ("Aantal (n)", str(record.n) if record.n is not None else "niet gezien"),
            ("Wanneer", record.period),
        ],
        "rests_on": labelled([record.source], site),
        "others": labelled(record.other_sources, site),
        "used": other_groups(record, site),
    }


def _with_unit(record: Figure) -> str:
    space = "" if record.unit == "%" else " "
    return f"{number(record.value)}{space}{record.unit}"
