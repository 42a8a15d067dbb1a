"""A loss is told in a line that says what changes, and nothing that does not."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.loss import Change, ClaimLoss, CmocLoss, Loss
from spoorboek.reasoning.loss_words import in_short, of_advice, of_claim, of_cmoc
from spoorboek.records import Lesson
from spoorboek.records.advice_words import Basis
from tests.checks.worlds import DATA
from tests.reasoning.test_loss import CMOC, advice, explanation

(LESSON,) = EvidenceBase.load(DATA / "sound").of(Lesson).values()
WEAKER = CmocLoss(CMOC, explanation(4, 1, 1, 2), explanation(3, 1, 1, 1))
GAPPED = CmocLoss(CMOC, explanation(4, 1, 1, 2), explanation(2, 0, 1, 0))
STANDS = CmocLoss(CMOC, explanation(4, 1, 1, 2, against=2), explanation(4, 1, 1, 2, against=1))


@pytest.mark.parametrize(
    ("loss", "told"),
    [
        (WEAKER, "bronnen die steunen: 4 → 3"),
        (STANDS, "bronnen die tegenspreken: 2 → 1"),
        (GAPPED, "bronnen die steunen: 4 → 2; geen steun meer voor context, uitkomst"),
        (
            CmocLoss(CMOC, explanation(1, 1, 1, 1), explanation(0, 0, 0, 0)),
            "bronnen die steunen: 1 → 0",
        ),
    ],
)
def test_of_an_explanation_what_falls_is_told_and_which_part_stays_behind(loss, told):
    assert of_cmoc(loss) == told


@pytest.mark.parametrize(
    ("before", "after", "basis", "told"),
    [
        ((2, 0, 0, 2), (1, 0, 0, 2), Basis.ADVICE, "verklaringen met steun: 2 → 1"),
        ((2, 0, 0, 2), (2, 0, 0, 2), Basis.ADVICE, "verklaringen met steun: 2, en dat blijft zo"),
        (
            (2, 3, 1, 2),
            (2, 2, 0, 2),
            Basis.ADVICE,
            "regels met een bron: 3 → 2; bronnen die het effect zelf maten: 1 → 0",
        ),
        ((2, 0, 0, 2), (2, 0, 0, 1), Basis.ADVICE, "bronnen bij het advies zelf: 2 → 1"),
        ((1, 1, 0, 1), (0, 1, 0, 1), Basis.LAW, "verklaringen met steun: 1 → 0; rust op regels"),
        ((0, 1, 0, 1), (0, 1, 0, 1), Basis.LAW, "rust op regels"),
    ],
)
def test_of_an_advice_every_number_that_changes_is_told_or_why_it_stays(before, after, basis, told):
    assert of_advice(advice(before, after, basis=basis)) == told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((), "bronnen 2 → 1"),
        (("sides", 1), "2e standpunt: bronnen 2 → 1"),
        (("register_entry",), "plaats in een register: bronnen 2 → 1"),
        (("iets_nieuws", 0), "1e iets_nieuws: bronnen 2 → 1"),
    ],
)
def test_of_another_claim_the_part_that_cites_is_told(place, told):
    assert of_claim(ClaimLoss(LESSON, place, 2, 1)) == told


def test_a_whole_loss_is_told_with_the_worst_first():
    claims = (ClaimLoss(LESSON, (), 2, 1), ClaimLoss(LESSON, ("sides", 0), 1, 0))
    asked = advice((1, 0, 0, 1), (1, 0, 0, 1), weakest=Change.WEAKER)

    assert in_short(Loss(frozenset(), (STANDS, WEAKER, WEAKER, GAPPED), (asked,), claims)) == (
        "verklaringen: 4 (deel zonder steun 1, zwakker 2, blijft staan 1); "
        "adviezen: 1 (zwakker 1); andere plekken: 2 (zonder andere bron 1)"
    )
    assert in_short(Loss(frozenset(), (), (asked,), ())) == "adviezen: 1 (zwakker 1)"
    assert in_short(Loss(frozenset(), (), (), ())) == "niets: geen record haalt de bron aan"
