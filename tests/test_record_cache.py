"""The record cache: judging one file gives what judging everything gives for it, and reads next to nothing."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek import record_cache
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase, reading, record_file
from spoorboek.evidence_base.folder import SUBJECT
from spoorboek.record_cache import load_with_cache, remember
from tests.checks.worlds import TODAY, cases, sound_world, spoil
from tests.real import real_base

CASES = cases()
CACHE = Path(".cache/records.json")


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def files_of(root: Path) -> list[str]:
    return [p.relative_to(root).as_posix() for p in sorted(root.rglob("*")) if p.is_file()]


@pytest.mark.parametrize("name", CASES)
def test_one_file_gives_the_findings_that_it_has_among_all(world, name):
    """For the files of every broken world, read with a cache from before it was broken."""
    remember(EvidenceBase.load(world))
    spoil(world, CASES[name]["change"])
    everything = check(EvidenceBase.load(world), today=TODAY)
    base = load_with_cache(world)
    changed = {p for p in CASES[name]["change"] if (world / p).is_file()}
    with_findings = {f.path for f in everything if (world / f.path).is_file()}

    for path in changed | with_findings | set(files_of(world)[::9]):
        alone = check(base, today=TODAY, only=[path])
        assert alone == [finding for finding in everything if finding.path == path], path


def test_files_together_give_their_findings_together(world):
    spoil(world, CASES["finding-has-a-locator/without"]["change"])
    base = EvidenceBase.load(world)
    paths = files_of(world)

    assert check(base, today=TODAY, only=paths) == [
        finding for finding in check(base, today=TODAY) if finding.path in paths
    ]


def test_what_comes_from_the_cache_is_what_was_read(tmp_path):
    shutil.copytree(real_base().root / "evidence", tmp_path / "evidence")
    fresh = EvidenceBase.load(tmp_path)
    remember(fresh)
    again = load_with_cache(tmp_path)

    assert again.records == fresh.records
    assert again.references == fresh.references
    assert again.unusual == fresh.unusual
    assert again.paths == fresh.paths
    assert again.findings == fresh.findings == []


def counted(monkeypatch, module, name):
    """How often a function is called from here on."""
    calls: list[object] = []
    function = getattr(module, name)

    def counting(*words: object, **named: object) -> object:
        calls.append(words)
        return function(*words, **named)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_only_the_file_that_changed_is_read(world, monkeypatch):
    remember(EvidenceBase.load(world))
    file = world / "evidence/sources/jansen2024.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# gezien\n", encoding="utf-8")
    parsed = counted(monkeypatch, record_file, "parse")
    references = counted(monkeypatch, reading, "read_bibliography")
    load_with_cache(world)

    paths = {
        call[0].path for call in parsed
    }  # what the base is about is one small file, read each time
    assert paths - {SUBJECT} == {"evidence/sources/jansen2024.yml"}
    assert references == []


def test_the_cache_is_not_written_again_when_little_changed(monkeypatch, tmp_path):
    """Writing it takes longer than all that it saves."""
    shutil.copytree(real_base().root / "evidence", tmp_path / "evidence")
    load_with_cache(tmp_path)
    written = counted(monkeypatch, record_cache, "remember")
    file = tmp_path / "evidence/terms/fml.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# gezien\n", encoding="utf-8")
    load_with_cache(tmp_path)

    assert written == []


def test_the_work_of_the_checks_does_not_grow_with_files_that_are_not_asked(monkeypatch):
    """Of thousands of texts for employees those of one file are read."""
    from spoorboek.checks import plain_language

    read = counted(monkeypatch, plain_language, "remarks")
    base = real_base()
    term = next(iter(base.records["term"].values()))
    check(base, today=TODAY, only=[base.paths[term.key]])

    assert 0 < len(read) < 10


@pytest.mark.parametrize(
    "spoilt",
    ["", "{}", "[]", "nul", '{"made_by": 1}', "[" * 100_000, '{"made_by": null, "records": 3}'],
)
def test_a_damaged_cache_only_costs_time(world, spoilt):
    remember(EvidenceBase.load(world))
    (world / CACHE).write_text(spoilt, encoding="utf-8")

    assert load_with_cache(world).records == EvidenceBase.load(world).records
    assert json.loads((world / CACHE).read_text(encoding="utf-8"))["records"]


def test_a_cache_of_another_edition_is_not_read(world):
    remember(EvidenceBase.load(world))
    data = json.loads((world / CACHE).read_text(encoding="utf-8"))
    data["made_by"][0][1] += 1
    for row in data["records"]:
        row[4]["title"] = "Vals"
    (world / CACHE).write_text(json.dumps(data), encoding="utf-8")

    assert load_with_cache(world).records == EvidenceBase.load(world).records


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_value_in_the_cache_makes_it_stumble(world, data):
    remember(EvidenceBase.load(world))
    whole = json.loads((world / CACHE).read_text(encoding="utf-8"))
    row = data.draw(st.sampled_from(whole["records"]))
    values = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=3)
    row[data.draw(st.integers(0, 4))] = data.draw(values)
    (world / CACHE).write_text(json.dumps(whole), encoding="utf-8")

    assert isinstance(check(load_with_cache(world), today=TODAY), list)


def test_what_was_wrong_is_not_remembered(world):
    spoil(world, CASES["invalid-yaml/colon"]["change"])
    base = EvidenceBase.load(world)
    remember(base)

    assert load_with_cache(world).findings == base.findings != []


def test_nothing_is_written_through_a_link(world, tmp_path):
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (world / ".cache").symlink_to(elsewhere)
    remember(EvidenceBase.load(world))

    assert list(elsewhere.iterdir()) == []


def test_the_check_of_everything_does_not_read_the_cache(world, monkeypatch):
    from tests.commands import in_process

    remember(EvidenceBase.load(world))
    recalled = counted(monkeypatch, record_cache, "_recalled")
    in_process("check", "--root", world)
    assert recalled == []
    in_process("check", "evidence/sources/jansen2024.yml", "--root", world)
    assert len(recalled) == 1
