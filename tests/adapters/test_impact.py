"""`spoorboek impact`: the same answer in three forms, and one line when it cannot answer."""

import json
import re
from pathlib import Path

import pytest

from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process

HOSTILE = "Leg uit | [x](javascript:x) <img src=x> @iemand `code` *vet*"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def impact(world: Path, *words: str) -> str:
    done = in_process("impact", *words, "--root", world)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_json_says_what_was_and_what_remains(world):
    told = json.loads(impact(world, "jansen2024", "--format", "json"))

    assert list(told)[:3] == ["sources", "cmocs", "recommendations"]
    assert told["sources"] == ["jansen2024"]
    (cmoc,) = told["cmocs"]
    assert list(cmoc)[:3] == ["id", "before", "after"]
    assert cmoc["before"]["sources"] == {"supports": 1, "refines": 1, "contradicts": 0}
    assert cmoc["after"]["sources"] == {"supports": 0, "refines": 1, "contradicts": 0}
    assert cmoc["lost_arms"] == ["mechanism", "outcome"]
    (advice,) = told["recommendations"]
    assert (advice["id"], advice["change"]) == ("leg-uit", "unsupported")
    assert (advice["before"]["grounds"], advice["after"]["grounds"]) == (1, 0)


def test_text_names_what_falls_and_leaves_judging_to_people(world):
    told = impact(world, "jansen2024")

    assert "zonder steun       cmoc/vroege-uitleg (Vroege uitleg geeft vertrouwen.)" in told
    assert "mensen opnieuw oordelen" in told


def test_several_sources_fall_together(world):
    told = json.loads(impact(world, "jansen2024", "bakker2023", "--format", "json"))

    assert told["sources"] == ["bakker2023", "jansen2024"]
    assert told["cmocs"][0]["after"]["sources"]["refines"] == 0


def test_markdown_lets_no_text_become_markup(world):
    spoil(
        world,
        {
            "evidence/recommendations/leg-uit.yml": {
                "replace": "Leidinggevende, leg vroeg uit wat er kan",
                "by": json.dumps(HOSTILE),
            }
        },
    )
    (row,) = [
        line
        for line in impact(world, "jansen2024", "--format", "markdown").splitlines()
        if "leg-uit" in line
    ]

    assert len(re.findall(r"(?<!\\)\|", row)) == 4
    assert not re.search(r"(?<!\\)[\[\]<>`*]", row)
    assert "@iemand" not in row


def test_a_source_that_counts_no_more_is_told_so(world):
    spoil(
        world,
        {
            "evidence/sources/bakker2023.yml": {
                "replace": "design: qualitative",
                "by": "design: qualitative\nstatus: excluded\nstatus_reason: Gaat over iets anders.",
            }
        },
    )

    assert "uitgesloten en telt al niet mee" in impact(world, "bakker2023")
    assert json.loads(impact(world, "bakker2023", "--format", "json"))["not_counting"] == [
        "bakker2023"
    ]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("jansen2042", "onbekende bron 'jansen2042'. Bedoelde je 'jansen2024'?"),
        ("jansen2019", "bron 'jansen2019' heet nu 'jansen2024'. Gebruik die sleutel."),
        ("zzz", "onbekende bron 'zzz'. De sleutels staan in evidence/sources/."),
    ],
)
def test_an_unknown_key_is_one_line_with_the_way_out(world, key, reason):
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": "aliases: [jansen2019]\n"}})
    done = in_process("impact", key, "--root", world)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"spoorboek: {reason}\n"
