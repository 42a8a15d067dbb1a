"""An address that once held something else says what and where to; sources do so by their earlier keys."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.gone import ANOTHER_KEY, Gone, gone
from tests.checks.worlds import sound_world, spoil

SOURCE = "evidence/sources/jansen2024.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def departure(former: str, *to: str) -> str:
    return (
        f"id: weg\ntitle: Oud\nformer: {former}\ndate: '2026-04-01'\nreason: Om iets.\n"
        f"to: [{', '.join(to)}]\n"
    )


def test_a_departure_stands_at_the_old_address(world):
    spoil(
        world, {"evidence/departures/weg.yml": {"write": departure("lessen/oud/", "lessen/nieuw/")}}
    )
    base = EvidenceBase.load(world)

    assert base.records["departure"]["weg"].page == "lessen/oud/"
    assert gone(base) == {
        "lessen/oud/": Gone("lessen/oud/", "Oud", "Om iets.", "2026-04-01", ("lessen/nieuw/",))
    }


@pytest.mark.parametrize(
    "former", ["../../x/", "/etc/", "lessen/oud", "Lessen/Oud/", "https://x.nl/"]
)
def test_what_is_no_address_never_becomes_one(world, former):
    spoil(world, {"evidence/departures/weg.yml": {"write": departure(f"'{former}'")}})

    assert list(gone(EvidenceBase.load(world))) == ["over/vertrokken/weg/"]


def test_an_earlier_citation_key_leads_to_the_source(world):
    spoil(world, {SOURCE: {"append": "aliases: [jansen_oud, Jansen2024, ../x, bakker2023]\n"}})
    found = gone(EvidenceBase.load(world))

    assert list(found) == ["bewijs/bronnen/jansen_oud/"]
    (one,) = found.values()
    assert one == Gone(
        "bewijs/bronnen/jansen_oud/",
        "Vroege uitleg over werk",
        ANOTHER_KEY,
        "",
        ("bewijs/bronnen/jansen2024/",),
    )
    assert one.moved_to == "bewijs/bronnen/jansen2024/"


def test_a_source_without_a_reference_is_known_by_its_key(world):
    spoil(
        world,
        {
            SOURCE: {"append": "aliases: [jansen_oud]\n"},
            "evidence/references/references.bib": {"replace": "{jansen2024,", "by": "{anders2024,"},
        },
    )
    (one,) = gone(EvidenceBase.load(world)).values()

    assert one.title == "jansen2024"


def test_one_place_is_a_move_and_more_are_not():
    assert Gone("a/", "A", "", "", ("b/",)).moved_to == "b/"
    assert Gone("a/", "A", "", "", ("b/", "c/")).moved_to == ""
    assert Gone("a/", "A", "", "", ()).moved_to == ""
