"""Every side of a disagreement is counted alike, and only with sources that count."""

from collections import Counter

from spoorboek.reasoning.conflict_sides import GROUPS, HEADER, conflict_sides, conflict_table
from spoorboek.reasoning.evidence_map import kind
from spoorboek.reasoning.support import counting_sources
from spoorboek.records import Conflict, Source
from tests.real import real_base


def test_the_table_equals_a_count_by_hand():
    base = real_base()
    sources = base.of(Source)
    rows = [dict(zip(HEADER, row, strict=True)) for row in conflict_table(base).rows]
    sides = [(c, side) for c in base.of(Conflict).values() for side in c.sides]

    assert len(rows) == len(sides)
    for row, (conflict, side) in zip(rows, sides, strict=True):
        counted = Counter(
            "wet of voorlichting"
            if sources[key].source_class.value in ("legal", "guidance")
            else kind(sources[key]).label
            for key in set(side.sources)
            if sources[key].status == "included"
        )
        assert (row["tegenspraak"], row["wat het zegt"]) == (conflict.title, side.claim)
        assert {group: row[group] for group in GROUPS} == {g: counted[g] for g in GROUPS}
        assert row["bronnen"] == counted.total()
        assert row["standpunt"] == conflict.sides.index(side) + 1


def test_a_source_that_falls_moves_to_what_no_longer_counts():
    """On every side where it stands, and nowhere else."""
    base = real_base()
    counting = counting_sources(base)
    for conflict in base.of(Conflict).values():
        gone = conflict.sides[0].sources[0]
        for before, after in zip(
            conflict_sides(conflict, base, counting),
            conflict_sides(conflict, base, counting - {gone}),
            strict=True,
        ):
            assert after.fallen == ((gone,) if gone in before.counting else ())
            assert set(after.counting) == set(before.counting) - {gone}


def test_law_is_counted_apart():
    base = real_base()
    found = [
        side
        for conflict in base.of(Conflict).values()
        for side in conflict_sides(conflict, base, counting_sources(base))
    ]

    assert any(side.groups["wet of voorlichting"] for side in found)
    assert any(side.groups["onderzoek"] for side in found)
