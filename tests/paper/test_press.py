"""The press makes what is not kept, and goes on when something cannot be made."""

from dataclasses import replace

import pytest

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.paper import press as press_module
from spoorboek.paper.papers import Paper, papers
from spoorboek.paper.pdf import Shipped, pdf
from spoorboek.paper.press import NO_PANGO, Press, can_make_pdf
from spoorboek.paper.word import word
from tests.checks.worlds import sound_world
from tests.pages.test_pour import poison


@pytest.fixture
def few(pieces):
    return [p for p in pieces if "blad-parallel" in p.address]


def printed(papers, looks, kept):
    with Press(papers, looks, kept, workers=2) as press:
        return dict(press.finished()), press


def test_an_unchanged_paper_is_not_made_again(few, looks, tmp_path):
    first, making = printed(few, looks, tmp_path)
    again, resting = printed(few, looks, tmp_path)

    assert (making.number_made, resting.number_made) == (2, 0)
    assert first == again
    assert set(first) == {paper.address for paper in few}


def test_another_look_or_another_text_is_made_anew(few, looks, tmp_path):
    printed(few, looks, tmp_path)
    (paper, *_) = few
    changed = replace(paper, html=paper.html.replace("twee", "drie"))

    assert printed([changed], looks, tmp_path)[1].number_made == 1
    assert printed([paper], replace(looks, tokens=""), tmp_path)[1].number_made == 1


def test_without_pango_there_is_word_and_one_line_that_says_why(few, looks, tmp_path, monkeypatch):
    monkeypatch.setattr(press_module, "can_make_pdf", lambda: False)
    made, press = printed(few, looks, tmp_path)

    assert [address.rpartition(".")[2] for address in made] == ["docx"]
    assert press.complaints == [NO_PANGO]
    assert "sudo apt-get install libpango" in NO_PANGO


def test_a_missing_library_is_seen(monkeypatch):
    def absent(name: str) -> None:
        raise OSError(f"cannot load library for {name}")

    assert can_make_pdf()
    monkeypatch.setattr(press_module, "import_module", absent)
    assert not can_make_pdf()


def test_a_paper_that_cannot_be_made_leaves_the_others(few, looks, tmp_path):
    bad = Paper("x/x.docx", "x", "nl", "geen datum", "<p>x", "x")
    made, press = printed([bad, *few], looks, tmp_path)

    assert len(made) == 2
    assert press.complaints == ["x/x.docx kon niet worden gemaakt (ValueError)"]


def test_what_cannot_be_kept_is_still_made(few, looks, tmp_path):
    (tmp_path / "f").write_text("", encoding="utf-8")

    assert len(printed(few, looks, tmp_path / "f" / "x")[0]) == 2


def test_hostile_records_are_inert_on_paper(looks, tmp_path, monkeypatch):
    """Text stays text; nothing is fetched, run or linked but web and mail."""
    root = sound_world(tmp_path / "w")
    poison(root)
    site = site_of(EvidenceBase.load(root))
    asked: list[str] = []
    fetch = Shipped.fetch

    def spy(self: Shipped, url: str, headers: object = None) -> object:
        asked.append(url)
        return fetch(self, url)

    monkeypatch.setattr(Shipped, "fetch", spy)
    pieces = list(papers(site))
    assert {p.address.split("/")[0] for p in pieces} >= {"handreiking", "beleid"}
    for paper in pieces:
        assert "<script>alert" not in paper.html
        assert "&lt;script&gt;alert(1)" in paper.html
        if paper.form == ".docx":
            assert word(paper)
        else:
            made = pdf(paper, looks)
            assert b"/JavaScript" not in made
            assert b"/Launch" not in made
            assert b"javascript:" not in made
    assert asked
    assert [url for url in asked if not url.startswith("spoorboek:")] == []
