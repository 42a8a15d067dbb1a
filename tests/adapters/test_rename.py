"""`spoorboek rename` changes a name everywhere it is one and nowhere else, and the old address still answers."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.releases import Releases
from spoorboek.records.departure import Departure
from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process
from tests.releasing import give_out


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def texts(world: Path) -> dict[str, str]:
    files = (file for file in (world / "evidence").rglob("*") if file.is_file())
    return {file.relative_to(world).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.mark.parametrize(
    ("type_name", "old"),
    [
        ("cmoc", "vroege-uitleg"),
        ("element", "uitleg"),
        ("legal-rule", "eerste-dag"),
        ("tool", "blad-uitleg"),
        ("theory", "vroeg-weten"),
    ],
)
def test_there_and_back_leaves_every_file_as_it_was(world, type_name, old):
    before, links = texts(world), len(EvidenceBase.load(world).links)
    there = in_process("rename", type_name, old, "heel-anders", "--root", world)
    base = EvidenceBase.load(world)

    assert there.returncode == 0, there.stderr
    assert base.get(f"{type_name}/heel-anders")
    assert len(base.links) == links
    assert texts(world) != before
    assert in_process("rename", type_name, "heel-anders", old, "--root", world).returncode == 0
    assert texts(world) == before


def test_what_was_given_out_leaves_a_page_and_is_no_news(world):
    give_out(world)
    done = in_process("rename", "cmoc", "vroege-uitleg", "vroeg-vertrouwen", "--root", world)
    base = EvidenceBase.load(world)

    assert done.returncode == 0, done.stderr
    assert (
        base.records["departure"]["cmoc-vroege-uitleg"].page == "bewijs/verklaringen/vroege-uitleg/"
    )
    assert Releases(base).since == ()
    checked = in_process("check", "--root", world)
    assert checked.returncode == 0
    assert "geen reden" in checked.stdout, "the sentence that it writes is for people to replace"


def test_a_second_rename_leads_both_old_addresses_to_the_last(world):
    give_out(world)
    for old, new in (("vroege-uitleg", "een"), ("een", "twee")):
        assert in_process("rename", "cmoc", old, new, "--root", world).returncode == 0
    found = EvidenceBase.load(world).of(Departure).values()

    assert [one.to for one in found] == [("bewijs/verklaringen/twee/",)]
    assert Releases(EvidenceBase.load(world)).since == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cmocs", "a", "b"), "onbekende soort 'cmocs'. Bedoelde je 'cmoc'?"),
        (("cmoc", "vroege-uitle", "b"), "Bedoelde je 'vroege-uitleg'?"),
        (("cmoc", "vroege-uitleg", "../b"), "ongeldig kenmerk '../b'"),
        (("recommendation", "leg-uit", "meld-op-tijd"), "staat al in"),
        (("source", "jansen2024", "x"), "aliases"),
        (("vocabulary", "phases", "x"), "ook in de code"),
    ],
)
def test_what_cannot_be_renamed_is_said_in_a_line_and_changes_nothing(world, words, said):
    before = texts(world)
    done = in_process("rename", *words, "--root", world)

    assert (done.returncode, texts(world)) == (2, before)
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cmoc", "vroege-uitleg", "vroege-uitleg"), "het kenmerk is al 'vroege-uitleg'. Geef"),
        (("cmoc", "vroege-uitlg", "x"), "Bedoelde je 'vroege-uitleg'?"),
        (("cmoc", "zzz", "x"), "Wat er is, staat in evidence/cmocs/."),
    ],
)
def test_a_name_that_is_not_right_is_told_with_the_way_out(world, words, said):
    done = in_process("rename", *words, "--root", world)

    assert done.returncode == 2
    assert said in done.stderr


def test_what_is_written_in_another_way_is_left_to_people(world):
    """An alias of YAML names the record without writing it; nothing is changed then."""
    spoil(
        world,
        {
            "evidence/recommendations/leg-uit.yml": {
                "replace": "based_on:\n  - vroege-uitleg",
                "by": "based_on:\n  - >-\n    vroege-uitleg",
            }
        },
    )
    before = texts(world)
    done = in_process("rename", "cmoc", "vroege-uitleg", "anders", "--root", world)

    assert (done.returncode, texts(world)) == (2, before)
    assert "niet veilig te wijzigen" in done.stderr
