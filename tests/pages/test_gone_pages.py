"""What stands at an old address says what was there, in its own language."""

from pathlib import Path

import pytest

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.gone_pages import renamed_source_pages
from tests.checks.worlds import sound_world, spoil

BIB, SOURCE = "evidence/references/references.bib", "evidence/sources/jansen2024.yml"
ALIAS = {SOURCE: {"append": "aliases: [oud2024]\n"}}
ENGLISH = {"replace": "@article{jansen2024,", "by": "@article{jansen2024,\n  langid = {english},"}


@pytest.mark.parametrize(
    ("changes", "marked"), [({}, False), ({BIB: ENGLISH}, True)], ids=["Dutch", "English"]
)
def test_the_title_of_a_source_with_another_key_says_its_language(tmp_path: Path, changes, marked):
    world = sound_world(tmp_path)
    spoil(world, {**ALIAS, **changes})
    ((address, title, body),) = renamed_source_pages(site_of(EvidenceBase.load(world)))

    assert address == "bewijs/bronnen/oud2024/"
    assert (f'<h1>Verhuisd: <span lang="en">{title}</span></h1>' in body) is marked
    assert body.count('lang="en"') == (3 if marked else 0)
