"""Timeline: the worked examples and the rules give the same dates."""

from collections.abc import Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.law import Counting, Milestone, WorkedExample
from spoorboek.timeline.examples import Disagreement, disagreements, given_of, place_of
from spoorboek.timeline.given import Problem
from spoorboek.timeline.rules import Rules

RULE = "worked-example-agrees-with-the-rules"


def worked_example_agrees_with_the_rules(base: EvidenceBase) -> Iterator[Finding]:
    """Elke datum in een rekenvoorbeeld volgt uit de regels bij de mijlpalen.

    De datumhulp rekent met die regels. Een voorbeeld is met de hand uitgerekend; zeggen ze iets
    anders, dan klopt een van beide niet. Naam en kant van een datum staan in de sleutel:
    'eerstejaarsevaluatie_van' is het begin van dat moment, 'eerstejaarsevaluatie_uiterlijk' de
    laatste dag.

        probleemanalyse:
          date: '2026-02-16'      # fout: eerste ziektedag 5 januari, einde week 6 is 15 februari
        probleemanalyse:
          date: '2026-02-15'      # goed
    """
    counting = next(iter(base.of(Counting).values()), None)
    if base.findings or counting is None:
        return  # the rule that is missing may be the one that could not be read
    rules = Rules.of(base.of(Milestone).values(), counting)
    for example in base.of(WorkedExample).values():
        given, problems = given_of(example, rules)
        yield from (_wrong_input(base, example, problem) for problem in problems)
        found = disagreements(example, rules, given) if given else ()
        yield from (_wrong_date(base, example, disagreement) for disagreement in found)


def _wrong_input(base: EvidenceBase, example: WorkedExample, problem: Problem) -> Finding:
    hint = "Schrijf dagen als jjjj-mm-dd, tussen aanhalingstekens."
    return base.finding(example, place_of(problem), RULE, problem.message, hint)


def _wrong_date(base: EvidenceBase, example: WorkedExample, found: Disagreement) -> Finding:
    if found.computed:
        message = f"het voorbeeld zegt '{found.written}', de regels geven '{found.computed}'"
        hint = "Reken het na. Klopt het voorbeeld, pas dan de regel van de mijlpaal aan."
    else:
        message = f"uit de regels volgt hier niets, wel staat er '{found.written}'"
        hint = "Begin de sleutel met het kenmerk van een mijlpaal die een datum heeft."
    return base.finding(example, found.place, RULE, message, hint)
