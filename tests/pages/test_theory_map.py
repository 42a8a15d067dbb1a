"""The theory map: drawing and outline name the same, which is what the records hold; nothing overlaps."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.lettering import LINE
from spoorboek.pages.record_page import body_of
from spoorboek.pages.slots import SLOTS
from spoorboek.pages.theories_drawing import whole
from spoorboek.pages.theory_drawing import narrow, wide
from spoorboek.pages.theory_graph import Node, TheoryGraph, WholeGraph, theory_graph, whole_graph
from spoorboek.pages.track_plan import Plan
from spoorboek.records import Cmoc, Element, ProgrammeTheory, Recommendation
from spoorboek.records.explanation_words import Confidence
from spoorboek.records.theory import TheoryStatus
from tests.real import real_base, real_site

THEORIES = sorted(real_base().of(ProgrammeTheory))


def page(theory_id: str) -> LexborHTMLParser:
    return LexborHTMLParser(str(body_of(real_base().of(ProgrammeTheory)[theory_id], real_site())))


def nodes_in(tree: LexborHTMLParser, part: str) -> set[str]:
    return {str(node.attributes["data-knoop"]) for node in tree.css(f"{part} [data-knoop]")}


def edges_drawn(tree: LexborHTMLParser, part: str) -> set[tuple[str, str]]:
    paths = tree.css(f"{part} path[data-van]")
    return {(str(p.attributes["data-van"]), str(p.attributes["data-naar"])) for p in paths}


def edges_listed(tree: LexborHTMLParser) -> set[tuple[str, str]]:
    """In the outline whatever stands under something is connected to it."""
    found = set()
    for node in tree.css(".sb-theorie__lijst li[data-knoop]"):
        above = parent_of(node)
        if above:
            found.add((above, str(node.attributes["data-knoop"])))
    return found


def parent_of(node: LexborNode) -> str:
    above = node.parent
    while above is not None and not (above.tag == "li" and "data-knoop" in above.attributes):
        above = above.parent
    return str(above.attributes["data-knoop"]) if above else ""


@pytest.mark.parametrize("theory_id", THEORIES)
@pytest.mark.parametrize("part", ["svg.breed", "svg.smal"])
def test_drawing_and_outline_of_a_theory_are_the_same(theory_id, part):
    tree = page(theory_id)
    theory = f"theory/{theory_id}"

    assert nodes_in(tree, part) | {theory} == nodes_in(tree, ".sb-theorie__lijst")
    assert edges_drawn(tree, part) == edges_listed(tree)


@pytest.mark.parametrize("theory_id", THEORIES)
def test_the_map_of_a_theory_holds_what_the_records_hold(theory_id):
    base = real_base()
    record = base.of(ProgrammeTheory)[theory_id]
    cmocs = {c.id for c in base.of(Cmoc).values() if c.theory == theory_id}
    rests = {
        (f"cmoc/{cmoc}", advice.key)
        for advice in base.of(Recommendation).values()
        for cmoc in advice.based_on
        if cmoc in cmocs
    }
    graph = theory_graph(record, real_site())

    assert {node.key for node in graph.cmocs} == {f"cmoc/{cmoc}" for cmoc in cmocs}
    assert [node.title for node in graph.rivals] == list(record.rivals)
    assert set(graph.rests) == rests
    assert len(graph.rests) == len(rests)
    assert {node.key for node in graph.advice} == {advice for _, advice in rests}
    assert edges_drawn(page(theory_id), "svg.breed") == set(graph.edges)


def test_the_whole_map_and_its_outline_hold_every_element_theory_and_explanation():
    base = real_base()
    tree = LexborHTMLParser(str(SLOTS["theory_map"](real_site())))
    kinds = (Element, ProgrammeTheory, Cmoc)
    keys = {record.key for kind in kinds for record in base.of(kind).values()}
    about = {(f"element/{e}", t.key) for t in base.of(ProgrammeTheory).values() for e in t.elements}
    holds = {(f"theory/{c.theory}", c.key) for c in base.of(Cmoc).values()}
    listed = {
        (str(link.attributes["data-knoop"]), parent_of(link))
        for link in tree.css(".sb-theorie__lijst p a[data-knoop]")
    }

    assert nodes_in(tree, "svg") == nodes_in(tree, ".sb-theorie__lijst") == keys
    assert edges_drawn(tree, "svg") == about | holds
    assert edges_listed(tree) | listed == about | holds


def test_every_explanation_shows_its_certainty_in_words_and_sleepers():
    for theory_id in THEORIES:
        tree = page(theory_id)
        for node in theory_graph(real_base().of(ProgrammeTheory)[theory_id], real_site()).cmocs:
            (drawn,) = tree.css(f'svg.breed [data-knoop="{node.key}"]')
            assert node.level
            assert f"Zekerheid: {node.level.label}" in drawn.text()
            full = len(drawn.css("rect:not(.open):not(.raak)"))
            assert full == node.level.sleepers
            assert ("hoe het mis kan gaan" in drawn.text()) is node.goes_wrong


TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=220).map(
    lambda text: f"Woord {text}"
)


@st.composite
def theory_graphs(draw: st.DrawFn) -> TheoryGraph:
    def nodes(kind: str, most: int) -> tuple[Node, ...]:
        titles = draw(st.lists(TITLES, max_size=most))
        return tuple(Node(f"{kind}/{n}", title, "#") for n, title in enumerate(titles))

    cmocs = tuple(
        Node(n.key, n.title, "#", draw(st.sampled_from(Confidence)), draw(st.booleans()))
        for n in nodes("cmoc", 6)
    )
    advice = nodes("recommendation", 12) if cmocs else ()
    rests = {(draw(st.sampled_from(cmocs)).key, one.key) for one in advice}
    more = {(draw(st.sampled_from(cmocs)).key, one.key) for one in advice}
    chain = tuple(
        Node(f"chain/{word}", draw(TITLES), head=word) for word in ("Als", "Dan", "Omdat")
    )
    theory = Node("theory/t", "Theorie", "#")
    return TheoryGraph(theory, chain, nodes("rival", 4), cmocs, advice, tuple(sorted(rests | more)))


@st.composite
def whole_graphs(draw: st.DrawFn) -> WholeGraph:
    elements = tuple(
        Node(f"element/{n}", draw(TITLES), "#") for n in range(draw(st.integers(1, 8)))
    )
    theories = tuple(Node(f"theory/{n}", draw(TITLES), "#") for n in range(draw(st.integers(1, 5))))
    cmocs = tuple(
        tuple(
            Node(f"cmoc/{n}-{m}", draw(TITLES), "#", Confidence.LOW, draw(st.booleans()))
            for m in range(draw(st.integers(0, 4)))
        )
        for n in range(len(theories))
    )
    pairs = st.tuples(st.sampled_from(elements), st.sampled_from(theories))
    about = {(e.key, t.key) for e, t in draw(st.lists(pairs, max_size=12))}
    return WholeGraph(elements, theories, cmocs, tuple(sorted(about)))


def overlaps(plan: Plan) -> list[object]:
    """Pairs of words that lie over each other."""
    boxes = [(b.x, b.y, b.x + b.width, b.bottom, b.node.key) for b in plan.blocks]
    boxes += [(h.x, h.y - LINE + 6, h.x + 100, h.y, h.text) for h in plan.headings]
    return [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def assert_drawn_well(plan: Plan, edges: tuple[tuple[str, str], ...]) -> None:
    assert overlaps(plan) == []
    assert all(b.x >= 0 and b.x + b.width <= plan.width for b in plan.blocks)
    assert all(b.y >= 0 and b.bottom <= plan.height for b in plan.blocks)
    assert {(t.origin, t.target) for t in plan.tracks if t.origin} == set(edges)


@settings(max_examples=40, deadline=None)
@given(theory_graphs(), st.sampled_from([wide, narrow]))
def test_nothing_in_a_drawing_of_a_theory_overlaps(
    graph: TheoryGraph, draw: Callable[[TheoryGraph], Plan]
):
    assert_drawn_well(draw(graph), graph.edges)


@settings(max_examples=40, deadline=None)
@given(whole_graphs())
def test_nothing_in_the_drawing_of_all_theories_overlaps(graph):
    assert_drawn_well(whole(graph), graph.edges)


def test_the_real_drawings_are_drawn_well():
    site = real_site()
    for theory_id in THEORIES:
        graph = theory_graph(real_base().of(ProgrammeTheory)[theory_id], site)
        assert_drawn_well(wide(graph), graph.edges)
        assert_drawn_well(narrow(graph), graph.edges)
    assert_drawn_well(whole(whole_graph(site)), whole_graph(site).edges)


def test_a_rejected_theory_is_called_so():
    record = real_base().of(ProgrammeTheory)[THEORIES[0]]
    rejected = record.model_copy(update={"status": TheoryStatus.REJECTED})

    assert theory_graph(rejected, real_site()).theory.title == f"{record.title} (verworpen)"
    assert theory_graph(record, real_site()).theory.title == record.title
