"""Whatever link of the chain goes missing, a check names both ends of it."""

from pathlib import Path
from typing import Any

import pytest

from spoorboek.finding import Severity
from tests.checks.worlds import findings_in, sound_world, spoil

ADVICE = "evidence/recommendations/leg-uit.yml"
CMOC = "evidence/cmocs/vroege-uitleg.yml"
SOURCE = "evidence/sources/jansen2024.yml"
THEORY = "evidence/theories/vroeg-weten.yml"
BIBTEX = "evidence/references/references.bib"
REFERENCE = """@article{jansen2024,
  author = {Jansen, An},
  title = {Vroege uitleg over werk},
  year = {2024},
  doi = {10.1000/182},
}
"""

# What is done to the world, in which file the finding stands, and what it names: one end and the other.
BROKEN: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "advice to explanation: renamed": (
        {ADVICE: {"replace": "- vroege-uitleg", "by": "- late-uitleg"}}, ADVICE, "leg-uit", "late-uitleg",
    ),
    "advice to explanation: explanation gone": (
        {CMOC: [{"replace": "id: vroege-uitleg", "by": "id: anders"}, {"move": "evidence/cmocs/anders.yml"}]},
        ADVICE, "leg-uit", "vroege-uitleg",
    ),
    "advice to explanation: the only explanation gone": (
        {CMOC: {"delete": True}}, "evidence/cmocs", "leg-uit", "vroege-uitleg",
    ),
    "explanation to source: renamed": (
        {CMOC: {"replace": "source: jansen2024", "by": "source: janssen2024"}}, CMOC, "vroege-uitleg", "janssen2024",
    ),
    "explanation to source: source gone": (
        {SOURCE: {"delete": True}}, BIBTEX, "jansen2024", "evidence/sources/jansen2024.yml",
    ),
    "explanation to finding: renamed": (
        {CMOC: {"replace": "- f1", "by": "- f9"}}, CMOC, "vroege-uitleg", "f9",
    ),
    "explanation to finding: finding gone": (
        {SOURCE: {"replace": "  - id: f1\n    text: Wie vroeg uitleg kreeg, had meer vertrouwen.\n    locator: p. 14\n", "by": ""}},
        CMOC, "vroege-uitleg", "f1",
    ),
    "explanation to finding: link gone": (
        {CMOC: {"replace": "    findings:\n      - f1\n", "by": ""}}, CMOC, "vroege-uitleg", "jansen2024",
    ),
    "explanation to theory: renamed": (
        {CMOC: {"replace": "theory: vroeg-weten", "by": "theory: laat-weten"}}, CMOC, "vroege-uitleg", "laat-weten",
    ),
    "explanation to theory: theory gone": (
        {THEORY: [{"replace": "id: vroeg-weten", "by": "id: anders"}, {"move": "evidence/theories/anders.yml"}]},
        CMOC, "vroege-uitleg", "vroeg-weten",
    ),
    "explanation to theory: the only theory gone": (
        {THEORY: {"delete": True}}, "evidence/theories", "vroege-uitleg", "vroeg-weten",
    ),
    "source to reference: renamed": (
        {BIBTEX: {"replace": "{jansen2024,", "by": "{jansen2025,"}}, SOURCE, "jansen2024", "jansen2025",
    ),
    "reference to source: renamed": (
        {BIBTEX: {"replace": "{jansen2024,", "by": "{jansen2025,"}}, BIBTEX, "jansen2025", "'jansen2024'",
    ),
    "source to reference: reference gone": (
        {BIBTEX: {"replace": REFERENCE, "by": ""}}, SOURCE, "jansen2024", "references",
    ),
}  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_link_is_found_and_both_ends_are_named(world, name):
    changes, path, one_end, other_end = BROKEN[name]
    spoil(world, changes)
    found = [f for f in findings_in(world) if f.severity is not Severity.NOTE]
    words = [f"{f.path} {f.message} {f.hint}" for f in found if f.path == path]

    assert any(one_end in text and other_end in text for text in words), found
