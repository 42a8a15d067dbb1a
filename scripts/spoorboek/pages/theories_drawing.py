"""Theories drawing: all of them side by side, core elements at the left, explanations at the right."""

from collections.abc import Mapping
from dataclasses import replace

from spoorboek.pages.lettering import LINE
from spoorboek.pages.theory_graph import Node, WholeGraph
from spoorboek.pages.track_plan import (
    Block,
    Heading,
    Placed,
    Plan,
    Track,
    bottom,
    curve,
    middles,
    near,
    stacked,
)

WIDTH = 920.0
ELEMENT, ELEMENT_ROOM = 0.0, 150.0
THEORY, THEORY_ROOM = 322.0, 148.0
CMOC, CMOC_ROOM = 536.0, 384.0
TOP, GAP, BETWEEN, MOST = 34.0, 10.0, 24.0, 2
"""Where the columns begin, the room between explanations and theories, the lines of an explanation."""
ROUNDS = 8
"""How often the two orders are made to follow each other."""


def whole(graph: WholeGraph) -> Plan:
    """Three columns: each explanation in at most two lines, each theory at the middle of its own."""
    plan = Plan(WIDTH)
    heads = ((ELEMENT, "Kernelementen"), (THEORY, "Programmatheorieën"), (CMOC, "Verklaringen"))
    plan.headings += [Heading(x, 16, text) for x, text in heads]
    cmocs = {t.key: c for t, c in zip(graph.theories, graph.cmocs, strict=True)}
    y, theories = TOP, []
    for theory in _ordered(graph):
        theories.append(_theory(plan, theory, cmocs[theory.key], y))
        y = max(block.bottom for block in plan.blocks) + BETWEEN
    elements = _elements(graph, {block.node.key: block.middle for block in theories}, y)
    _about(plan, graph, elements, theories)
    plan.height = max(y - BETWEEN, bottom(elements, TOP)) + LINE
    return plan


def _ordered(graph: WholeGraph) -> list[Node]:
    """The theories in an order in which few lines to their core elements cross."""
    order = [theory.key for theory in graph.theories]
    back = [(theory, element) for element, theory in graph.about]
    for _ in range(ROUNDS):
        heights = middles(graph.about, {key: float(n) for n, key in enumerate(order)})
        elements = sorted(heights, key=lambda key: (heights[key], key))
        again = middles(back, {key: float(n) for n, key in enumerate(elements)})
        order.sort(key=lambda key: (again.get(key, 0.0), key))
    by_key = {theory.key: theory for theory in graph.theories}
    return [by_key[key] for key in order]


def _theory(plan: Plan, theory: Node, cmocs: tuple[Node, ...], y: float) -> Block:
    """A theory with its explanations, from `y` down."""
    bare = [replace(node, level=None, goes_wrong=False) for node in cmocs]
    leaves = stacked(bare, CMOC, y, CMOC_ROOM, MOST, GAP)
    (name,) = stacked([theory], THEORY, y, THEORY_ROOM)
    room = bottom(leaves, y) - y - name.height
    name = replace(name, y=y + max(room, 0) / 2)
    for node, leaf in zip(cmocs, leaves, strict=True):
        path = curve(THEORY + THEORY_ROOM + 4, name.middle, CMOC - 21, leaf.middle)
        plan.tracks.append(Track(path, "thin", theory.key, node.key))
        mark = Placed(CMOC - 16, leaf.middle, "dead-end" if node.goes_wrong else "station")
        plan.marks.append(mark)
    plan.marks.append(Placed(THEORY - 16, name.middle, "station"))
    plan.blocks += [name, *leaves]
    return name


def _elements(graph: WholeGraph, places: Mapping[str, float], end: float) -> list[Block]:
    """The core elements at the height of the theories about them."""
    heights = middles(graph.about, places)
    ordered = sorted(graph.elements, key=lambda node: heights.get(node.key, end))
    blocks = stacked(ordered, ELEMENT, TOP, ELEMENT_ROOM)
    return near(blocks, [heights.get(node.key, end) for node in ordered], TOP, end)


def _about(plan: Plan, graph: WholeGraph, elements: list[Block], theories: list[Block]) -> None:
    """Thin lines from each core element to the theories about it."""
    origins = {block.node.key: block for block in elements}
    targets = {block.node.key: block for block in theories}
    for element, theory in graph.about:
        start, end = origins[element].middle, targets[theory].middle
        path = curve(ELEMENT + ELEMENT_ROOM + 14, start, THEORY - 24, end)
        plan.tracks.append(Track(path, "thin", element, theory))
    plan.marks += [Placed(ELEMENT + ELEMENT_ROOM + 10, block.middle, "stop") for block in elements]
    plan.blocks += elements
