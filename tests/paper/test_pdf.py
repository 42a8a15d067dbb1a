"""The PDFs are tagged, titled and in Dutch, fit where they must, and fetch nothing."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from spoorboek.pages.overviews import handbook
from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import Paper, papers
from spoorboek.paper.pdf import NotFetchedError, Shipped, pdf
from spoorboek.records.recommendation import Recommendation
from tests.real import ROOT, real_base, real_site

HANDBOOK = f"{handbook.ADDRESS}spoorboek-handreiking.pdf"


def readers(files: dict[str, bytes]) -> dict[str, PdfReader]:
    return {a: PdfReader(BytesIO(d)) for a, d in files.items() if a.endswith(".pdf")}


def catalog(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def test_every_pdf_is_tagged_titled_and_in_its_language(files, pieces):
    known = {paper.address: paper for paper in pieces}
    for address, reader in readers(files).items():
        root, paper = catalog(reader), known[address]
        assert root["/Lang"] == {"nl": "nl-NL", "en": "en"}[paper.language], address
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]["/K"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata
        assert (reader.metadata.title, reader.metadata.author) == (
            paper.title,
            {"nl": "De makers van Spoorboek", "en": "The makers of Spoorboek"}[paper.language],
        )
        metadata = root["/Metadata"].get_data()
        assert b'pdfuaid:part="1"' in metadata
        assert paper.title.encode() in metadata


def test_every_page_is_a4_with_tags_in_reading_order(files):
    for address, reader in readers(files).items():
        for page in reader.pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            assert (round(width), round(height)) == (595, 842), address
            assert str(page["/Tabs"]) == "/S"


def test_every_font_is_embedded(files):
    for address, reader in readers(files).items():
        for page in reader.pages:
            for font in page["/Resources"]["/Font"].get_object().values():  # type: ignore[index]
                (inner,) = font.get_object()["/DescendantFonts"]
                assert "/FontFile2" in inner.get_object()["/FontDescriptor"], address


def test_a_policy_summary_is_one_page(files, pieces):
    read = readers(files)
    bound = [paper.address for paper in pieces if paper.one_page]

    assert bound
    assert {address: len(read[address].pages) for address in bound} == dict.fromkeys(bound, 1)


def test_an_address_does_not_push_a_summary_over_the_page(looks):
    """The longest line to cite, with an address, still fits."""
    address = "https://een-lange-naam.voorbeeld.nl/spoorboek/"
    site = replace(real_site(), edition=replace(real_site().edition, site_url=address))
    for paper in papers(site):
        if paper.one_page:
            assert len(PdfReader(BytesIO(pdf(paper, looks))).pages) == 1, paper.address


def test_the_handbook_has_bookmarks_at_the_right_pages(files):
    reader = readers(files)[HANDBOOK]
    found: dict[str, int] = {}

    def collect(items: list[Any]) -> None:
        for item in items:
            if isinstance(item, list):
                collect(item)
            else:
                found[" ".join(item.title.split())] = reader.get_destination_page_number(item) or 0

    collect(reader.outline)
    titles = [r.title for r in real_base().of(Recommendation).values()]
    titles += [chapter.title for chapter in handbook.Handbook(real_site()).chapters]

    assert set(titles) <= set(found)
    for title in titles:
        text = "".join(reader.pages[found[title]].extract_text().split())
        assert "".join(title.split()) in text


def test_the_contents_name_the_right_pages(files):
    reader = readers(files)[HANDBOOK]
    contents = " ".join(page.extract_text() for page in reader.pages[1:4])
    chapter = handbook.Handbook(real_site()).chapters[2]
    printed = int(contents.split(chapter.title)[1].replace(".", " ").split()[0])

    assert chapter.title in reader.pages[printed - 1].extract_text()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://voorbeeld.nl/x.png",
        "data:text/css,body{}",
        "spoorboek:../../geheim",
        "spoorboek:",
        "ftp://voorbeeld.nl/",
        "/etc/passwd",
    ],
)
def test_nothing_is_opened_but_our_own_fonts(address):
    with pytest.raises(NotFetchedError):
        Shipped({"eigen.woff2": b"x"}).fetch(address)
    assert Shipped({"eigen.woff2": b"x"}).fetch("spoorboek:eigen.woff2").read() == b"x"


def test_a_document_that_asks_for_files_gets_none(looks, monkeypatch, tmp_path):
    """Even markup that no template would let through opens nothing."""
    asked: list[str] = []

    def spy(self: Shipped, url: str, headers: object = None) -> Any:
        asked.append(url)
        return fetch(self, url)

    fetch = Shipped.fetch
    monkeypatch.setattr(Shipped, "fetch", spy)
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM", encoding="utf-8")
    address = secret.as_uri()
    html = (
        f'<html lang="nl"><head><title>x</title><link rel="stylesheet" href="{address}">'
        f'<link rel="attachment" href="{address}"><style>@import "{address}";</style></head>'
        f'<body><img alt="x" src="{address}"><object data="{address}"></object>'
        f'<p style="background: url({address})">tekst</p></body></html>'
    )
    made = pdf(Paper("x.pdf", "x", "nl", "", html, "x"), looks)
    opened = [url for url in asked if url.startswith("spoorboek:")]

    assert opened
    assert address in asked  # it was asked, and refused
    assert b"GEHEIM" not in made
    assert b"EmbeddedFile" not in made


TWICE = """
import hashlib
from pathlib import Path
from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import papers
from spoorboek.paper.press import made
from tests.real import ROOT, real_site
looks = Looks.of(ROOT / "docs" / "assets")
chosen = [p for p in papers(real_site()) if "blad-parallel" in p.address or p.one_page]
print(*[hashlib.sha256(made(p, looks)).hexdigest() for p in chosen])
"""


def test_the_same_paper_gives_the_same_bytes_in_another_process():
    def run(seed: str) -> str:
        path = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-c", TWICE]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout

    first = run("1")

    assert len(first.split()) > 3
    assert run("2") == first


def test_a_site_without_fonts_still_gets_its_papers(pieces):
    paper = next(p for p in pieces if p.one_page)

    assert PdfReader(BytesIO(pdf(paper, Looks.of(Path("bestaat-niet"))))).pages
