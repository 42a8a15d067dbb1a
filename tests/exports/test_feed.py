"""The feed is Atom as RFC 4287 has it, with or without news, and never leans on an address."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from spoorboek.citation import cite_all
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.feed import ATOM, feed
from tests.checks.worlds import sound_world, spoil
from tests.releasing import give_out

EDITION = Edition("0.1.0", date="2026-06-15")
AT_HOME = Edition("0.1.0", date="2026-06-15", site_url="https://voorbeeld.nl/spoor/")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d{2}){0,2}:[\w/.-]+")


def fallen(status: str, day: str, reason: str = "Om iets.") -> str:
    return f"status: {status}\nstatus_reason: {reason}\nstatus_date: '{day}'\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def feed_of(world: Path, edition: Edition = EDITION) -> ElementTree.Element:
    base = EvidenceBase.load(world)
    citations, _ = cite_all(base.references)
    return ElementTree.fromstring(feed(base, citations, edition))


def text(parent: ElementTree.Element, name: str) -> str:
    (found,) = parent.findall(f"{{{ATOM}}}{name}")
    assert found.text
    return found.text


def assert_is_atom(root: ElementTree.Element) -> None:
    """What RFC 4287 demands of a feed and its entries."""
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "nl"
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None
    entries = root.findall(f"{{{ATOM}}}entry")
    for part in (root, *entries):
        assert TAG.fullmatch(text(part, "id"))
        assert text(part, "title")
        assert datetime.fromisoformat(text(part, "updated")).tzinfo
        for link in part.findall(f"{{{ATOM}}}link"):
            assert urlsplit(link.attrib["href"]).scheme == "https"
    for entry in entries:
        assert text(entry, "content")
    ids = [text(part, "id") for part in (root, *entries)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("edition", [EDITION, AT_HOME, Edition("0.1.0")])
def test_without_news_the_feed_is_valid_and_empty(world, edition):
    root = feed_of(world, edition)

    assert_is_atom(root)
    assert root.findall(f"{{{ATOM}}}entry") == []
    assert text(root, "updated")[:10] == (edition.date or "2026-06-01")


def test_every_fallen_source_is_one_entry_the_latest_first(world):
    spoil(
        world,
        {
            "evidence/sources/jansen2024.yml": {"append": fallen("retracted", "2026-02-01")},
            "evidence/sources/bakker2023.yml": {
                "append": fallen("corrected", "2026-03-03", "Een <b>tabel</b> & meer")
            },
            "evidence/sources/regeling2022.yml": {"append": fallen("excluded", "2026-03-04")},
        },
    )
    root = feed_of(world, AT_HOME)
    first, second = root.findall(f"{{{ATOM}}}entry")

    assert_is_atom(root)
    assert text(root, "updated") == "2026-03-03T00:00:00Z"
    assert text(first, "title").startswith("Bron gecorrigeerd: ")
    assert "Reden: Een <b>tabel</b> & meer" in text(first, "content")
    assert "verklaringen: 1 (zonder steun 1); adviezen: 1 (zonder steun 1)" in text(
        second, "content"
    )
    (link,) = second.findall(f"{{{ATOM}}}link")
    assert link.attrib["href"] == "https://voorbeeld.nl/spoor/bewijs/bronnen/jansen2024/"


def test_the_identity_of_news_does_not_hang_on_the_address(world):
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": fallen("retracted", "2026-02-01")}})
    here, there = feed_of(world), feed_of(world, AT_HOME)

    assert [text(e, "id") for e in here.iter(f"{{{ATOM}}}entry")] == [
        text(e, "id") for e in there.iter(f"{{{ATOM}}}entry")
    ]
    assert list(here.iter(f"{{{ATOM}}}link")) == []


def test_news_without_a_day_is_as_old_as_the_edition(world):
    undated = "status: retracted\nstatus_reason: Om iets.\n"
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": undated}})
    (entry,) = feed_of(world).findall(f"{{{ATOM}}}entry")

    assert text(entry, "updated") == "2026-06-15T00:00:00Z"


CMOC, RULE = "evidence/cmocs/vroege-uitleg.yml", "evidence/law/rules/eerste-dag.yml"
WHY = "changes:\n  - record: cmoc/vroege-uitleg\n    why: Een <b>nieuwe</b> studie.\n"


def two_releases(world: Path) -> None:
    give_out(world, "2026-03-01")
    spoil(
        world,
        {
            CMOC: {"replace": "overall: moderate", "by": "overall: low"},
            RULE: {"replace": "statement: ", "by": "statement: Let op. "},
            "evidence/terms/uitleg.yml": {"replace": "term: ", "by": "term: De "},
        },
    )
    give_out(world, "2026-04-01", f"{WHY}reworded: [legal-rule/eerste-dag]\n")


def test_a_release_tells_changes_of_advice_and_certainty_and_no_wording(world):
    two_releases(world)
    root = feed_of(world, AT_HOME)
    entries = root.findall(f"{{{ATOM}}}entry")

    assert_is_atom(root)
    assert [text(e, "title") for e in entries] == [
        "Uitgave 2026.4.1: Uitgave",
        "Verklaring (CMO) minder zeker: Vroege uitleg geeft vertrouwen.",
        "Uitgave 2026.3.1: Uitgave",
    ]
    assert text(entries[1], "content") == (
        "Zekerheid: van redelijk naar laag (minder zeker)\nWaarom: Een <b>nieuwe</b> studie."
    )
    assert text(root, "updated") == "2026-04-01T00:00:00Z"


def test_what_was_told_keeps_its_identity_and_day_when_more_is_given_out(world):
    two_releases(world)
    before = {text(e, "id"): text(e, "updated") for e in feed_of(world).iter(f"{{{ATOM}}}entry")}
    spoil(world, {CMOC: {"replace": "overall: low", "by": "overall: high"}})
    give_out(world, "2026-05-01", WHY)
    after = {text(e, "id"): text(e, "updated") for e in feed_of(world).iter(f"{{{ATOM}}}entry")}

    assert before.items() < after.items()
    assert len(after) == len(before) + 2


def test_what_went_without_an_address_leads_to_its_release(world):
    give_out(world, "2026-03-01")
    spoil(world, {RULE: {"delete": True}})
    give_out(
        world, "2026-04-01", "changes: [{record: legal-rule/eerste-dag, why: Niet meer waar.}]\n"
    )
    told = feed_of(world, AT_HOME).findall(f"{{{ATOM}}}entry")[1]
    (link,) = told.findall(f"{{{ATOM}}}link")

    assert text(told, "title").startswith("Regel vervallen: ")
    assert link.attrib["href"] == "https://voorbeeld.nl/spoor/over/uitgaven/2026-04-01/"


@pytest.mark.parametrize("edition", [EDITION, AT_HOME])
def test_a_reader_of_others_finds_nothing_wrong_and_the_same_entries(world, edition):
    two_releases(world)
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": fallen("retracted", "2026-02-01")}})
    base = EvidenceBase.load(world)
    read = feedparser.parse(feed(base, cite_all(base.references)[0], edition))

    assert not read.bozo
    assert read.version == "atom10"
    assert len(read.entries) == 4
    assert all(e.id and e.title and e.updated_parsed and e.content for e in read.entries)
