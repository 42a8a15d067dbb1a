"""Timeline: weeks, days, rules and worked examples say the same."""

from collections.abc import Callable, Iterator

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records.counting import Counting, WorkedExample
from spoorboek.records.law import Milestone
from spoorboek.records.structure import FieldPath
from spoorboek.timeline.examples import Disagreement, disagreements, given_of, place_of
from spoorboek.timeline.given import Problem
from spoorboek.timeline.rules import Rules

Fitting = Callable[[int], tuple[int, ...]]

RULE = "worked-example-agrees-with-the-rules"


def worked_example_agrees_with_the_rules(base: EvidenceBase) -> Iterator[Finding]:
    """Elke datum in een rekenvoorbeeld volgt uit de regels bij de mijlpalen.

    De datumhulp rekent met die regels. Een voorbeeld is met de hand uitgerekend; zeggen ze iets
    anders, dan klopt een van beide niet. Naam en kant van een datum staan in de sleutel:
    'eerstejaarsevaluatie_van' is het begin van dat moment, 'eerstejaarsevaluatie_uiterlijk' de
    laatste dag.

        probleemanalyse:
          date: '2026-02-16'      # fout: dag 0 is 5 januari, einde week 6 is 15 februari
        probleemanalyse:
          date: '2026-02-15'      # goed
    """
    counting = next(iter(base.of(Counting).values()), None)
    if base.findings or counting is None:
        return  # the rule that is missing may be the one that could not be read
    rules = Rules.of(base.of(Milestone).values(), counting)
    for example in base.judged(WorkedExample):
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


def week_agrees_with_its_days(base: EvidenceBase) -> Iterator[Finding]:
    """De week bij een mijlpaal is de week van haar dagen.

    De datumhulp rekent met dagen en schrijft de week erbij. Einde week n is dag 7n − 1 na de eerste
    dag; de dag erna is dag 7n. Een periode loopt van dag 7(n − 1) tot en met dag 7n − 1.

        week: 580               # fout: typefout
        offset_days: 405
        week: 58                # goed
        offset_days: 405
    """
    for milestone in base.judged(Milestone):
        for where, week, days, fitting in _weeks(milestone):
            if week is not None and days is not None and days not in fitting(week):
                yield _wrong_week(base, milestone, where, week, days)


def _weeks(milestone: Milestone) -> Iterator[tuple[FieldPath, int | None, int | None, Fitting]]:
    """Every week of a rule with its field, its days, and the days that fit."""
    rule = milestone.rule
    yield ("rule", "week"), rule.week, rule.offset_days, _at_the_end
    yield ("rule", "from_week"), rule.from_week, rule.offset_days_from, _at_the_begin
    yield ("rule", "to_week"), rule.to_week, rule.offset_days_to, _at_the_end
    for name, other in (("fallback", rule.fallback), ("until", rule.until)):
        if other:
            yield ("rule", name, "week"), other.week, other.offset_days, _at_the_end


def _at_the_begin(week: int) -> tuple[int, ...]:
    return (7 * (week - 1),)


def _at_the_end(week: int) -> tuple[int, ...]:
    return (7 * week - 1, 7 * week)


def _wrong_week(
    base: EvidenceBase, milestone: Milestone, where: FieldPath, week: int, days: int
) -> Finding:
    message = f"week {week} past niet bij {days} dagen na de ankerdag"
    hint = f"Dag {days} valt in week {days // 7 + 1}. Kijk na welke van de twee klopt."
    return base.finding(milestone, where, "week-agrees-with-its-days", message, hint)
