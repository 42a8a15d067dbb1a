"""Number chains: shares of shares, computed only where the group stays the same."""

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.reasoning.number_chains import (
    agrees,
    chain_to,
    chains,
    counts_agree,
    half_a_digit,
    keeps_base,
)
from spoorboek.reasoning.shares import Sense, Share
from spoorboek.records.figure import Figure, FigureLabel
from tests.real import real_base


def figure(figure_id: str, value: Any = 50, unit: str = "%", **fields: Any) -> Figure:
    return Figure.model_validate(
        {
            "id": figure_id,
            "statement": "Een zin.",
            "value": value,
            "unit": unit,
            "of": "groep 0",
            "period": "2024",
            "source": "jansen2024",
            "label": "study",
            "caution": "Klein.",
            **fields,
        }
    )


def line(*values: Any, unit: str = "%", **fields: Any) -> dict[str, Figure]:
    """Figures that are each a share of the one before."""
    return {
        f"f{n}": figure(
            f"f{n}",
            value,
            unit,
            of=f"groep {n}",
            group=f"groep {n + 1}",
            share_of=f"f{n - 1}" if n else None,
            **fields,
        )
        for n, value in enumerate(values)
    }


def changed(figures: dict[str, Figure], key: str, **fields: Any) -> dict[str, Figure]:
    return {**figures, key: figures[key].model_copy(update=fields)}


def test_a_chain_gives_the_share_of_the_first_group():
    figures = {**line(58), "f1": line(1, "een kwart", unit="deel")["f1"]}
    chain = chain_to(figures["f1"], figures)

    assert chain is not None
    assert [step.figure.id for step in chain.steps] == ["f0", "f1"]
    assert chain.result.low == chain.result.high == Fraction(145, 1000)


def test_a_range_gives_a_range_and_a_bound_stays_a_bound():
    figures = line("40-50%", "ruim 1/2", unit="deel")
    (chain,) = chains(figures)

    assert (chain.result.low, chain.result.high) == (Fraction(1, 5), Fraction(1, 4))
    assert chain.result.sense is Sense.AT_LEAST


def test_the_weakest_label_carries_through():
    figures = changed(line(50, 50, 50), "f1", label=FigureLabel.SECOND_HAND)
    assert chains(figures)[0].weakest is FigureLabel.SECOND_HAND

    figures = changed(figures, "f0", label=FigureLabel.PROVIDER_CLAIM)
    assert chains(figures)[0].weakest is FigureLabel.PROVIDER_CLAIM


@pytest.mark.parametrize("broken", ["f1", "f2", "f3"])
@pytest.mark.parametrize("base", ["groep 9", "Groep 1 en meer", "trajecten"])
def test_another_base_is_never_chained(broken, base):
    """Whichever link it is, nothing that rests on it is computed."""
    figures = changed(line(50, 50, 50, 50), broken, of=base)

    for key in figures:
        assert (chain_to(figures[key], figures) is None) == (key >= broken)


def test_case_and_spaces_make_no_other_base():
    parent, child = figure("a", group="Mensen in de  zorg"), figure("b", of="mensen in de zorg ")

    assert keeps_base(child, parent)
    assert not keeps_base(child, figure("a"))


def test_a_figure_that_is_no_share_stops_the_chain():
    assert chains(line(50, 44, unit="dagen")) == ()


def test_a_lost_link_and_a_circle_are_no_chain():
    lost = {"a": figure("a", share_of="weg")}
    circle = changed(line(50, 50, 50), "f0", share_of="f2", of="groep 3")
    tail = {**circle, "t": figure("t", of="groep 1", share_of="f0")}

    assert chain_to(lost["a"], lost) is None
    assert chain_to(circle["f1"], circle) is None
    assert chain_to(tail["t"], tail) is None


@given(st.lists(st.integers(0, 100), min_size=2, max_size=6), st.randoms())
def test_the_order_in_which_figures_are_stored_makes_no_difference(values, random):
    figures = line(*values)
    stored = list(figures.items())
    random.shuffle(stored)

    (chain,) = chains(dict(stored))
    assert [step.figure.id for step in chain.steps] == list(figures)
    assert chain.result.low == math.prod(Fraction(value, 100) for value in values)
    assert chain.result.high <= 1


@pytest.mark.parametrize(
    ("value", "n", "child_n", "fits"),
    [
        (25, 200, 50, True),
        (25, 200, 51, True),
        (25, 200, 60, False),
        (25, 200, 49, True),
        (25, 200, 48, False),
        (100, 200, 200, True),
        (25, 200, 300, False),
        ("ruim 1/4", 200, 300, False),
        ("ruim 1/4", 200, 70, True),
        ("ruim 1/4", 200, 40, False),
        ("bijna 1/4", 200, 40, True),
        ("bijna 1/4", 200, 60, False),
        (25, None, 60, True),
        (25, 200, None, True),
    ],
)
def test_counts_fit_the_share(value, n, child_n, fits):
    unit = "%" if isinstance(value, int) else "deel"

    assert counts_agree(figure("b", n=child_n), figure("a", value, unit, n=n)) is fits


@pytest.mark.parametrize(
    ("recorded", "agreed"), [(17, True), (16.7, True), (16.6, False), (16, False)]
)
def test_a_recorded_sum_may_be_rounded_in_its_last_digit(recorded, agreed):
    (chain,) = chains(line("1/3", "1/2", unit="deel"))

    assert agrees(figure("som", recorded), chain.result) is agreed


@pytest.mark.parametrize(
    ("value", "unit", "agreed"),
    [
        (17, "%", True),
        (16, "%", True),
        ("16,5", "%", True),
        ("16,4", "%", False),
        ("16-17", "%", True),
        ("16-18", "%", False),
        ("15-17", "%", False),
        (17, "dagen", False),
        ("veel", "%", False),
    ],
)
def test_both_ends_of_a_recorded_sum_agree_or_it_does_not(value, unit, agreed):
    """Half of the last digit is just near enough; what is no share is never the computed one."""
    exact = Fraction(165, 1000)

    assert agrees(figure("som", value, unit), Share(exact, exact)) is agreed


@pytest.mark.parametrize(
    ("value", "unit", "half"),
    [
        (17, "%", Fraction(1, 200)),
        (16.7, "%", Fraction(1, 2000)),
        ("16,7", "%", Fraction(1, 2000)),
        ("16,75%", "%", Fraction(1, 20000)),
        ("1/4", "deel", Fraction(0)),
        (12, "van 100", Fraction(0)),
    ],
)
def test_only_a_percentage_is_rounded(value, unit, half):
    assert half_a_digit(figure("a", value, unit)) == half


def test_the_real_chains_stop_where_the_base_changes():
    """From employers to trajectories there is no chain, and the record says why."""
    figures = real_base().of(Figure)
    found = [[step.figure.id for step in chain.steps] for chain in chains(figures)]

    assert found == [
        ["keten-1-langdurig-verzuim", "keten-2-tweede-spoor-gestart"],
        ["keten-3-werkhervatting", "keten-4-bij-nieuwe-werkgever"],
    ]
    turned = figures["keten-3-werkhervatting"].other_base
    assert turned is not None
    assert turned.figure == "keten-2-tweede-spoor-gestart"
    assert not keeps_base(figures["keten-3-werkhervatting"], figures[turned.figure])
