"""The page on links counts what is known, and says what is not; a mark stands beside what is gone."""

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.outside_links.history import Verdict, with_answer
from spoorboek.outside_links.kept import FILE, Kept, write_kept
from spoorboek.pages.broken_links import with_marks
from spoorboek.pages.overviews.outside_links import outside_links
from spoorboek.pages.site import Site
from tests.checks.worlds import sound_world

GONE = "https://weg.test/a?b=1&c"
NAMES_IT = '<p>Zie <a class="x" href="https://weg.test/a?b=1&amp;c#kop">hier</a>.</p>'


def site(folder: Path, **answers: list[tuple[str, str]]) -> Site:
    """The sound world with a page that names three addresses, and what those answered."""
    root = sound_world(folder)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "bron.md").write_text(
        f"---\ntitle: Bron <b>\n---\n<{GONE}> <https://een.test/> <https://nee.test/>\n", "utf-8"
    )
    of = {"weg": GONE, "een": "https://een.test/", "nee": "https://nee.test/"}
    kept: Kept = {}
    for name, told in answers.items():
        for day, answer in told:
            kept[of[name]] = with_answer(kept.get(of[name], ()), answer, day)
    write_kept(root, kept)
    return site_of(EvidenceBase.load(root))


def words(html: str) -> str:
    return " ".join(LexborHTMLParser(html).text(separator=" ").split())


@pytest.fixture
def world(tmp_path: Path) -> Site:
    return site(
        tmp_path,
        weg=[("2026-02-01", "200"), ("2026-03-01", "404"), ("2026-03-08", "410")],
        een=[("2026-03-08", "404")],
        nee=[("2026-03-08", "403"), ("2026-03-09", "timeout")],
    )


def test_what_was_never_asked_is_said_to_be_unknown(tmp_path):
    text = words(outside_links(site(tmp_path)))

    assert "is gevraagd" in text
    assert "niet vastgesteld: ook niet dat ze werken" in text
    assert "Er is ook nog niets gevraagd." in text


def test_addresses_are_counted_by_what_may_be_said_of_them(world):
    html = outside_links(world)
    cells = [cell.text() for cell in LexborHTMLParser(html).css("tbody :is(th, td)")]
    rows = dict(zip(cells[::2], map(int, cells[1::2]), strict=True))

    assert list(rows) == [verdict.label for verdict in Verdict]
    assert [rows[verdict.label] for verdict in Verdict][:4] == [1, 1, 1, 0]
    assert "het laatst op 9 maart 2026" in words(html)


def test_what_is_gone_is_told_with_who_names_it_and_where_to_look(world):
    html = outside_links(world)
    links = {node.attributes["href"]: node.text() for node in LexborHTMLParser(html).css("a")}

    assert "Niet gevonden op 1 maart 2026 en 8 maart 2026" in words(html)
    assert f"https://web.archive.org/web/20260201/{GONE}" in links
    assert "Bron <b>" in links.values()
    assert "<b>" not in html


def test_a_link_to_what_is_gone_gets_a_mark_and_no_other(world):
    fine = '<a href="https://een.test/">x</a><a href="https://nee.test/">y</a>'
    html = with_marks(NAMES_IT + fine, world)

    assert "dit adres gaf op 1 maart 2026 en 8 maart 2026 410: niet gevonden" in words(html)
    assert html.count("webarchief") == 1
    assert html.startswith(NAMES_IT.removesuffix(".</p>") + ' <span class="sb-klein">(dit adres')
    assert html.endswith(fine)


def test_while_nothing_is_gone_pages_stay_as_they_are(tmp_path):
    sound = site(tmp_path, weg=[("2026-03-01", "404")])

    assert with_marks(NAMES_IT, sound) is NAMES_IT


def test_answers_that_cannot_be_read_are_no_answers(world):
    (world.base.root / FILE).write_text("[1", encoding="utf-8")
    fresh = replace(world)
    text = words(outside_links(fresh))

    assert "niet te lezen" in text
    assert with_marks(NAMES_IT, fresh) == NAMES_IT
