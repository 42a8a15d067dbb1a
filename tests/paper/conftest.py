"""The papers of the real evidence, made once; what a build kept is used again."""

import os

import pytest

from spoorboek.adapters.command_line.loading import CACHE
from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import Paper, papers
from spoorboek.paper.press import Press
from tests.real import ROOT, real_site


@pytest.fixture(scope="session")
def looks() -> Looks:
    return Looks.of(ROOT / "docs" / "assets")


@pytest.fixture(scope="session")
def pieces() -> list[Paper]:
    return list(papers(real_site()))


@pytest.fixture(scope="session")
def files(pieces: list[Paper], looks: Looks) -> dict[str, bytes]:
    """Every file by its address."""
    with Press(pieces, looks, ROOT / CACHE, os.cpu_count() or 1) as press:
        made = dict(press.finished())
    assert press.complaints == []
    return made
