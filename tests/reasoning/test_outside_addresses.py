"""Every address on another site is found once for each place that names it, as a reader would follow it."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.outside_addresses import addresses_in, addresses_of, outside_addresses
from spoorboek.reference import Reference
from tests.checks.worlds import sound_world, spoil

ZAAK = "https://voorbeeld.nl/zaak"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Geen adres.", []),
        ("voorbeeld.nl en www.voorbeeld.nl", []),
        (f"Zie {ZAAK}.", [ZAAK]),
        (f"Zie {ZAAK}, of http://ander.nl/!", [ZAAK, "http://ander.nl/"]),
        (f"[de zaak]({ZAAK}) en meer", [ZAAK]),
        (f"[de zaak]({ZAAK}).", [ZAAK]),
        (f"(zie {ZAAK}).", [ZAAK]),
        (f"{ZAAK}_(recht)", [f"{ZAAK}_(recht)"]),
        (f"(zie {ZAAK}_(recht)).", [f"{ZAAK}_(recht)"]),
        (f"(zie {ZAAK}_(recht).)", [f"{ZAAK}_(recht)"]),
        (f"[a]({ZAAK})en", [ZAAK]),
        (f"<{ZAAK}>", [ZAAK]),
        (f"**{ZAAK}**", [ZAAK]),
        (f"{ZAAK}#kop", [ZAAK]),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text, found):
    assert list(addresses_in(text)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"url": f"{ZAAK}#kop"}, [ZAAK]),
        ({"doi": "10.1000/182"}, ["https://doi.org/10.1000/182"]),
        ({"url": ZAAK, "doi": "10.1000/182"}, [ZAAK, "https://doi.org/10.1000/182"]),
    ],
)
def test_a_work_is_at_its_address_and_at_its_doi(fields, found):
    assert list(addresses_of(Reference("a2024", "misc", fields, "x.bib", 1))) == found


def test_every_place_that_names_an_address_is_told_once_and_in_order(tmp_path):
    """Records first, then references, then pages by name; not what stands in code or behind a link."""
    world = sound_world(tmp_path)
    spoil(
        world,
        {
            "evidence/terms/uitleg.yml": {
                "replace": "Vertellen wat er kan.",
                "by": f"Zie {ZAAK} en {ZAAK}.",
            },
            "docs/b.md": {"write": f"# B\n\n[zaak]({ZAAK}) en https://aaa.nl/.\n"},
            "docs/a.md": {"write": f"# A\n\n{ZAAK}\n\n```text\nhttps://code.nl/\n```\n"},
            "docs/c.md": {"link": "a.md"},
        },
    )
    found = outside_addresses(EvidenceBase.load(world))

    assert list(found) == sorted(found)
    assert found[ZAAK] == ["term/uitleg", "docs/a.md", "docs/b.md"]
    assert found["https://aaa.nl/"] == ["docs/b.md"]
    assert found["https://doi.org/10.1000/182"] == ["source/jansen2024"]
    assert found["https://voorbeeld.nl/gesprekken"] == ["source/bakker2023"]
    assert "https://code.nl/" not in found
