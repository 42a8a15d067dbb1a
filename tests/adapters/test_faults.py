"""Whatever stops a command, what was there is still there or what it made is complete."""

import os

import pytest

from tests.checks.worlds import sound_world
from tests.faults.changes import changes_to_kill
from tests.faults.kills import TwoSites, killed_builds, killed_changes

SEED = 7

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried in a fork")


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_whole(tmp_path):
    """Three moments here; `make faults` tries fifty, and the real evidence."""
    outcomes = list(killed_builds(TwoSites.small(tmp_path), 3, SEED))

    assert len(outcomes) == 3
    assert [one for one in outcomes if not one.is_good] == []


@pytest.mark.parametrize("name", ["inlezen", "hernoemen", "uitgeven"])
def test_a_change_that_is_killed_at_any_step_is_whole_or_not_made(tmp_path, name):
    root = sound_world(tmp_path)
    outcomes = list(killed_changes(name, root, changes_to_kill(tmp_path)[name]))

    assert len(outcomes) > 5
    assert [one for one in outcomes if not one.is_good] == []
