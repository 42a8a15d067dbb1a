"""The page of a number: with its unit, its base, its origin and its caution, always together."""

from typing import Any

from spoorboek.pages.hundred import Drawing, hundred
from spoorboek.pages.labelled_sources import labelled
from spoorboek.pages.languages import Language
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.page_words import NL
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
        "value": value_of(record, NL),
        "parts": parts_of(record, NL),
        "drawn": drawing_of(record),
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


def value_of(figure: Figure, language: Language) -> str:
    """`14,5%`, `7 van 100`."""
    space = "" if figure.unit == "%" else " "
    unit = language.labels.get(f"unit.{figure.unit}", figure.unit)
    return f"{language.number(figure.value)}{space}{unit}".strip()


def parts_of(figure: Figure, language: Language) -> list[tuple[str, str]]:
    """The parts of the group: number and words."""
    sign = "%" if figure.unit == "%" else ""
    return [(language.number(part.value) + sign, part.what) for part in figure.parts]


def drawing_of(figure: Figure) -> tuple[Drawing, Drawing] | None:
    """The number as sleepers; with three parts or more the second part is drawn too."""
    second = figure.parts[1].value if len(figure.parts) > 2 else 0
    return hundred(figure.value, figure.unit, second)
