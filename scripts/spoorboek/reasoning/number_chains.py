"""Number chains: a share of a share of a group, computed only where the group stays the same.

A figure names the figure of which it is a share. Its base must be, word for word, the group that the
other one counts; else there is no chain. What is computed is always our own arithmetic, and stands no
stronger than the weakest number in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from spoorboek.reasoning.shares import WHOLE, Sense, Share, share
from spoorboek.records.figure import Figure, FigureLabel

STRONGEST_FIRST = (
    FigureLabel.STUDY,
    FigureLabel.OWN_ARITHMETIC,
    FigureLabel.SECOND_HAND,
    FigureLabel.PROVIDER_CLAIM,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A figure in a chain: its share of the figure before it, and of the first group."""

    figure: Figure
    share: Share
    of_first: Share


@dataclass(frozen=True, slots=True)
class Chain:
    """Figures that are each a share of the one before, first group first."""

    steps: tuple[Step, ...]

    @property
    def result(self) -> Share:
        """The last group as a share of the first."""
        return self.steps[-1].of_first

    @property
    def weakest(self) -> FigureLabel:
        """The label of the weakest number: the result is worth no more."""
        return max((step.figure.label for step in self.steps), key=STRONGEST_FIRST.index)


def keeps_base(child: Figure, parent: Figure) -> bool:
    """Whether the base of a figure is, word for word, the group that another one counts."""
    return parent.group is not None and _words(child.of) == _words(parent.group)


def chain_to(figure: Figure, figures: Mapping[str, Figure]) -> Chain | None:
    """The chain that ends in a figure; nothing where a base changes, a link is lost or goes round."""
    path = {figure.id: figure}
    last = figure
    while last.share_of is not None:
        parent = figures.get(last.share_of)
        if parent is None or parent.id in path or not keeps_base(last, parent):
            return None
        path[parent.id] = last = parent
    return _computed(reversed(path.values()))


def chains(figures: Mapping[str, Figure]) -> tuple[Chain, ...]:
    """Every chain of two figures or more that goes no further, in order of its last figure."""
    parents = {figure.share_of for figure in figures.values()}
    last = (f for f in figures.values() if f.share_of is not None and f.id not in parents)
    found = (chain_to(figure, figures) for figure in last)
    return tuple(chain for chain in found if chain is not None)


def counts_agree(child: Figure, parent: Figure) -> bool:
    """Whether the two numbers of people fit: the base of one is counted by the other."""
    part = share(parent.value, parent.unit)
    if part is None or child.n is None or not parent.n:
        return True
    found, slack = Fraction(child.n, parent.n), half_a_digit(parent)
    fits_low = part.low - slack <= found or part.sense in (Sense.AT_MOST, Sense.ABOUT)
    fits_high = found <= part.high + slack or part.sense in (Sense.AT_LEAST, Sense.ABOUT)
    return fits_low and fits_high and found <= 1


def agrees(figure: Figure, result: Share) -> bool:
    """Whether a recorded sum is the computed one, up to its last written digit."""
    recorded = share(figure.value, figure.unit)
    if recorded is None:
        return False
    slack = half_a_digit(figure)
    return abs(recorded.low - result.low) <= slack and abs(recorded.high - result.high) <= slack


def half_a_digit(figure: Figure) -> Fraction:
    """Half of the last digit in which a percentage was written; nothing for words and counts."""
    if figure.unit != "%":
        return Fraction(0)
    decimals = len(str(figure.value).replace(",", ".").partition(".")[2].strip("% "))
    return Fraction(1, 200 * 10**decimals)


def _computed(path: Iterable[Figure]) -> Chain | None:
    steps: list[Step] = []
    so_far = WHOLE
    for figure in path:
        part = share(figure.value, figure.unit)
        if part is None:
            return None
        so_far = part.of(so_far)
        steps.append(Step(figure, part, so_far))
    return Chain(tuple(steps))


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
