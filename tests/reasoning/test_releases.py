"""A version names a state to the letter, and between two states exactly the claims that differ are told."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.claims import BY_NAME
from spoorboek.reasoning.release_words import fate, headline, lines
from spoorboek.reasoning.releases import Changed, Releases, changes
from spoorboek.reasoning.snapshot import Snapshot, fingerprint, prose_addresses
from tests.checks.worlds import sound_world, spoil
from tests.releasing import give_out

CMOC, ADVICE = "evidence/cmocs/vroege-uitleg.yml", "evidence/recommendations/leg-uit.yml"
RULE = "evidence/law/rules/eerste-dag.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def releases(world: Path) -> Releases:
    return Releases(EvidenceBase.load(world))


def since(world: Path) -> list[str]:
    return [f"{one.key}: {'; '.join(lines(one))}" for one in releases(world).since]


def test_before_the_first_release_the_version_says_so(world):
    assert releases(world).version == "0.0.0+wijzigingen"
    assert releases(world).since == ()


def test_the_version_is_the_day_as_long_as_nothing_changed(world):
    give_out(world, "2026-03-09")

    assert releases(world).version == "2026.3.9"
    assert releases(world).told(releases(world).all[0]) == ()


@pytest.mark.parametrize(
    "change",
    [
        {CMOC: {"append": "# een opmerking\n"}},
        {"evidence/releases/2026-03-01.yml": {"append": "note: Achteraf gezegd.\n"}},
    ],
    ids=["comment", "note at the release"],
)
def test_what_says_nothing_else_is_still_that_release(world, change):
    give_out(world)
    spoil(world, change)

    assert releases(world).version == "2026.3.1"


@pytest.mark.parametrize(
    "change",
    [
        {CMOC: {"replace": "overall: moderate", "by": "overall: low"}},
        {"evidence/references/references.bib": {"replace": "2024", "by": "2025"}},
        {"evidence/subject.yml": {"append": "weeks_since: de eerste dag\n"}},
        {"evidence/terms/uitleg.yml": {"delete": True}},
    ],
    ids=["certainty", "reference", "subject", "record gone"],
)
def test_any_other_change_makes_it_no_longer_that_release(world, change):
    give_out(world)
    spoil(world, change)

    assert releases(world).version == "2026.3.1+wijzigingen"


def test_the_print_does_not_depend_on_where_the_base_lies(tmp_path):
    first, second = (sound_world(tmp_path / name) for name in ("een", "twee"))
    prints = {fingerprint(EvidenceBase.load(root)) for root in (first, second)}

    assert len(prints) == 1
    assert prints.pop().startswith("sha256:")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {CMOC: {"replace": "overall: moderate", "by": "overall: high"}},
            ["cmoc/vroege-uitleg: Zekerheid: van redelijk naar hoog (zekerder)"],
        ),
        (
            {CMOC: {"replace": "overall: moderate", "by": "overall: low"}},
            ["cmoc/vroege-uitleg: Zekerheid: van redelijk naar laag (minder zeker)"],
        ),
        (
            {RULE: {"replace": "confidence: middel", "by": "confidence: hoog"}},
            ["legal-rule/eerste-dag: Zekerheid: van middel naar hoog (zekerder)"],
        ),
        (
            {RULE: {"replace": "statement: ", "by": "statement: Let op. "}},
            ["legal-rule/eerste-dag: De regel is veranderd"],
        ),
        ({RULE: {"delete": True}}, ["legal-rule/eerste-dag: Zekerheid: middel"]),
        ({"evidence/terms/uitleg.yml": {"delete": True}}, []),
        ({CMOC: {"replace": "title: ", "by": "title: Ook "}}, []),
    ],
)
def test_exactly_the_claims_that_differ_are_told(world, change, told):
    give_out(world)
    spoil(world, change)

    assert since(world) == told


def test_what_came_and_went_is_told_as_such(world):
    give_out(world)
    before = Snapshot.of(EvidenceBase.load(world))
    spoil(world, {RULE: {"delete": True}})
    after = Snapshot.of(EvidenceBase.load(world))
    (gone,), (come,) = list(changes(before, after)), list(changes(after, before))

    assert (fate(gone), fate(come)) == ("vervallen", "nieuw")
    assert headline(come).startswith("Regel nieuw: ")
    assert not gone.may_be_wording


def test_only_texts_may_be_mere_wording(world):
    give_out(world)
    spoil(world, {RULE: {"replace": "statement: ", "by": "statement: Let op. "}})
    (text,) = releases(world).since
    spoil(world, {RULE: {"replace": "confidence: middel", "by": "confidence: hoog"}})
    (both,) = releases(world).since

    assert text.may_be_wording
    assert not both.may_be_wording


def test_a_release_is_compared_with_the_one_before(world):
    give_out(world, "2026-03-01")
    spoil(world, {CMOC: {"replace": "overall: moderate", "by": "overall: low"}})
    give_out(world, "2026-04-01")
    spoil(world, {CMOC: {"replace": "overall: low", "by": "overall: high"}})
    found = releases(world)
    first, second = found.all

    assert found.told(first) == ()
    assert [one.key for one in found.told(second)] == ["cmoc/vroege-uitleg"]
    assert [one.claims[0].before for one in found.since] == ["low"]


def test_a_word_that_is_no_longer_in_use_is_shown_as_it_was():
    claim = BY_NAME["cmoc"]["certainty"]

    assert claim.shown("heel-laag") == "heel-laag"
    assert claim.direction("heel-laag", "high") == 0


def test_a_list_reads_back_as_it_was_written(world):
    listed = Snapshot.of(EvidenceBase.load(world))

    assert Snapshot.model_validate_json(listed.as_json()) == listed
    assert len(listed.as_json().splitlines()) == len(listed.records) + 2


def test_prose_is_listed_by_its_addresses(world):
    spoil(world, {"docs/over/index.md": {"write": "# A\n"}, "docs/over/b.md": {"write": "# B\n"}})

    assert prose_addresses(world) == ["", "hulpmiddelen/", "over/", "over/b/"]


def test_a_change_always_has_a_record():
    assert Changed(None, None, ()).key == ""


def test_a_value_is_shown_as_readers_know_it_and_a_print_is_not():
    advice, cmoc = BY_NAME["recommendation"], BY_NAME["cmoc"]

    assert advice["advice"].shown("Vertel het vroeg.") == "Vertel het vroeg."
    assert advice["steps"].shown("1f2e3d") == ""
    assert cmoc["certainty"].shown("moderate") != "moderate"
    assert cmoc["certainty"].shown("een woord van vroeger") == "een woord van vroeger"


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [("low", "high", 1), ("high", "low", -1), ("low", "een woord van vroeger", 0), ("", "low", 0)],
)
def test_more_certain_is_up_and_what_cannot_be_compared_is_neither(before, after, direction):
    assert BY_NAME["cmoc"]["certainty"].direction(before, after) == direction
