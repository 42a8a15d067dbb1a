"""A circle is told once, with all its records; what only points out is none."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Link
from spoorboek.reasoning.circles import circles
from spoorboek.records.element import Element
from tests.real import ROOT, real_base

ELEMENT = next(iter(real_base().of(Element).values()))


def base_with(links: str, field: str = "based_on") -> EvidenceBase:
    """A base of which the links are written as `a>b b>c`."""
    base = EvidenceBase(root=ROOT, records={})
    pairs = [pair.split(">") for pair in links.split()]
    base.__dict__["links"] = [
        Link(ELEMENT.model_copy(update={"id": origin}), (field,), f"element/{target}")
        for origin, target in pairs
    ]
    return base


def ways(base: EvidenceBase) -> list[str]:
    return ["".join(link.target[-1] for link in circle) for circle in circles(base)]


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("", []),
        ("a>b b>c a>c", []),
        ("a>a", ["a"]),
        ("a>b b>a", ["ba"]),
        ("a>b b>c c>d d>b", ["cdb"]),
        ("a>b b>a c>d d>c", ["ba", "dc"]),
        ("a>b b>c c>a x>a x>c", ["bca"]),
        ("a>b b>c c>b c>a", ["cb"]),
        ("a>b b>c c>d c>e e>b", ["ceb"]),
    ],
)
def test_a_circle_is_told_once_with_every_record_in_it(links, found):
    assert ways(base_with(links)) == found


@pytest.mark.parametrize("field", ["see", "see_also", "other_base"])
def test_pointing_out_is_no_resting(field):
    assert ways(base_with("a>b b>a", field)) == []


def test_a_long_way_down_is_walked():
    links = " ".join(f"{n}>{n + 1}" for n in range(5000))

    assert ways(base_with(links)) == []
    assert [len(circle) for circle in circles(base_with(f"{links} 5000>0"))] == [5001]


def test_the_real_evidence_has_no_circle():
    assert list(circles(real_base())) == []
