"""Theory drawing: one theory as a line with stations, wide and narrow."""

from spoorboek.pages.lettering import LINE
from spoorboek.pages.theory_graph import Node, TheoryGraph
from spoorboek.pages.track_plan import (
    Block,
    Heading,
    Mark,
    Placed,
    Plan,
    Track,
    bottom,
    curve,
    middles,
    near,
    stacked,
)

RIVALS, CMOCS, ADVICE = "Wat het ook kan zijn", "Verklaringen", "Advies dat erop rust"
TRUNK, TEXT, BRANCH = 14.0, 40.0, 62.0
WIDE, LEFT_ROOM, RIGHT, RIGHT_ROOM = 700.0, 350.0, 480.0, 218.0
NARROW = 288.0
PART = 40.0
"""Room between two parts of the drawing."""


def wide(graph: TheoryGraph) -> Plan:
    """Theory and explanations on the line at the left; rivals and advice beside them."""
    plan = Plan(WIDE)
    theory = stacked(graph.chain, TEXT, 34, LEFT_ROOM)
    rivals = stacked(graph.rivals, RIGHT, 62, RIGHT_ROOM)
    if rivals:
        plan.headings.append(Heading(RIGHT, 49, RIVALS))
    top = max(bottom(theory, 34), bottom(rivals, 34)) + PART
    cmocs = stacked(graph.cmocs, TEXT, top + 8, LEFT_ROOM)
    advice = _advice(graph, cmocs, top + 8)
    plan.headings += [Heading(TEXT, top, CMOCS)] if cmocs else []
    plan.headings += [Heading(RIGHT, top, ADVICE)] if advice else []
    _line(plan, graph, theory, cmocs)
    _side_line(plan, graph, rivals)
    _rest(plan, graph, cmocs, advice)
    plan.height = max(bottom(cmocs, top), bottom(advice, top)) + LINE
    return plan


def _advice(graph: TheoryGraph, cmocs: list[Block], top: float) -> list[Block]:
    """The advice at the height of what it rests on, so that few lines cross."""
    places = {block.node.key: block.middle for block in cmocs}
    heights = middles(((advice, cmoc) for cmoc, advice in graph.rests), places)
    ordered = sorted(graph.advice, key=lambda node: heights[node.key])
    blocks = stacked(ordered, RIGHT, top, RIGHT_ROOM)
    return near(blocks, [heights[node.key] for node in ordered], top, bottom(cmocs, top))


def narrow(graph: TheoryGraph) -> Plan:
    """One line down; rivals on side lines; under each explanation the advice that rests on it."""
    plan = Plan(NARROW)
    room = NARROW - TEXT
    theory = stacked(graph.chain, TEXT, 8, room)
    y = bottom(theory, 8) + PART
    rivals = stacked(graph.rivals, BRANCH, y + 6, NARROW - BRANCH)
    if rivals:
        plan.headings.append(Heading(TEXT, y, RIVALS))
        y = bottom(rivals, y) + PART
    if graph.cmocs:
        plan.headings.append(Heading(TEXT, y, CMOCS))
    cmocs, y = [], y + 6
    for node in graph.cmocs:
        (cmoc,) = stacked([node], TEXT, y, room)
        cmocs.append(cmoc)
        y = _below(plan, cmoc, graph.resting_on(node)) + 28
    _line(plan, graph, theory, cmocs)
    for block in rivals:
        plan.tracks.append(Track(_branch(block), "side", graph.theory.key, block.node.key))
    plan.marks += [Placed(BRANCH - 16, block.middle, "rival") for block in rivals]
    plan.blocks += rivals
    plan.height = y
    return plan


def _below(plan: Plan, cmoc: Block, advice: list[Node]) -> float:
    """The advice that rests on an explanation, under it; where that ends."""
    if not advice:
        return cmoc.bottom
    plan.headings.append(Heading(TEXT, cmoc.bottom + 24, ADVICE))
    blocks = stacked(advice, BRANCH, cmoc.bottom + 30, NARROW - BRANCH, gap=8)
    for block in blocks:
        plan.tracks.append(Track(_branch(block), "thin", cmoc.node.key, block.node.key))
    plan.marks += [Placed(BRANCH - 14, block.middle, "stop") for block in blocks]
    plan.blocks += blocks
    return bottom(blocks, cmoc.bottom)


def _branch(block: Block) -> str:
    """From the line at the left to a block at its right."""
    y = block.middle
    return f"M{TRUNK:g} {y - 18:g}Q{TRUNK:g} {y:g} {TRUNK + 16:g} {y:g}H{BRANCH - 16:g}"


def _line(plan: Plan, graph: TheoryGraph, theory: list[Block], cmocs: list[Block]) -> None:
    """The line past the words of the theory, and on from explanation to explanation."""
    y = theory[-1].middle
    plan.tracks.append(Track(f"M{TRUNK:g} 12V{y:g}", "line"))
    for block in cmocs:
        path = f"M{TRUNK:g} {y:g}V{block.middle:g}"
        plan.tracks.append(Track(path, "line", graph.theory.key, block.node.key))
        y = block.middle
    plan.marks += [Placed(TRUNK, block.middle, _mark(block.node)) for block in (*theory, *cmocs)]
    plan.blocks += [*theory, *cmocs]


def _mark(node: Node) -> Mark:
    return "dead-end" if node.goes_wrong else "station"


def _side_line(plan: Plan, graph: TheoryGraph, rivals: list[Block]) -> None:
    """The dashed line past the rivals; each piece leads on from the one before."""
    x, y = RIGHT - 22, 12.0
    path = f"M{TRUNK:g} {y:g}H{x - 16:g}Q{x:g} {y:g} {x:g} {y + 16:g}"
    for block in rivals:
        path += f"V{block.middle:g}"
        plan.tracks.append(Track(path, "side", graph.theory.key, block.node.key))
        path = f"M{x:g} {block.middle:g}"
    plan.marks += [Placed(x, block.middle, "rival") for block in rivals]
    plan.blocks += rivals


def _rest(plan: Plan, graph: TheoryGraph, cmocs: list[Block], advice: list[Block]) -> None:
    """Thin lines from each explanation to the advice that rests on it."""
    origins = {block.node.key: block for block in cmocs}
    targets = {block.node.key: block for block in advice}
    for cmoc, rests in graph.rests:
        start, end = origins[cmoc].middle, targets[rests].middle
        path = curve(TEXT + LEFT_ROOM + 6, start, RIGHT - 22, end)
        plan.tracks.append(Track(path, "thin", cmoc, rests))
    plan.marks += [Placed(RIGHT - 16, block.middle, "stop") for block in advice]
    plan.blocks += advice
