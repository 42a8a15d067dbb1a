"""Practice: quizzes, exercises, pilots and sheets are complete."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.learning import Exercise, TrainingModule, TrajectoryModule, WritingPlace
from spoorboek.records.practice import Pilot
from spoorboek.records.tool import OWN, Tool


def right_answer_is_one_of_the_options(base: EvidenceBase) -> Iterator[Finding]:
    """Het goede antwoord van een quizvraag is een van de antwoorden.

    Er wordt geteld vanaf 0: bij drie antwoorden is het laatste nummer 2.

        options: [Week 6, Week 8, Week 13]
        correct: 3     # fout: de nummers zijn 0, 1 en 2
        correct: 2     # goed: Week 13
    """
    for module in base.judged(TrainingModule):
        for index, question in enumerate(module.quiz):
            if question.correct >= len(question.options):
                message = f"antwoord {question.correct} bestaat niet; er zijn {len(question.options)} antwoorden"
                hint = f"Kies een nummer van 0 tot en met {len(question.options) - 1}."
                where = ("quiz", index, "correct")
                rule = "right-answer-is-one-of-the-options"
                yield base.finding(module, where, rule, message, hint)


def writing_place_fits_its_exercise(base: EvidenceBase) -> Iterator[Finding]:
    """Een plaats om te schrijven staat onder een stap die er is, en is één soort.

    De stappen worden geteld vanaf 1. Een tabel heeft rijen en kolommen; een cijfer van 0 tot en met 10
    is geen tabel.

        steps: [Schrijf op wat lukt., Kies één ding.]
        write: [{step: 3, label: Wat lukt}]     # fout: er zijn twee stappen
        write: [{step: 1, label: Wat lukt}]     # goed
    """
    for module in base.judged(TrajectoryModule):
        for index, exercise in enumerate(module.exercises):
            for number, place in enumerate(exercise.write):
                for key, message, hint in _misfits(place, exercise):
                    where = ("exercises", index, "write", number, key)
                    rule = "writing-place-fits-its-exercise"
                    yield base.finding(module, where, rule, message, hint)


def _misfits(place: WritingPlace, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    steps = len(exercise.steps)
    if place.step > steps:
        message = f"stap {place.step} bestaat niet; de laatste is stap {steps}"
        yield "step", message, f"Kies een stap tot en met {steps}."
    if bool(place.rows) is not bool(place.columns):
        key, missing = ("rows", "columns") if place.rows else ("columns", "rows")
        yield key, f"'{place.label}' heeft '{key}' zonder '{missing}'", f"Vul ook '{missing}' in."
    if place.scale and place.rows:
        message = f"'{place.label}' is een cijfer en ook een tabel"
        yield "scale", message, "Haal 'scale' weg, of de rijen en kolommen."


def pilot_result_has_a_source(base: EvidenceBase) -> Iterator[Finding]:
    """Een resultaat van een pilot heeft een openbare bron en een vindplaats.

    Zolang die er niet zijn, blijft het veld leeg.

        - id: aantal
          value: 12              # fout: wie zegt dat?
        - id: aantal
          value: 12              # goed
          source: bakker2023
          locator: p. 8
    """
    for pilot in base.judged(Pilot):
        for index, result in enumerate(pilot.results):
            if result.value is None:
                continue
            missing = [key for key in ("source", "locator") if getattr(result, key) is None]
            if missing:
                words = " en ".join(f"'{key}'" for key in missing)
                message = f"resultaat '{result.id}' heeft een waarde zonder {words}"
                hint = "Noem de openbare bron met vindplaats, of laat 'value' weg."
                where = ("results", index, "value")
                yield base.finding(pilot, where, "pilot-result-has-a-source", message, hint)


def own_tool_has_its_sheet(base: EvidenceBase) -> Iterator[Finding]:
    """Een eigen hulpmiddel heeft de volledige tekst van het blad, een bestaand hulpmiddel niet.

    Eigen bladen zijn op de site te lezen en te printen. Andermans tekst nemen we niet over: daarnaar
    leidt het adres.

        origin: bestaand
        sheet: |                # fout: dit is tekst van een ander
        origin: eigen
        sheet: |                # goed: ons eigen blad
    """
    for tool in base.judged(Tool):
        if tool.is_own and tool.sheet is None:
            message = f"eigen hulpmiddel '{tool.id}' heeft geen blad"
            hint = "Schrijf de volledige tekst in 'sheet', of kies origin 'bestaand'."
            yield base.finding(tool, ("origin",), "own-tool-has-its-sheet", message, hint)
        elif not tool.is_own and tool.sheet is not None:
            message = f"hulpmiddel met origin '{tool.origin}' heeft een eigen blad"
            hint = f"Haal 'sheet' weg, of kies origin '{OWN}'."
            yield base.finding(tool, ("sheet",), "own-tool-has-its-sheet", message, hint)
