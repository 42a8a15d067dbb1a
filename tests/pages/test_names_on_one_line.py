"""A record is called on one line wherever its name goes, however it was written."""

import re
from pathlib import Path

import pytest

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports.everything import as_data
from spoorboek.pages.finished import record_pages
from spoorboek.pages.shell import BARE
from spoorboek.pages.site import Site
from spoorboek.records import RECORD_TYPES
from tests.checks.worlds import sound_world, spoil

WRITTEN = r'title: "  Blad\n\n  met\t \"wit\" \r\n"'
MEANT = 'Blad met "wit"'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    world = sound_world(tmp_path)
    file = world / "evidence/tools/blad-uitleg.yml"
    line = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("title:"))
    spoil(world, {"evidence/tools/blad-uitleg.yml": {"replace": line, "by": WRITTEN}})
    return site_of(EvidenceBase.load(world))


def test_its_data_and_its_page_hold_no_line_ends_in_the_name(site):
    tool = site.base.records["tool"]["blad-uitleg"]
    html = dict(record_pages(site, {t.name: BARE for t in RECORD_TYPES}))[tool.page]
    names = re.findall(
        r'<title>(.*?)</title>|(?:og:title|DC\.title|citation_title)"? content="(.*?)"',
        html,
        re.DOTALL,
    )

    assert (tool.heading, as_data(tool, site.base)["title"]) == (MEANT, MEANT)
    assert names
    assert {"".join(name) for name in names} == {MEANT.replace('"', "&#34;")}


def test_a_name_of_only_blanks_is_still_no_name(site):
    spoil(
        site.base.root,
        {"evidence/tools/blad-uitleg.yml": {"replace": WRITTEN, "by": 'title: "\\n "'}},
    )

    assert {f.rule for f in EvidenceBase.load(site.base.root).findings} == {"empty-text"}
