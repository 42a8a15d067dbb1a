"""What differs between two sites is counted as it is, and our content goes out without anything of ours."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench import second
from bench.child import MeasurementError
from bench.same_pages import Difference, compared, words_of
from bench.second_docs import FRONT_MATTER, address_of, made_pages, prose
from spoorboek.measurements import read_measurement
from spoorboek.site_links.judging import Broken, Judged
from tests.real import ROOT, real_site

PAGE = (
    "<title>{title} - Site</title><meta name=description content='over'><article>{body}</article>"
)


def site(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        file = folder / name / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(PAGE.format(title=name, body=body), encoding="utf-8")
    return folder


def test_what_stands_around_the_content_does_not_count():
    found = words_of(
        "<nav>menu</nav><article><h1>Een <b>twee</b></h1><p>drie, vier"
        "<span popover>uitleg</span></p><footer class=sb-slot><h2>Citeren</h2></footer>"
        "<h2>Vijf<a class=headerlink>#</a></h2></article>"
    )

    assert found.headings == ("Een twee", "Vijf")
    assert found.words == Counter(["Een", "twee", "drie", "vier", "Vijf"])


def test_every_kind_of_difference_is_counted(tmp_path):
    ours = site(
        tmp_path / "a",
        gelijk="<h1>A</h1><p>een twee</p>",
        woord="<h1>A</h1><p>een een twee</p>",
        kop="<h1>A</h1><h2>B</h2>",
        weg="<h1>A</h1>",
    )
    theirs = site(
        tmp_path / "b",
        gelijk="<h1>A</h1> <p>een, <i>twee</i>.</p>",
        woord="<h1>A</h1><p>een drie</p>",
        kop="<h2>B</h2><h1>A</h1>",
        nieuw="<h1>A</h1>",
    )
    found = compared(ours, theirs)

    assert found.both == ["gelijk/index.html", "kop/index.html", "woord/index.html"]
    assert (found.missing, found.added) == (["weg/index.html"], ["nieuw/index.html"])
    assert found.differences == [
        Difference("kop/index.html", headings=True, lost=0, new=0),
        Difference("woord/index.html", headings=False, lost=2, new=1),
    ]
    assert (found.same_headings, found.same_words) == (2, 2)


def test_the_outcome_names_what_differs_most(tmp_path):
    ours = site(tmp_path / "a", een="x y z", twee="x", drie="x")
    theirs = site(tmp_path / "b", een="x", twee="y")
    links = Judged(
        pages=2, links=7, broken=[Broken("een/index.html", "../weg/", "daar staat niets")]
    )
    found = second.as_measurement(compared(ours, theirs), links, "0.0.1")

    assert [(row["what"], row["count"]) for row in found.rows] == [
        ("Bladzijden op allebei", "2"),
        ("Bladzijden die ontbreken", "1"),
        ("Bladzijden die erbij komen", "0"),
        ("Met dezelfde koppen in dezelfde volgorde", "2"),
        ("Met precies dezelfde woorden", "0"),
        ("Links binnen de site", "7"),
        ("Links die nergens heen leiden", "1"),
        ("Ontbreekt: drie/index.html", ""),
        ("Verschilt: een/index.html", "2 woorden weg, 0 erbij"),
        ("Verschilt: twee/index.html", "1 woorden weg, 1 erbij"),
        ("Link: ../weg/ (daar staat niets)", "1"),
    ]


def test_prose_goes_out_without_macros_or_slots():
    pages = dict(prose(ROOT, real_site(), {}))

    assert set(pages) >= {"index.md", "over/licenties.md", "bewijs/bronnen/index.md"}
    for name, text in pages.items():
        assert "<!--spoorboek" not in text, name
        assert "render_macros" not in FRONT_MATTER.split(text)[1], name
    assert "CycloneDX" in pages["over/licenties.md"]
    assert 'href="../over/sbom.cdx.json"' in pages["over/licenties.md"]


def test_a_finished_page_goes_out_as_its_content(tmp_path):
    built = site(tmp_path, een="<h1>Een</h1><footer class=sb-slot>citeren</footer>")
    ((name, text),) = made_pages(built)
    _, head, body = FRONT_MATTER.split(text)

    assert name == "een/index.md"
    assert json.loads(head) == {"title": "een", "description": "over"}
    assert body == '<div markdown="0">\n<h1>Een</h1>\n</div>\n'


@pytest.mark.parametrize(
    ("name", "address"),
    [("index.md", ""), ("over/index.md", "over/"), ("over/links.md", "over/links/")],
)
def test_the_address_of_a_page_follows_from_its_name(name, address):
    assert address_of(name) == address


def test_without_a_site_or_a_generator_the_way_out_is_named(monkeypatch, tmp_path, capsys):
    assert second.main(tmp_path) == 1
    assert "make site" in capsys.readouterr().err

    def missing(_):
        raise MeasurementError("pip kon het niet ophalen")

    (tmp_path / "index.html").touch()
    monkeypatch.setattr(second, "_compared", missing)
    assert second.main(tmp_path) == 1
    assert "Dit kon niet worden nagegaan: pip kon het niet ophalen" in capsys.readouterr().err


def test_the_last_run_is_kept():
    found = read_measurement(ROOT, "second")

    assert found is not None
    assert found.command == "make second"
