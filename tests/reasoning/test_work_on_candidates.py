"""What is left to do for a candidate follows from what was decided, and the nearest to a choice comes first."""

from typing import cast

import pytest

from spoorboek.reasoning.work_on_candidates import ON_CANDIDATES
from spoorboek.reasoning.work_survey import Survey
from spoorboek.records import Source
from tests.reasoning.test_screening import FULL, TITLE, decided, source

(SCREENING,) = ON_CANDIDATES
NO_SURVEY = cast(Survey, None)
YES, NO, DOUBT = "include", "exclude", "unsure"


def of_two(stage: str, decision: str) -> list[dict[str, object]]:
    reason = "design" if decision == NO and stage == FULL else None
    return [decided(stage, by, decision, reason) for by in ("Ada", "Bo")]


# What was decided; the start of what is told; how much it weighs.
STEPS = [
    ([], "nog door niemand bekeken", 0),
    ([decided(TITLE, "Ada", YES)], "over titel en samenvatting besliste alleen Ada", 1),
    (of_two(TITLE, DOUBT), "twijfel na titel en samenvatting", 2),
    (of_two(TITLE, NO), "besloten is uit te sluiten", 2),
    (of_two(TITLE, YES), "gekozen op titel en samenvatting", 2),
    ([decided(TITLE, "Ada", YES), decided(TITLE, "Bo", NO)], "de oordelen over titel", 3),
    ([*of_two(TITLE, YES), *of_two(FULL, YES)], "besloten is op te nemen", 4),
    ([*of_two(TITLE, YES), *of_two(FULL, NO)], "besloten is uit te sluiten", 2),
    (
        [decided(TITLE, "Ada", YES), decided(TITLE, "Bo", NO), decided(TITLE, "Ada en Bo", YES, agreed=True)],
        "gekozen op titel en samenvatting",
        2,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("screening", "told", "weight"), STEPS)
def test_what_was_decided_says_what_is_next(screening, told, weight):
    lacks = SCREENING.answer(source("een", *screening), NO_SURVEY)

    assert lacks is not None
    assert [(lack.what[: len(told)], lack.weight) for lack in lacks] == [(told, weight)]
    assert all(lack.step.endswith(".") for lack in lacks)


@pytest.mark.parametrize("status", ["included", "excluded"])
def test_a_source_about_which_is_decided_is_asked_nothing(status):
    one = Source.model_validate({"id": "een", "status": status, "status_reason": "Zo."})

    assert SCREENING.answer(one, NO_SURVEY) is None
