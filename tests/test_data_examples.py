"""The examples on the page about the data do what the page says, on the files as they are written."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from spoorboek.edition import Edition
from spoorboek.exports import write_exports
from spoorboek.pages.site import Site
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.source import Source
from tests.real import ROOT, real_base, real_site

PAGE = (ROOT / "docs" / "over" / "gegevens.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = 120


def examples(language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(PAGE) if name == language]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    site: Site = real_site()
    data = tmp_path_factory.mktemp("data")
    write_exports(data, site.base, site.citations, Edition("0"))
    return data


@pytest.fixture(scope="module")
def database(folder) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "spoorboek.sqlite")) as connection:
        yield connection


def said(command: list[str], folder: Path) -> list[str]:
    """The lines that a program writes; it may not complain."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("code", examples("python"))
def test_python_reads_them(code, folder):
    assert said([sys.executable, "-I", "-X", "utf8", "-c", code], folder)


def test_python_counts_as_we_do(folder):
    """Each explanation with its sources, and how many of those were read in full."""
    (code,) = (text for text in examples("python") if "import csv" in text)
    lines = said([sys.executable, "-I", "-X", "utf8", "-c", code], folder)

    assert len(lines) == len(real_base().of(Cmoc))
    for line, cmoc in zip(lines, real_base().of(Cmoc).values(), strict=True):
        used = {use.source for use in cmoc.evidence}
        in_full = sum(real_base().of(Source)[key].seen == "full-text" for key in used)
        assert line == f"{cmoc.confidence.overall} | {len(used)} | {in_full} | {cmoc.title}"


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R staat niet op deze machine")
@pytest.mark.parametrize("code", examples("r"))
def test_r_reads_them(code, folder):
    """As far as there is R to do it with: nothing here installs it."""
    (folder / "voorbeeld.R").write_text(code, encoding="utf-8")

    text = "\n".join(said(["Rscript", "--vanilla", "voorbeeld.R"], folder))

    assert all(cmoc in text for cmoc in real_base().of(Cmoc))


@pytest.mark.parametrize("question", examples("sql"))
def test_the_database_answers(question, database):
    assert database.execute(question).fetchall()


def test_there_are_examples_of_each():
    assert all(examples(language) for language in ("python", "r", "sql"))
    assert all(len(code.strip().splitlines()) <= 20 for _, code in _BLOCK.findall(PAGE))
