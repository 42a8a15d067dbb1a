"""Figure words: a number with its unit, its parts, its origin and its drawing."""

from spoorboek.pages.hundred import Drawing, hundred
from spoorboek.pages.languages import Language
from spoorboek.pages.source_labels import SourceLabel
from spoorboek.records.figure import Figure, FigureLabel

DRAWINGS = {
    FigureLabel.STUDY: "abstract",
    FigureLabel.SECOND_HAND: "second-hand",
    FigureLabel.OWN_ARITHMETIC: "inferred",
    FigureLabel.PROVIDER_CLAIM: "provider-claim",
}


def label_of(figure: Figure) -> SourceLabel:
    """Where a number comes from."""
    return SourceLabel(DRAWINGS[figure.label], figure.label.label)


def value_of(figure: Figure, language: Language) -> str:
    """`14,5%`, `7 van 100`, `ruim 1/3`: a fraction says by itself that it is a part."""
    space = "" if figure.unit == "%" else " "
    unit = "" if figure.unit == "deel" else language.labels.get(f"unit.{figure.unit}", figure.unit)
    return f"{language.number(figure.value)}{space}{unit}".strip()


def parts_of(figure: Figure, language: Language) -> list[tuple[str, str]]:
    """The parts of the group: number and words."""
    sign = "%" if figure.unit == "%" else ""
    return [(language.number(part.value) + sign, part.what) for part in figure.parts]


def drawing_of(figure: Figure) -> tuple[Drawing, Drawing] | None:
    """The number as sleepers; with three parts or more the second part is drawn too."""
    second = figure.parts[1].value if len(figure.parts) > 2 else 0
    return hundred(figure.value, figure.unit, second)
