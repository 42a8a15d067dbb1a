"""The chain gives the same ways down from advice and up from findings."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.chain import Chain, NamedUse, Place, Way, places_of
from spoorboek.records import Cmoc, Recommendation, Source
from tests.real import real_base


def ways_down(base: EvidenceBase) -> Counter[Way]:
    chain = Chain(base)
    return Counter(way for advice in base.of(Recommendation).values() for way in chain.down(advice))


def ways_up(base: EvidenceBase) -> Counter[Way]:
    chain = Chain(base)
    return Counter(way for place in chain.places for way in chain.up(place))


def test_a_use_is_what_stands_at_its_number_counted_from_one():
    for cmoc in real_base().of(Cmoc).values():
        named = [NamedUse(cmoc, number).use for number in range(1, len(cmoc.evidence) + 1)]

        assert named == list(cmoc.evidence)


def test_the_ways_down_and_up_are_the_same_for_all_records():
    base = real_base()
    down, up = ways_down(base), ways_up(base)

    assert down == up
    assert set(down.values()) == {1}


def test_the_number_of_ways_is_the_product_of_the_links_under_each_advice():
    """Counted by hand, without the chain: uses times findings of every explanation named."""
    base = real_base()
    cmocs = base.of(Cmoc)
    for advice in base.of(Recommendation).values():
        by_hand = sum(
            max(1, len(set(use.findings)))
            for cmoc_id in set(advice.based_on)
            for use in cmocs[cmoc_id].evidence
        )
        assert sum(1 for _ in Chain(base).down(advice)) == by_hand, advice.id


@pytest.mark.parametrize("record_type", [Source, Cmoc, Recommendation])
def test_every_station_of_a_way_is_a_record(record_type):
    stations = {Source: lambda w: w.place.source, Cmoc: lambda w: w.cmoc}
    station = stations.get(record_type, lambda way: way.advice)
    known = real_base().of(record_type)

    assert {station(way) for way in ways_down(real_base())} <= known.keys()


def thinned(base: EvidenceBase, seed: int) -> EvidenceBase:
    """The real base with links taken away, doubled and led astray at random."""
    chance = random.Random(seed)
    records = {name: dict(of_type) for name, of_type in base.records.items()}

    def some(items):
        return tuple(item for item in items if chance.random() < 0.7)

    for cmoc in base.of(Cmoc).values():
        evidence = tuple(
            use.model_copy(update={"findings": (*some(use.findings), *some(("f1", "weg")))})
            for use in some(cmoc.evidence)
        )
        records["cmoc"][cmoc.id] = cmoc.model_copy(update={"evidence": evidence})
    for advice in base.of(Recommendation).values():
        based_on = (*some(advice.based_on), *some(advice.based_on), *some(("weg",)))
        records["recommendation"][advice.id] = advice.model_copy(update={"based_on": based_on})
    for name in ("cmoc", "source"):
        for record_id in some(records[name]):
            if chance.random() < 0.2:
                del records[name][record_id]
    return EvidenceBase(root=base.root, records=records)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_the_ways_are_the_same_in_any_base(seed):
    base = thinned(real_base(), seed)

    assert ways_down(base) == ways_up(base)


def test_a_use_without_a_finding_leads_to_the_source_as_a_whole():
    base = real_base()
    use = next(iter(base.of(Cmoc).values())).evidence[0]

    assert places_of(use, base) == tuple(Place(use.source, finding) for finding in use.findings)
    assert places_of(use.model_copy(update={"findings": ()}), base) == (Place(use.source),)
    assert places_of(use.model_copy(update={"findings": ("weg",)}), base) == (Place(use.source),)
    assert places_of(use.model_copy(update={"source": "weg"}), base) == ()
