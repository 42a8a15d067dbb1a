"""Measurements stand on the page as they were found; text in them is text."""

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.measurements import Bar, measurement_file, write_measurement
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.overviews.measured import in_words, measured, measured_bars
from spoorboek.pages.site import Site
from tests.checks.worlds import sound_world
from tests.test_measurements import FOUND


@pytest.fixture
def world(tmp_path: Path) -> Site:
    return site_of(EvidenceBase.load(sound_world(tmp_path)))


def test_the_table_holds_every_row_under_its_heading(world: Site):
    write_measurement(world.base.root, "proef", FOUND)
    html = LexborHTMLParser(measured(world, "proef"))

    assert [cell.text() for cell in html.css("thead th")] == ["Wat", "Wij"]
    assert [[c.text() for c in row.css("th, td")] for row in html.css("tbody tr")] == [
        ["één", "0,1 s"],
        ["twee", ""],
    ]
    assert "22 november 2026" in html.css("p")[0].text()
    assert "2 kernen <b>" in html.css("p")[0].text()
    assert [a.attributes["href"] for a in html.css("a[download]")] == [
        f"{ROOT}over/prestaties/proef.json"
    ]


def test_bars_are_compared_within_their_group_only(world: Site):
    bars = [
        Bar("Nakijken", "100 records", "wij", 0.25),
        Bar("Nakijken", "100 records", "kaal", 0.5),
        Bar("Nakijken", "1.000 records", "wij", 30.0),
    ]
    write_measurement(world.base.root, "proef", replace(FOUND, bars=bars))
    html = LexborHTMLParser(measured_bars(world, "proef"))

    assert [title.text() for title in html.css("h3, h4")] == [
        "Nakijken",
        "100 records",
        "1.000 records",
    ]
    assert [table.attributes["aria-label"] for table in html.css("figure table")] == [
        "Nakijken, 100 records: tijd per manier",
        "Nakijken, 1.000 records: tijd per manier",
    ]
    assert html.css("caption") == []  # in a figure the figcaption is the caption
    assert [rect.attributes["width"] for rect in html.css("rect")] == ["50.0", "100.0", "100.0"]
    assert [time.text() for time in html.css("tbody span")] == [
        "0,25 s",
        "0,50 s",
        "30 s",
    ]


def test_what_was_not_measured_says_so(world: Site):
    assert "nog niet gemeten" in measured(world, "proef")
    assert measured_bars(world, "proef") == ""


def test_what_cannot_be_read_says_so(world: Site):
    file = world.base.root / measurement_file("proef")
    file.parent.mkdir(parents=True)
    file.write_text("{", "utf-8")

    assert "niet te lezen" in measured(world, "proef")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0034, "3,4 ms"), (0.25, "0,25 s"), (1.26, "1,3 s"), (12.4, "12 s"), (0.05, "50 ms")],
)
def test_times_are_read_by_people(seconds: float, words: str):
    assert in_words(seconds) == words
