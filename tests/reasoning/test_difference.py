"""A difference is empty against itself, and the way back mirrors the way there."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.difference import Difference, Fate, difference
from tests.checks.worlds import DATA, sound_world
from tests.real import real_base

RECORDS = sorted(
    p.relative_to(DATA / "sound").as_posix() for p in (DATA / "sound/evidence").glob("*/*.yml")
)
SWAPS = [
    ("supports", "contradicts"),
    ("low", "moderate"),
    ("included", "retracted"),
    ("overall: low", "overall: high"),
    ("true", "false"),
    ("jansen2024", "bakker2023"),
    ("Uitleg", "Toelichting"),
    ("2026", "2025"),
    ("1", "2"),
]


def summary(found: Difference, *, turned: bool) -> set[object]:
    """All that a difference says, or all that its mirror image would."""
    turn = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}
    said: set[object] = set()
    for record in found.records:
        was, now = (record.was or record.record).key, record.record.key
        fate = turn.get(record.fate, record.fate) if turned else record.fate
        said.add((fate, (now, was) if turned else (was, now)))
        said |= {
            (
                now if not turned else was,
                c.path,
                *((c.after, c.before) if turned else (c.before, c.after)),
            )
            for c in record.changes
        }
    said |= {
        (c.path, *((c.after, c.before) if turned else (c.before, c.after))) for c in found.totals
    }
    said |= {("reworded", record.key) for record in found.reworded}
    said |= {("unread", u.finding.path, u.earlier is not turned) for u in found.unread}
    return said


@st.composite
def mistakes(draw: st.DrawFn) -> list[tuple[str, tuple[str, str] | None]]:
    """Files of the sound world, each with a swap of words in it, or to be removed."""
    files = draw(st.lists(st.sampled_from(RECORDS), max_size=5, unique=True))
    return [(file, draw(st.none() | st.sampled_from(SWAPS))) for file in files]


def changed(folder: Path, changes: list[tuple[str, tuple[str, str] | None]]) -> EvidenceBase:
    root = sound_world(folder)
    for path, swap in changes:
        if swap is None:
            (root / path).unlink()
        else:
            text = (root / path).read_text(encoding="utf-8")
            body = re.sub(re.escape(swap[0]), swap[1], text)
            (root / path).write_text(
                re.sub(r"^id: .*$", _id_line(text), body, flags=re.MULTILINE), "utf-8"
            )
    return EvidenceBase.load(root)


def _id_line(text: str) -> str:
    found = re.search(r"^id: .*$", text, re.MULTILINE)
    assert found
    return found[0]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=mistakes(), other=mistakes())
def test_the_way_back_mirrors_the_way_there(tmp_path_factory, one, other):
    before = changed(tmp_path_factory.mktemp("a"), one)
    after = changed(tmp_path_factory.mktemp("b"), other)

    there, back = difference(before, after), difference(after, before)
    assert summary(there, turned=False) == summary(back, turned=True)
    assert difference(before, before).records == ()
    assert difference(after, after).is_empty


def test_the_real_evidence_does_not_differ_from_itself():
    found = difference(real_base(), real_base())

    assert found == Difference()


def test_a_title_that_two_records_share_names_neither(tmp_path):
    """A rename is never guessed: both go and both come."""
    before, after = sound_world(tmp_path / "a"), sound_world(tmp_path / "b")
    text = (before / "evidence/terms/uitleg.yml").read_text(encoding="utf-8")
    for root, names in ((before, ("een", "twee")), (after, ("drie", "vier"))):
        for name in names:
            (root / f"evidence/terms/{name}.yml").write_text(
                text.replace("id: uitleg", f"id: {name}"), encoding="utf-8"
            )
    found = difference(EvidenceBase.load(before), EvidenceBase.load(after))

    assert sorted((r.fate.value, r.record.id) for r in found.records) == [
        ("added", "drie"),
        ("added", "vier"),
        ("removed", "een"),
        ("removed", "twee"),
    ]


@pytest.mark.parametrize("back", [False, True])
def test_a_source_that_tells_its_earlier_name_was_renamed(tmp_path, back):
    before, after = sound_world(tmp_path / "a"), sound_world(tmp_path / "b")
    for file in sorted((after / "evidence").rglob("*.*")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("jansen2024", "jansen2025"), encoding="utf-8")
    source = after / "evidence/sources/jansen2024.yml"
    text = source.read_text(encoding="utf-8")
    text = re.sub(r"^summary: .*$", "summary: Anders gezegd.", text, flags=re.MULTILINE)
    (after / "evidence/sources/jansen2025.yml").write_text(
        text + "aliases: [jansen2024]\n", encoding="utf-8"
    )
    source.unlink()
    bases = [EvidenceBase.load(before), EvidenceBase.load(after)]
    found = difference(*(reversed(bases) if back else bases))

    assert [(r.fate, r.record.name) for r in found.records] == [(Fate.RENAMED, "source")]
    assert ("aliases",) in {change.path for change in found.records[0].changes}


def test_of_what_goes_only_its_own_fixed_words_and_what_follows_are_told(tmp_path):
    """Not how each piece of its evidence was coded, and no numbers or texts."""
    before, after = changed(tmp_path / "a", []), changed(tmp_path / "b", [(RECORDS[0], None)])
    found = difference(before, after)
    (gone,) = [r for r in found.records if r.fate is Fate.REMOVED]
    places = {change.path for change in gone.changes}

    assert gone.record.key == "cmoc/vroege-uitleg"
    assert {path for path in places if path[0] != "follows"} == {
        ("confidence", "overall"),
        ("mechanism_basis",),
    }
    assert ("follows", "ground") in places
