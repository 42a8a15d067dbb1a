"""The band checks a level and never sets one."""

import inspect
from itertools import product

import pytest

from spoorboek.reasoning import certainty_band
from spoorboek.reasoning.certainty_band import Band, band, band_of
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Concern, Confidence, MechanismBasis
from tests.real import real_base

LEVELS = list(Confidence)
CONCERNS = list(Concern)
WORDS = {concern.value: concern for concern in Concern}
BASES = {basis.value: basis for basis in MechanismBasis}
BY_VALUE = {level.value: level for level in Confidence}
EVERY_CASE = list(product(product(Concern, repeat=4), MechanismBasis))


def height(level: Confidence) -> int:
    return LEVELS.index(level)


@pytest.mark.parametrize(
    ("concerns", "basis", "bottom", "top"),
    [
        ("none none none none", "reported", "high", "high"),
        ("minor none none none", "reported", "high", "high"),
        ("minor moderate none none", "reported", "moderate", "high"),
        ("minor minor moderate moderate", "reported", "low", "high"),
        ("serious none none none", "reported", "low", "moderate"),
        ("serious minor moderate none", "reported", "very-low", "moderate"),
        ("serious serious none none", "reported", "very-low", "low"),
        ("serious serious serious serious", "reported", "very-low", "very-low"),
        ("none none none none", "inferred", "moderate", "moderate"),
        ("minor moderate none none", "inferred", "moderate", "moderate"),
        ("serious serious none none", "inferred", "very-low", "low"),
    ],
)
def test_the_band_follows_the_published_rule(concerns, basis, bottom, top):
    found = band([WORDS[word] for word in concerns.split()], BASES[basis])

    assert found == Band(BY_VALUE[bottom], BY_VALUE[top])


def test_the_band_is_never_empty():
    for concerns, basis in EVERY_CASE:
        found = band(concerns, basis)
        assert found.levels
        assert found.bottom in found
        assert found.top in found
        assert height(found.bottom) <= height(found.top)


def test_more_concern_never_raises_an_end_of_the_band():
    compared = 0
    for concerns, basis in EVERY_CASE:
        for place, concern in enumerate(concerns):
            if concern is CONCERNS[-1]:
                continue
            worse = list(concerns)
            worse[place] = CONCERNS[CONCERNS.index(concern) + 1]
            before, after = band(concerns, basis), band(worse, basis)
            assert height(after.top) <= height(before.top), (concerns, worse)
            assert height(after.bottom) <= height(before.bottom), (concerns, worse)
            compared += 1
    assert compared > len(EVERY_CASE)


def test_the_order_of_the_components_does_not_matter():
    for concerns, basis in EVERY_CASE:
        assert band(concerns, basis) == band(sorted(concerns), basis)


def test_an_inferred_mechanism_never_allows_the_highest_level():
    for concerns in product(Concern, repeat=4):
        assert Confidence.HIGH not in band(concerns, MechanismBasis.INFERRED)


def test_nothing_here_returns_a_level():
    """Software gives a range to compare with, never the level itself."""
    public = {
        name: function
        for name, function in inspect.getmembers(certainty_band, inspect.isfunction)
        if function.__module__ == certainty_band.__name__ and not name.startswith("_")
    }

    assert {name: f.__annotations__["return"] for name, f in public.items()} == {
        "band": Band,
        "band_of": Band,
    }


def test_a_level_outside_its_band_has_its_reason_in_the_record():
    outside = {
        cmoc.id: cmoc.confidence.outside_band
        for cmoc in real_base().of(Cmoc).values()
        if cmoc.confidence.overall not in band_of(cmoc.confidence, cmoc.mechanism_basis)
    }

    assert outside
    assert all(outside.values()), outside
