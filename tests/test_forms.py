"""What people without git fill in, and the questions that come with a proposal, hang together."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from spoorboek.records.source_words import ReadingDepth

GITHUB = Path(__file__).parents[1] / ".github"
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")
DEFAULT = GITHUB / "pull_request_template.md"
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))
IN_DUTCH = [path for path in TEMPLATES if path.stem != "code"]
NO_PERSONAL_DATA = "persoonlijke of medische gegevens"


def questions(form: str) -> dict[str, Any]:
    """The parts of a form that ask something, by their id."""
    body = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / form).read_text(encoding="utf-8"))["body"]
    return {part["id"]: part for part in body if "id" in part}


def is_required(question: dict[str, Any]) -> bool:
    return question.get("validations", {}).get("required", False)


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_a_form_says_beforehand_what_must_stay_out(form):
    first = yaml.safe_load(form.read_text(encoding="utf-8"))["body"][0]

    assert first["type"] == "markdown"
    assert NO_PERSONAL_DATA in first["attributes"]["value"]
    assert "kan dit lezen" in first["attributes"]["value"]


def test_a_source_can_be_told_of_in_the_words_of_its_record():
    asked = questions("bron.yml")
    depths = [depth.label for depth in ReadingDepth if depth is not ReadingDepth.SEED]

    assert asked["read"]["attributes"]["options"] == depths
    assert [name for name, one in asked.items() if is_required(one)] == [
        *("title", "makers", "year", "address", "says", "read", "bearing", "interest")
    ]


def test_a_source_is_told_of_with_consent():
    boxes = questions("bron.yml")["agreed"]["attributes"]["options"]

    assert all(box["required"] for box in boxes)
    assert "CC BY 4.0" in boxes[0]["label"]
    assert NO_PERSONAL_DATA in boxes[1]["label"]


def test_a_proposal_can_choose_each_kind_of_questions():
    offered = re.findall(r"\]\(\?expand=1&template=([\w-]+\.md)\)", DEFAULT.read_text("utf-8"))

    assert sorted(offered) == [path.name for path in TEMPLATES]


@pytest.mark.parametrize("path", [DEFAULT, *IN_DUTCH], ids=lambda path: path.name)
def test_a_proposal_says_that_nobody_can_be_recognised(path):
    assert NO_PERSONAL_DATA in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_box_is_for_people_to_tick(path):
    boxes = re.findall(r"^- \[(.)\] ", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert boxes
    assert set(boxes) == {" "}
