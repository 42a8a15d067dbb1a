"""`spoorboek release` writes what the machine knows and leaves open what only people can say."""

import datetime
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.releases import Releases
from tests.adapters.worlds import buildable_world
from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process, spoorboek
from tests.releasing import give_out

CMOC, RULE = "evidence/cmocs/vroege-uitleg.yml", "evidence/law/rules/eerste-dag.yml"
HIGHER = {CMOC: {"replace": "overall: moderate", "by": "overall: high"}}


_DAY = datetime.datetime.now().astimezone().date()
TODAY = f"{_DAY.year}.{_DAY.month}.{_DAY.day}"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def fill(file: Path, **values: str) -> None:
    text = file.read_text(encoding="utf-8")
    for key, value in values.items():
        text = re.sub(rf"{key}:\n", f"{key}: {value}\n", text)
    file.write_text(text, encoding="utf-8")


def errors(world: Path) -> str:
    return in_process("check", "--root", world).stdout


def test_the_first_release_has_nothing_to_be_compared_with(world):
    done = in_process("release", "2026.3.9", "--root", world)
    file = world / "evidence/releases/2026-03-09.yml"
    fill(file, summary="De eerste.")

    assert done.returncode == 0
    assert "geen eerdere uitgave" in done.stdout
    assert Releases(EvidenceBase.load(world)).version == "2026.3.9"
    assert "changes" not in file.read_text(encoding="utf-8")
    assert "0 fouten" in errors(world)


def test_a_later_release_lists_every_change_and_is_refused_until_somebody_said_why(world):
    give_out(world)
    spoil(world, HIGHER)
    spoil(world, {RULE: {"replace": "statement: ", "by": "statement: Let op. "}})
    done = in_process("release", "2026-04-01", "--root", world)
    file = world / "evidence/releases/2026-04-01.yml"

    assert "van redelijk naar hoog (zekerder)" in done.stdout
    assert "2026-04-01.yml" in errors(world)
    assert in_process("check", "--root", world).returncode == 1
    fill(file, summary="Eén oordeel is hoger.", why="Een nieuwe studie.")
    assert in_process("check", "--root", world).returncode == 0
    told = Releases(EvidenceBase.load(world)).all[-1].changes
    assert [one.record for one in told] == ["legal-rule/eerste-dag", "cmoc/vroege-uitleg"]


def test_trying_writes_nothing(world):
    before = sorted(world.rglob("*"))
    done = in_process("release", "2026-03-09", "--dry-run", "--root", world)

    assert done.returncode == 0
    assert sorted(world.rglob("*")) == before


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("morgen", f"geen versie: 'morgen'. Schrijf een dag, zoals {TODAY}."),
        ("2026.2.30", "geen bestaande dag"),
        ("9999.1.1", "in de toekomst"),
        ("2026.3.1", "uitgave 2026.3.1 is er al"),
        ("2026.2.1", "uitgave 2026.3.1 is er al"),
        ("2026.3.2", "sinds uitgave 2026.3.1 is er niets veranderd"),
    ],
)
def test_what_cannot_be_given_out_is_said_in_a_line(world, version, said):
    give_out(world)
    done = in_process("release", version, "--root", world)

    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_a_stranger_wrote_stays_one_comment_in_the_new_file(world):
    give_out(world)
    spoil(
        world,
        {
            CMOC: [
                {"replace": "overall: moderate", "by": "overall: high"},
                {"replace": "title: ", "by": 'title: "Een\\n- record: x" # '},
            ]
        },
    )
    in_process("release", "2026-04-01", "--root", world)
    fill(world / "evidence/releases/2026-04-01.yml", summary="Iets.", why="Om iets.")

    told = Releases(EvidenceBase.load(world)).all[-1].changes
    assert [one.record for one in told] == ["cmoc/vroege-uitleg"]


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@voorbeeld.nl"]
    subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True)


def test_the_state_of_a_release_is_built_again_from_its_tag(tmp_path):
    """What the page on releases says: a work tree of the tag gives the site of that day, and its version."""
    root = buildable_world(tmp_path)
    git(root, "init", "-q")
    give_out(root)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "uitgave")
    git(root, "tag", "v2026.3.1")
    spoil(root, HIGHER)
    git(root, "commit", "-qam", "later")
    git(root, "worktree", "add", "-q", str(tmp_path / "toen"), "v2026.3.1")
    pages = {}
    for name in ("world", "toen"):
        done = spoorboek(
            "build",
            "--zonder-papier",
            "--root",
            tmp_path / name,
            "--site",
            tmp_path / f"{name}-site",
        )
        assert done.returncode == 0, done.stderr
        page = tmp_path / f"{name}-site/bewijs/verklaringen/vroege-uitleg/index.html"
        pages[name] = page.read_text(encoding="utf-8")

    assert "versie 2026.3.1 van 1 maart 2026" in pages["toen"]
    assert "Zekerheid: redelijk" in pages["toen"]
    assert "versie 2026.3.1+wijzigingen" in pages["world"]
    assert "Veranderd sinds uitgave 2026.3.1" in pages["world"]
    assert "van redelijk naar hoog" in pages["world"]
    assert "Veranderd" not in pages["toen"]


def test_who_only_looks_may_do_so_on_the_day_of_a_release(world):
    """The first step of a release is to see what it would tell, whatever day it is."""
    today = datetime.datetime.now().astimezone().date()
    give_out(world, today.isoformat())
    spoil(world, HIGHER)

    looked = in_process("release", "--dry-run", "--root", world)
    assert looked.returncode == 0
    assert "cmoc/vroege-uitleg" in looked.stdout
    assert in_process("release", "--root", world).returncode == 2


def test_a_record_that_cannot_be_read_did_not_go(world):
    """What is wrong with its file is told there; that its address is silent follows from that."""
    give_out(world)
    spoil(world, {CMOC: {"replace": "overall: moderate", "by": "overall: [moderate"}})

    told = errors(world)
    assert f"{CMOC}:" in told
    assert "geeft geen antwoord meer" not in told
    (world / CMOC).unlink()
    assert "geeft geen antwoord meer" in errors(world)


@pytest.mark.parametrize("name", ["vroege-uitleg", "cmoc-vroege-uitleg"])
def test_a_page_that_went_is_known_from_the_list_of_the_last_release(world, name):
    give_out(world)
    (world / "evidence/cmocs/vroege-uitleg.yml").unlink()
    done = in_process("new", "departure", name, "--root", world)
    written = yaml.safe_load((world / f"evidence/departures/{name}.yml").read_text("utf-8"))

    assert done.returncode == 0, done.stderr
    assert written["former"] == "bewijs/verklaringen/vroege-uitleg/"
    assert written["title"] == "Vroege uitleg geeft vertrouwen."
    assert written["date"] <= datetime.datetime.now().astimezone().date().isoformat()
    assert written["reason"] is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nooit-geweest", "noemt geen pagina 'nooit-geweest'. Vul alles zelf in."),
        ("uitleg", "noemt meer dan een pagina 'uitleg'. Noem het kenmerk met de soort ervoor:"),
    ],
)
def test_a_page_that_the_list_does_not_tell_is_left_to_people(world, name, said):
    give_out(world)
    done = in_process("new", "departure", name, "--root", world)
    written = yaml.safe_load((world / f"evidence/departures/{name}.yml").read_text("utf-8"))

    assert done.returncode == 0
    assert said in done.stderr
    assert written["former"] is None
