"""A difference is empty against itself, and the way back mirrors the way there."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.difference import Change, Difference, Fate, RecordChange, difference
from tests.checks.worlds import DATA, sound_world, spoil
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


SOUND = EvidenceBase.load(DATA / "sound")


def test_only_where_nothing_follows_otherwise_and_no_total_moves_conclusions_stay():
    record = next(SOUND.all())
    total = Change(("sources", "counting"), ("Bronnen die meetellen",), 2, 3)

    assert Difference(reworded=(record,)).is_empty
    assert not Difference(records=(RecordChange(record, Fate.ADDED),)).is_empty
    assert not Difference(totals=(total,)).is_empty


def test_conclusions_come_first_and_what_they_rest_on_after(tmp_path):
    """Also where a conclusion is gone: explanations, recommendations, theories, then the order of the site."""
    gone = ["tools/blad-uitleg.yml", "theories/vroeg-weten.yml", "recommendations/leg-uit.yml"]
    gone += ["terms/uitleg.yml", "recommendations/meld-op-tijd.yml", "cmocs/vroege-uitleg.yml"]
    found = difference(SOUND, changed(tmp_path, [(f"evidence/{path}", None) for path in gone]))

    assert [one.record.key for one in found.records if one.fate is Fate.REMOVED] == [
        "cmoc/vroege-uitleg",
        "recommendation/leg-uit",
        "recommendation/meld-op-tijd",
        "theory/vroeg-weten",
        "tool/blad-uitleg",
        "term/uitleg",
    ]


@pytest.mark.parametrize("earlier", [True, False])
def test_a_file_that_cannot_be_read_is_told_with_the_state_it_is_of_and_counts_as_a_file(
    tmp_path, earlier
):
    """Once, whatever is wrong with it; nothing is said to come or to go, and the number of files stays."""
    two_mistakes = {"replace": "definition: Vertellen", "by": "kleur: rood\nsee_also: Vertellen"}
    broken = spoiled(tmp_path, **{"evidence/terms/uitleg.yml": two_mistakes})
    found = difference(broken, SOUND) if earlier else difference(SOUND, broken)

    assert len([f for f in broken.findings if f.path == "evidence/terms/uitleg.yml"]) > 1
    assert [(u.finding.path, u.earlier) for u in found.unread] == [
        ("evidence/terms/uitleg.yml", earlier)
    ]
    assert (found.records, found.totals) == ((), ())


BIBLIOGRAPHY = "evidence/references/references.bib"


def spoiled(folder: Path, **changes: object) -> EvidenceBase:
    """The sound world after changes, by path."""
    root = sound_world(folder)
    spoil(root, changes)
    return EvidenceBase.load(root)


def test_other_words_are_told_as_other_words_and_as_nothing_else(tmp_path):
    """Of a source its title stands in the references."""
    text = {"replace": "definition: ", "by": "definition: Kort gezegd. "}
    title = {"replace": "title = {", "by": "title = {Anders: "}
    after = spoiled(tmp_path, **{"evidence/terms/uitleg.yml": text, BIBLIOGRAPHY: title})
    found = difference(SOUND, after)

    assert found.is_empty
    assert found.touched == ()
    assert sorted(record.name for record in found.reworded) == ["source", "term"]


def test_what_changes_in_a_reference_changes_its_source(tmp_path):
    found = difference(
        SOUND, spoiled(tmp_path, **{BIBLIOGRAPHY: {"replace": "2024}", "by": "2021}"}})
    )
    (one,) = found.records

    assert (one.record.key, one.fate) == ("source/jansen2024", Fate.CHANGED)
    assert [(c.path, c.before, c.after) for c in one.changes] == [
        (("reference", "year"), "2024", "2021")
    ]


def test_references_that_cannot_be_read_leave_no_record_out(tmp_path):
    """So the evidence map can still be drawn of both states."""
    after = spoiled(
        tmp_path,
        **{
            "evidence/references/meer.bib": {"write": "@article{half,\n  title = {Nog niet"},
            "evidence/cmocs/vroege-uitleg.yml": {"delete": True},
        },
    )
    found = difference(SOUND, after)

    assert [u.finding.path for u in found.unread] == ["evidence/references/meer.bib"]
    assert any(total.path[0] == "map" for total in found.totals)


def test_of_two_ways_as_long_the_first_by_name_is_told(tmp_path):
    before, names = sound_world(tmp_path), [f"blad-{number}" for number in range(10, 40)]
    tool, see = before / "evidence/tools/blad-uitleg.yml", ", ".join(f"tool/{n}" for n in names)
    for name in names:
        text = tool.read_text(encoding="utf-8").replace("id: blad-uitleg", f"id: {name}")
        tool.with_stem(name).write_text(text, encoding="utf-8")
    spoil(
        before,
        {
            "evidence/terms/uitleg.yml": {
                "replace": "  - recommendation/leg-uit",
                "by": f"  [{see}]",
            }
        },
    )
    after = Path(shutil.copytree(before, tmp_path / "later"))
    for name in names:
        spoil(after, {f"evidence/tools/{name}.yml": {"append": "review_by: '2030-01-01'\n"}})
    found = difference(EvidenceBase.load(before), EvidenceBase.load(after))

    assert {one.record.key: one.through for one in found.touched}["term/uitleg"] == (
        "tool/blad-10",
    )
