"""Figures: the parts of a group are that group, and begin with the number itself."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.figure import SHARES, Figure

ROUNDING = 0.5


def figure_parts_are_the_whole(base: EvidenceBase) -> Iterator[Finding]:
    """De delen van een cijfer zijn samen de hele groep, en het eerste deel is het cijfer zelf.

    Delen van verschillende groepen zijn niet op te tellen. Bij procenten, of aantallen van de 100,
    komen de delen samen op 100.

        value: 7
        unit: van 100
        parts:
          - {value: 7, what: een nieuwe baan}
          - {value: 60, what: iets anders}     # fout: samen 67
          - {value: 93, what: iets anders}     # goed: samen 100
    """
    rule = "figure-parts-are-the-whole"
    for figure in base.judged(Figure):
        if not figure.parts:
            continue
        if figure.parts[0].value != figure.value:
            message = f"het eerste deel is {figure.parts[0].value}, het cijfer is {figure.value}"
            hint = "Zet het deel waar het cijfer over gaat vooraan."
            yield base.finding(figure, ("parts", 0, "value"), rule, message, hint)
        total = round(sum(part.value for part in figure.parts), 2)
        if figure.unit not in SHARES or abs(total - 100) > ROUNDING:
            message = (
                f"de delen zijn samen {total:g} in de eenheid '{figure.unit}', geen 100 van 100"
            )
            hint = "Noem alle delen van dezelfde groep, of laat 'parts' weg."
            yield base.finding(figure, ("parts",), rule, message, hint)
