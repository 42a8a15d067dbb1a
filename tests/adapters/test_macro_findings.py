"""A macro that is called wrongly is told at its own line, with what is wrong with it."""

import pytest

from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.evidence_base import EvidenceBase
from tests.adapters.worlds import buildable_world

TOP = "---\ntitle: Home\nrender_macros: true\n---\n\n# Home\n\n"


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ("{{ phase() }}", "er ontbreekt een waarde (phase_id)"),
        ('{{ count("term", "x") }}', "er staan te veel waarden"),
        ("{{ bestaat_niet }}", "'bestaat_niet' bestaat niet"),
    ],
)
def test_a_wrong_call_is_told_where_it_stands(tmp_path, call, problem):
    world = buildable_world(tmp_path / "world")
    (world / "docs/index.md").write_text(f"{TOP}Een regel.\n\n{call}\n", encoding="utf-8")
    (finding,) = prose_site(EvidenceBase.load(world), tmp_path / "site")

    assert (finding.path, finding.line) == ("docs/index.md", 10)
    assert problem in finding.message
    assert call in finding.message
