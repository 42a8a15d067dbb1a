"""Number chains as pages show them: in words, drawn as sleepers, and as a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoorboek.pages.figure_words import label_of, value_of
from spoorboek.pages.hundred import Drawing, hundred
from spoorboek.pages.link import Link
from spoorboek.pages.page_words import NL
from spoorboek.pages.share_words import share_in_words
from spoorboek.pages.site import Site
from spoorboek.pages.source_labels import SourceLabel
from spoorboek.reasoning.number_chains import Chain, Step, chain_to, chains
from spoorboek.reasoning.shares import Sense
from spoorboek.records.figure import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in a chain. `drawn` is its share of the first group, wide and narrow."""

    link: Link
    value: str
    of: str
    of_first: str
    drawn: tuple[Drawing, Drawing] | None
    label: SourceLabel
    caution: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain with its sum written out."""

    first: str
    last: str
    sum: str
    result: str
    weakest: str
    is_bound: bool
    """Whether the drawing shows only the lower bound of the result."""
    rows: list[Row]
    has_fallen: bool
    """Whether a source of one of the numbers no longer counts."""
    recorded: list[Link]
    """Figures in which the same sum was written down."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a chain is told to go on, but the group changes."""

    before: Link
    after: Link
    why: str


def all_chains(site: Site) -> list[ChainView]:
    """Every chain in the base, each to its end."""
    return [_view(chain, site, None) for chain in chains(site.base.of(Figure))]


def chains_with(figure: Figure, site: Site) -> list[ChainView]:
    """The chains in which a figure stands: those that go through it, or of which it is the sum."""
    figures = site.base.of(Figure)
    summed = figures.get(figure.sum_of or "")
    last = [*_ends(figure, site), *([summed] if summed else [])]
    found = [chain_to(end, figures) for end in last]
    return [_view(chain, site, figure) for chain in found if chain and len(chain.steps) > 1]


def _ends(figure: Figure, site: Site) -> list[Figure]:
    """The last figures of the chains through a figure, found by going down from it."""
    ends, below = [], {figure.id: figure}
    waiting = [figure]
    while waiting:
        children = site.base.linking_to(waiting[0], Figure, "share_of")
        new = [child for child in children if child.id not in below]
        below |= {child.id: child for child in new}
        ends += [] if children else [waiting[0]]
        waiting = waiting[1:] + new
    return ends


def all_stops(site: Site) -> list[Stop]:
    """Everywhere in the base where the group changes."""
    return _stops(site.base.of(Figure).values(), site)


def stops_at(figure: Figure, site: Site) -> list[Stop]:
    """Where the group changes just before or just after a figure."""
    return _stops([figure, *site.base.linking_to(figure, Figure, "other_base")], site)


def _stops(figures: Iterable[Figure], site: Site) -> list[Stop]:
    known = site.base.of(Figure)
    return [
        Stop(site.link(known[turn.figure]), site.link(after), turn.why)
        for after in figures
        if (turn := after.other_base) and turn.figure in known
    ]


def _view(chain: Chain, site: Site, here: Figure | None) -> ChainView:
    last = chain.steps[-1].figure
    sums = site.base.linking_to(last, Figure, "sum_of")
    result = share_in_words(chain.result)
    values = " × ".join(value_of(step.figure, NL) for step in chain.steps)
    return ChainView(
        first=chain.steps[0].figure.of,
        last=last.group or last.statement,
        sum=f"{values} geeft {result}",
        result=result,
        weakest=chain.weakest.label.lower(),
        is_bound=chain.result.sense is Sense.AT_LEAST or chain.result.low < chain.result.high,
        rows=[_row(step, site, here) for step in chain.steps],
        has_fallen=any(step.figure.source not in site.counting for step in chain.steps),
        recorded=site.links(sums),
    )


def _row(step: Step, site: Site, here: Figure | None) -> Row:
    figure = step.figure
    return Row(
        link=site.link(figure),
        value=value_of(figure, NL),
        of=figure.of,
        of_first=share_in_words(step.of_first),
        drawn=hundred(float(step.of_first.low * 100), "%"),
        label=label_of(figure),
        caution=figure.caution,
        is_here=here is not None and figure.id == here.id,
    )
