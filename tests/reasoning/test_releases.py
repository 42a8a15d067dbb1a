"""A version names a state to the letter, and between two states exactly the claims that differ are told."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.claims import BY_NAME
from spoorboek.reasoning.release_words import fate, headline, lines
from spoorboek.reasoning.releases import Changed, Releases, changes
from spoorboek.reasoning.snapshot import Listed, Snapshot, fingerprint, prose_addresses
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


def listed(key: str, page: str = "", **claims: str) -> Listed:
    return Listed(key=key, title="Iets", page=page or f"{key}/", claims=claims)


def state_of(*records: Listed) -> Snapshot:
    return Snapshot(fingerprint="", pages=(), records=records)


def test_changes_are_told_in_the_order_of_the_claims_and_then_by_name():
    order = [name for name in BY_NAME for _ in range(2)]
    records = [
        listed(f"{name}/{key}", **dict.fromkeys(BY_NAME[name], "x"))
        for key in ("b", "a")
        for name in reversed([*BY_NAME])
    ]
    told = [one.key for one in changes(state_of(), state_of(*records))]

    assert told == [f"{name}/{key}" for name, key in zip(order, "ab" * len(order), strict=False)]


@pytest.mark.parametrize("gone", [False, True])
def test_what_comes_or_goes_is_never_mere_wording(gone):
    one = listed("advised-moment/a", advice="Doe dit.", moment="0f")
    (found,) = changes(*((state_of(one), state_of()) if gone else (state_of(), state_of(one))))

    assert all(claim.claim.words is None for claim in found.claims)
    assert not found.may_be_wording


def test_a_claim_that_was_not_there_yet_is_told_as_nothing():
    old, new = listed("cmoc/a"), listed("cmoc/a", certainty="low")
    (came,), (went,) = changes(state_of(old), state_of(new)), changes(state_of(new), state_of(old))

    assert [(one.before, one.after) for one in (*came.claims, *went.claims)] == [
        ("", "low"),
        ("low", ""),
    ]
    assert [*lines(came), *lines(went)] == [
        "Zekerheid: van niets naar laag",
        "Zekerheid: van laag naar niets",
    ]


def test_what_got_another_address_is_the_same_record():
    before, after = listed("cmoc/a", certainty="low"), listed("cmoc/b", certainty="high")
    (found,) = changes(state_of(before), state_of(after), {"cmoc/a/": "cmoc/b/"})

    assert (found.was, found.now) == (before, after)


def test_an_address_that_another_record_had_then_is_no_move():
    """The one that moved there is told as gone, the one that was there as changed."""
    moved, there = listed("cmoc/a", certainty="low"), listed("cmoc/b", certainty="low")
    now = listed("cmoc/b", certainty="high")
    found = list(changes(state_of(moved, there), state_of(now), {"cmoc/a/": "cmoc/b/"}))

    assert [(one.was, one.now) for one in found] == [(moved, None), (there, now)]


def test_of_two_that_moved_to_one_address_only_the_first_is_that_record():
    first, second = listed("cmoc/a", certainty="low"), listed("cmoc/b", certainty="low")
    now = listed("cmoc/c", certainty="high")
    moved = {"cmoc/a/": "cmoc/c/", "cmoc/b/": "cmoc/c/"}
    found = list(changes(state_of(first, second), state_of(now), moved))

    assert [(one.was, one.now) for one in found] == [(second, None), (first, now)]


def test_releases_come_by_day_however_they_are_stored(world):
    for day in ("2026-04-01", "2026-03-01"):
        give_out(world, day)
    base = EvidenceBase.load(world)
    base.records["release"] = dict(reversed(base.records["release"].items()))

    assert [release.id for release in Releases(base).all] == ["2026-03-01", "2026-04-01"]


def test_what_was_given_out_is_found_by_its_name_and_best_what_went(world):
    """By its id alone, or by its type and id as one word."""
    assert releases(world).given_out("uitleg") == ()
    give_out(world)
    found = releases(world)

    assert {one.key for one in found.given_out("uitleg")} == {"term/uitleg", "element/uitleg"}
    assert [one.key for one in found.given_out("term-uitleg")] == ["term/uitleg"]
    assert found.given_out("niemand") == ()
    spoil(world, {"evidence/terms/uitleg.yml": {"delete": True}})
    assert [one.key for one in releases(world).given_out("uitleg")] == ["term/uitleg"]
    assert [one.key for one in releases(world).given_out("element-uitleg")] == ["element/uitleg"]
