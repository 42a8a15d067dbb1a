"""Theory graph: what a theory consists of and what rests on it. Drawing and outline both come from here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from spoorboek.pages.link import Link
from spoorboek.pages.site import Site
from spoorboek.records import Cmoc, Element, ProgrammeTheory, Recommendation
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.record import Record
from spoorboek.records.theory import TheoryStatus

Edge = tuple[str, str]
"""From one node to another, by key."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record on the map, or a rival: that has words and no page."""

    key: str
    title: str
    href: str = ""
    level: Confidence | None = None
    goes_wrong: bool = False
    head: str = ""
    """A word above its title."""


@dataclass(frozen=True, slots=True)
class TheoryGraph:
    """A theory with its rivals, its explanations, and the advice that rests on those."""

    theory: Node
    chain: tuple[Node, ...]
    """If, then, because."""
    rivals: tuple[Node, ...]
    cmocs: tuple[Node, ...]
    advice: tuple[Node, ...]
    rests: tuple[Edge, ...]
    """From an explanation to an advice that rests on it."""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every connection on the map of this theory."""
        parts = (*self.rivals, *self.cmocs)
        return (*((self.theory.key, part.key) for part in parts), *self.rests)

    def resting_on(self, cmoc: Node) -> list[Node]:
        """The advice that rests on one explanation."""
        keys = {advice for origin, advice in self.rests if origin == cmoc.key}
        return [advice for advice in self.advice if advice.key in keys]


@dataclass(frozen=True)
class WholeGraph:
    """Core elements, the theories about them, and the explanations under each theory."""

    elements: tuple[Node, ...]
    theories: tuple[Node, ...]
    cmocs: tuple[tuple[Node, ...], ...]
    """Per theory, in the order of the theories."""
    about: tuple[Edge, ...]
    """From a core element to a theory about it."""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every connection on the map of all theories."""
        pairs = zip(self.theories, self.cmocs, strict=True)
        return (*self.about, *((t.key, cmoc.key) for t, cmocs in pairs for cmoc in cmocs))

    def elements_of(self, theory: Node) -> list[Node]:
        """The core elements that a theory is about."""
        return self._elements.get(theory.key, [])

    @cached_property
    def _elements(self) -> Mapping[str, list[Node]]:
        named = {element.key: element for element in self.elements}
        found: dict[str, list[Node]] = {}
        for element, theory in self.about:
            found.setdefault(theory, []).append(named[element])
        return found


def theory_graph(record: ProgrammeTheory, site: Site) -> TheoryGraph:
    """The map of one theory: explanations most certain first, advice in the order of those."""
    cmocs = _most_certain_first(site.base.linking_to(record, Cmoc))
    resting = [(c, site.base.linking_to(c, Recommendation, "based_on")) for c in cmocs]
    advice = {a.key: a for _, found in resting for a in found}
    parts = (("Als", record.if_), ("Dan", record.then), ("Omdat", record.because))
    return TheoryGraph(
        theory=_node(record, site),
        chain=tuple(Node(f"chain/{w}", without(w, text), head=w) for w, text in parts),
        rivals=tuple(Node(f"rival/{n}", text) for n, text in enumerate(record.rivals, 1)),
        cmocs=tuple(_node(cmoc, site) for cmoc in cmocs),
        advice=tuple(_node(a, site) for a in advice.values()),
        rests=tuple((c.key, a.key) for c, found in resting for a in found),
    )


def whole_graph(site: Site) -> WholeGraph:
    """The map of all theories."""
    theories = sorted(site.base.of(ProgrammeTheory).values(), key=lambda t: t.sort_key)
    elements = site.base.of(Element)
    linked = [_most_certain_first(site.base.linking_to(theory, Cmoc)) for theory in theories]
    return WholeGraph(
        elements=tuple(_node(element, site) for element in elements.values()),
        theories=tuple(_node(theory, site) for theory in theories),
        cmocs=tuple(tuple(_node(cmoc, site) for cmoc in cmocs) for cmocs in linked),
        about=tuple(
            (elements[i].key, t.key) for t in theories for i in t.elements if i in elements
        ),
    )


def without(word: str, text: str) -> str:
    """The text without the word that stands before it."""
    return text[len(word) + 1 :] if text.lower().startswith(f"{word.lower()} ") else text


def _most_certain_first(cmocs: Iterable[Cmoc]) -> list[Cmoc]:
    return sorted(cmocs, key=lambda cmoc: -cmoc.confidence.overall.sleepers)


def _node(record: Record, site: Site) -> Node:
    link: Link = site.link(record)
    if isinstance(record, Cmoc):
        level, wrong = record.confidence.overall, record.goes_wrong
        return Node(record.key, link.title, link.href, level, wrong)
    rejected = isinstance(record, ProgrammeTheory) and record.status is TheoryStatus.REJECTED
    return Node(record.key, link.title + (" (verworpen)" if rejected else ""), link.href)
