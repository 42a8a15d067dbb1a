"""What a loss comes to follows from what stood before and what is left: never more than that, and never less."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.loss import (
    AdviceLoss,
    AdviceState,
    Change,
    ClaimLoss,
    CmocLoss,
    CmocState,
    Loss,
)
from spoorboek.records import Cmoc, Lesson, Recommendation
from spoorboek.records.advice_words import Basis
from spoorboek.records.explanation_words import Arm, Stance
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")
CMOC, ADVICE = SOUND.of(Cmoc)["vroege-uitleg"], SOUND.of(Recommendation)["leg-uit"]
(LESSON,) = SOUND.of(Lesson).values()


def explanation(supports: int, *arms: int, against: int = 0) -> CmocState:
    """So many sources for it and against it, and for context, mechanism and outcome so many that support."""
    stances = {Stance.SUPPORTS: supports, Stance.REFINES: 0, Stance.CONTRADICTS: against}
    return CmocState(stances, dict(zip(Arm, arms, strict=True)))


def advice(
    before: tuple[int, int, int, int],
    after: tuple[int, int, int, int],
    *,
    weakest: Change = Change.STANDS,
    basis: Basis = Basis.ADVICE,
) -> AdviceLoss:
    """States as grounds, rules, measured and sources."""
    record = ADVICE.model_copy(update={"basis": basis})
    return AdviceLoss(record, AdviceState(*before), AdviceState(*after), weakest)


@pytest.mark.parametrize(
    ("before", "after", "change", "lost"),
    [
        (explanation(3, 1, 1, 1), explanation(2, 1, 1, 1), Change.WEAKER, ()),
        (explanation(3, 1, 1, 1), explanation(2, 1, 1, 0), Change.GAPPED, (Arm.OUTCOME,)),
        (explanation(3, 0, 1, 1), explanation(2, 0, 1, 1), Change.WEAKER, ()),
        (explanation(1, 1, 1, 1), explanation(0, 0, 0, 0), Change.UNSUPPORTED, tuple(Arm)),
        (explanation(2, 1, 1, 1, against=1), explanation(2, 1, 1, 1), Change.STANDS, ()),
        (explanation(0, 0, 0, 0, against=1), explanation(0, 0, 0, 0), Change.STANDS, ()),
    ],
)
def test_an_explanation_falls_as_far_as_the_support_that_is_left(before, after, change, lost):
    """A contradiction that falls takes nothing away, and a part that never had support is not lost."""
    loss = CmocLoss(CMOC, before, after)

    assert (loss.change, loss.lost_arms) == (change, lost)


def test_only_what_stands_needs_no_new_judgement():
    assert [change for change in Change if not change.asks_judgement] == [Change.STANDS]


@pytest.mark.parametrize(
    ("before", "after", "weakest", "change"),
    [
        ((2, 0, 0, 2), (2, 0, 0, 2), Change.STANDS, Change.STANDS),
        ((2, 0, 0, 2), (2, 0, 0, 1), Change.STANDS, Change.WEAKER),
        ((2, 0, 0, 2), (2, 0, 0, 2), Change.WEAKER, Change.WEAKER),
        ((2, 0, 0, 2), (2, 0, 0, 2), Change.GAPPED, Change.WEAKER),
        ((2, 0, 0, 2), (1, 0, 0, 2), Change.UNSUPPORTED, Change.GAPPED),
        ((2, 0, 0, 2), (0, 0, 0, 2), Change.UNSUPPORTED, Change.UNSUPPORTED),
        ((2, 0, 1, 2), (2, 0, 0, 2), Change.STANDS, Change.GAPPED),
        ((2, 0, 2, 2), (2, 0, 1, 2), Change.STANDS, Change.WEAKER),
        ((0, 0, 0, 2), (0, 0, 0, 1), Change.STANDS, Change.WEAKER),
        ((0, 0, 0, 2), (0, 0, 0, 0), Change.STANDS, Change.UNSUPPORTED),
        ((0, 2, 0, 1), (0, 0, 0, 1), Change.STANDS, Change.WEAKER),
        ((0, 0, 0, 0), (0, 0, 0, 0), Change.STANDS, Change.STANDS),
    ],
)
def test_an_advice_falls_with_its_explanations_or_else_with_its_sources(
    before, after, weakest, change
):
    """One explanation or measurement less is a gap; with none left nothing carries it."""
    assert advice(before, after, weakest=weakest).change is change


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis is not Basis.ADVICE])
@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((2, 2, 1, 2), (0, 2, 0, 0), Change.STANDS),
        ((2, 2, 0, 2), (2, 1, 0, 2), Change.WEAKER),
        ((2, 2, 0, 2), (2, 0, 0, 2), Change.UNSUPPORTED),
        ((2, 0, 0, 2), (0, 0, 0, 0), Change.STANDS),
    ],
)
def test_what_rests_on_rules_stays_while_the_rules_do(before, after, change, basis):
    """Whatever happens to explanations; and what had no rule with a source cannot lose one."""
    loss = advice(before, after, weakest=Change.UNSUPPORTED, basis=basis)

    assert loss.rests_on_rules is True
    assert loss.change is change


def test_advice_does_not_rest_on_rules():
    assert advice((1, 1, 0, 1), (1, 1, 0, 1)).rests_on_rules is False


@pytest.mark.parametrize(
    ("before", "after", "basis", "stands_on"),
    [
        ((2, 3, 0, 4), (1, 2, 0, 3), Basis.ADVICE, (2, 1)),
        ((0, 3, 0, 4), (0, 2, 0, 3), Basis.ADVICE, (4, 3)),
        ((0, 0, 0, 0), (0, 0, 0, 0), Basis.ADVICE, (0, 0)),
        ((2, 3, 0, 4), (1, 2, 0, 3), Basis.LAW, (3, 2)),
        ((2, 0, 0, 4), (1, 0, 0, 3), Basis.LAW, (0, 0)),
    ],
)
def test_an_advice_stands_on_the_first_that_it_has(before, after, basis, stands_on):
    assert advice(before, after, basis=basis).stands_on == stands_on


def test_a_loss_is_felt_as_soon_as_one_record_hangs_on_it():
    fallen = frozenset({"jansen2024"})
    cmoc = CmocLoss(CMOC, explanation(1, 1, 1, 1), explanation(0, 0, 0, 0))
    claim = ClaimLoss(LESSON, (), 1, 0)

    assert Loss(fallen, (), (), ()).is_felt is False
    for parts in (
        ((cmoc,), (), ()),
        ((), (advice((1, 0, 0, 1), (0, 0, 0, 0)),), ()),
        ((), (), (claim,)),
    ):
        assert Loss(fallen, *parts).is_felt is True


@pytest.mark.parametrize(("after", "bare"), [(0, True), (1, False)])
def test_a_claim_is_bare_when_no_source_is_left(after, bare):
    assert ClaimLoss(LESSON, (), 2, after).is_bare is bare
