"""The Word files open, have real headings, and can be filled in."""

import itertools
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm

from spoorboek.pages.overviews import handbook
from spoorboek.paper.sheets import BOX
from spoorboek.paper.word import word
from spoorboek.records.tool import Tool
from tests.real import real_base, real_site

HANDBOOK = f"{handbook.ADDRESS}spoorboek-handreiking.docx"


def documents(files):
    return {a: Document(BytesIO(data)) for a, data in files.items() if a.endswith(".docx")}


def test_every_document_is_titled_and_in_dutch(files, pieces):
    known = {paper.address: paper for paper in pieces}
    for address, document in documents(files).items():
        core = document.core_properties
        assert (core.title, core.author) == (known[address].title, "De makers van Spoorboek")
        assert core.language == "nl-NL"
        assert 'w:val="nl-NL"' in document.styles.element.xml
        assert document.paragraphs[0].style.name == "Title"
        assert document.paragraphs[0].text == known[address].title


def test_headings_are_headings(files):
    for address, document in documents(files).items():
        names = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
        levels = [int(name.split()[1]) for name in names]
        assert levels, address
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_heading_of_a_sheet_is_there(files):
    for tool in real_base().of(Tool).values():
        if tool.sheet:
            document = documents({f"{tool.id}.docx": files[f"{tool.page}{tool.id}.docx"]})
            (opened,) = document.values()
            written = {p.text for p in opened.paragraphs if p.style.name.startswith("Heading")}
            lines = [line for line in tool.sheet.splitlines() if line.startswith("#")]
            assert {line.lstrip("# ") for line in lines} <= written, tool.id


def test_a_sheet_can_be_filled_in(files):
    """Boxes are characters, lines can be typed over, tables have borders and rows to write in."""
    text = "".join(
        p.text for a, d in documents(files).items() if "/blad-" in a for p in d.paragraphs
    )
    with_table = next(d for a, d in documents(files).items() if "/blad-" in a and d.tables)

    assert BOX in text
    assert "____" in text
    assert "<li" not in text
    assert "insideH" in with_table.styles.element.xml
    assert with_table.tables[0].rows[-1].height


def test_pages_are_a4_with_the_edition_at_the_foot(files, pieces):
    known = {paper.address: paper for paper in pieces}
    for address, document in documents(files).items():
        (section,) = document.sections
        assert section.page_width
        assert abs(section.page_width - Mm(210)) < Mm(1)
        assert section.page_height
        assert abs(section.page_height - Mm(297)) < Mm(1)
        assert known[address].foot in section.footer.paragraphs[0].text


def test_the_handbook_has_a_table_of_contents(files):
    document = documents(files)[HANDBOOK]
    lines = [p.text for p in document.paragraphs if p.style.name.lower().startswith("toc")]
    xml = document.element.xml

    titles = [title for _, title, _ in handbook.Handbook(real_site()).contents]

    assert set(titles) <= set(lines)
    assert "TOC \\o" in xml
    assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"')


def test_no_document_holds_anything_that_runs_or_fetches(files):
    for address, data in files.items():
        if address.endswith(".docx"):
            with ZipFile(BytesIO(data)) as archive:
                names = archive.namelist()
                relations = archive.read("word/_rels/document.xml.rels").decode()
            assert not [n for n in names if "vba" in n.lower() or "media" in n or "embed" in n]
            for relation in relations.split("<Relationship ")[1:]:
                outside = 'TargetMode="External"' in relation
                assert not outside or 'Target="http' in relation or 'Target="mailto:' in relation


def test_the_same_paper_gives_the_same_bytes(files, pieces):
    paper = next(p for p in pieces if "/blad-" in p.address and p.form == ".docx")

    assert word(paper) == files[paper.address]


def test_libreoffice_opens_them(files, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine; python-docx opened them")
    chosen = [HANDBOOK, next(a for a in files if "/blad-" in a and a.endswith(".docx"))]
    for address in chosen:
        (tmp_path / address.split("/")[-1]).write_bytes(files[address])
    names = [str(file) for file in tmp_path.glob("*.docx")]
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    done = subprocess.run([*command, *names], capture_output=True, timeout=240)

    assert done.returncode == 0
    assert len(list(tmp_path.glob("*.pdf"))) == len(chosen)
