"""`spoorboek status`: what is left to do, and one next step; errors are left to `check`."""

import json
from pathlib import Path

import pytest

from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process

SOURCE = "evidence/sources/jansen2024.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def status(world: Path, *words: str) -> str:
    done = in_process("status", *words, "--root", world)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("named", ["jansen2024", "source/jansen2024", SOURCE, "jansen2019"])
def test_a_record_is_known_by_key_id_path_or_old_key(world, named):
    spoil(world, {SOURCE: {"append": "aliases: [jansen2019]\n"}})
    told = status(world, named)

    assert told.startswith(f"source/jansen2024 ({SOURCE})\n")
    assert "[ ] alleen samenvatting gelezen; één verklaring rust erop" in told
    assert "[x] er staan bevindingen bij" in told
    assert told.rstrip().splitlines()[-1].startswith("Volgende stap: Lees de hele tekst na")


def test_an_id_of_two_types_means_both(world):
    told = status(world, "uitleg")

    assert "element/uitleg" in told
    assert "term/uitleg" in told or told.count("(evidence/") >= 1


def test_the_whole_is_told_group_by_group(world):
    told = status(world)

    assert "Verklaringen waarvan een deel geen steun heeft\n  1 record\n" in told
    assert "Bronnen zonder bevinding\n" in told
    assert told.rstrip().splitlines()[-1] == "Volgende stap: spoorboek status cmoc/vroege-uitleg"


def test_a_folder_narrows_the_whole(world):
    told = status(world, "evidence/sources")

    assert "source/bakker2023" in told
    assert "cmoc/" not in told


def test_many_records_are_named_with_all(world):
    for number in range(6):
        spoil(
            world,
            {
                f"evidence/gaps/vraag-{number}.yml": {
                    "write": f"id: vraag-{number}\nquestion: Hoe {number}?\nelement: uitleg\n"
                    "outcome: vertrouwen\npopulation: Mensen.\nwhy: Niemand keek.\n"
                    "who_could_answer: Wie wil.\n"
                }
            },
        )

    assert "… en nog 3; alle met --all" in status(world, "evidence/gaps")
    assert "vraag-5" in status(world, "evidence/gaps", "--all")
    assert len(json.loads(status(world, "--format", "json"))["groups"][-1]["tasks"]) == 6


def test_errors_are_told_once_and_come_first(world):
    spoil(world, {SOURCE: {"replace": "    locator: p. 14\n", "by": ""}})
    told = status(world)

    assert told.startswith("Eerst: 1 fout. Zie: spoorboek check\n")
    assert told.count("fout") == 1
    assert told.rstrip().endswith("Volgende stap: los eerst op wat 'spoorboek check' meldt.")
    assert f"Volgende stap: spoorboek check {SOURCE}" in status(world, "jansen2024")
    assert "Eerst" not in status(world, "bakker2023")


def test_what_lacks_nothing_says_so_and_no_more(world):
    told = status(world, "element/uitleg")

    assert "niets meer te doen, voor zover een programma dat ziet" in told
    assert "Volgende stap: Laat een ander meelezen" in told


def test_json_is_complete(world):
    told = json.loads(status(world, "jansen2024", "--format", "json"))

    assert list(told) == ["errors", "groups"]
    (task,) = [t for g in told["groups"] if g["demand"] == "read-in-full" for t in g["tasks"]]
    assert list(task) == ["type", "id", "path", "lack", "step", "items"]
    assert (task["type"], task["id"], task["path"]) == ("source", "jansen2024", SOURCE)


def test_text_of_a_stranger_moves_no_cursor(world):
    spoil(
        world,
        {
            "evidence/gaps/vraag.yml": {
                "write": 'id: vraag\nquestion: "Hoe\\e[2J\\u202E?"\nelement: uitleg\n'
                "outcome: vertrouwen\npopulation: Mensen.\nwhy: Niemand keek.\n"
                "who_could_answer: Wie wil.\n"
            }
        },
    )
    told = status(world, "vraag")

    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["jansen2042"], "onbekend record 'jansen2042'. Bedoelde je 'jansen2024'?"),
        (
            ["\x1b[2J"],
            "onbekend record '�[2J'. Geef een kenmerk, een bestand of een map in evidence/.",
        ),
        (["--format", "pdf"], "ongeldige waarde 'pdf' voor '--format'. Kies uit: text, json."),
    ],
)
def test_what_is_unknown_is_one_line_with_the_way_out(world, words, reason):
    done = in_process("status", *words, "--root", world)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"spoorboek: {reason}\n"


@pytest.mark.parametrize("named", [SOURCE, "jansen2024", "source/jansen2024"])
def test_a_file_that_cannot_be_read_leads_to_check(world, named):
    spoil(world, {SOURCE: {"write": "id: [\n"}})
    done = in_process("status", named, "--root", world)

    assert done.returncode == 2
    assert done.stderr.rstrip().endswith(f"Eerst: spoorboek check {SOURCE}")
