"""Two builds of one base in different folders, time zones, locales and numbers of workers are equal.

`make reproducible` does the same with the whole site; here a small world goes through every step.
"""

import gzip
import shutil

import pytest

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.search_index import in_fixed_order
from tests.adapters.worlds import buildable_world
from tests.reproducible import CIRCUMSTANCES, built, differences


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    world = buildable_world(tmp_path_factory.mktemp("wereld") / "w")
    made = []
    for these in CIRCUMSTANCES:
        folder = tmp_path_factory.mktemp("bouw") / these.folder
        shutil.copytree(world, folder)
        made.append(built(folder, these))
    return made


def test_two_builds_of_one_base_are_the_same_byte_for_byte(sites):
    assert differences(*sites) == []


def test_every_kind_of_file_took_part(sites):
    """Else the truth above says little."""
    kinds = {file.suffix for file in sites[0].rglob("*") if file.is_file()}

    assert kinds >= {
        ".html",
        ".json",
        ".csv",
        ".xml",
        ".pf_meta",
        ".pf_filter",
        ".pf_index",
        ".bib",
    }


@pytest.mark.parametrize("kind", ["pf_filter", "pf_meta"])
def test_what_is_packed_again_says_neither_when_nor_on_what_system(sites, kind):
    """Bytes 5 to 8 and byte 10 of a gzip file (RFC 1952): Pythons differ in what they write there."""
    packed = [file.read_bytes() for file in sites[0].rglob(f"*.{kind}")]

    assert packed
    assert {(data[4:8], data[9]) for data in packed} == {(bytes(4), 255)}


@pytest.mark.parametrize("content", [b"", b"\x82", b"\x01", b"\x82aa\x9a\xff\xff\xff\xff"])
def test_an_index_of_another_form_is_told_in_one_line(tmp_path, content):
    (tmp_path / "filter").mkdir()
    packed = gzip.compress(b"pagefind_dcd" + content)
    (tmp_path / "filter/nl_1234567.pf_filter").write_bytes(packed)

    with pytest.raises(CannotRun, match="vorm die dit programma niet kent"):
        in_fixed_order(tmp_path)


def test_what_differs_is_named(tmp_path):
    for name, files in {"a": {"x": "een", "y": "y"}, "b": {"x": "eén", "z": "z"}}.items():
        for file, text in files.items():
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / file).write_text(text, encoding="utf-8")

    found = differences(tmp_path / "a", tmp_path / "b")

    assert [line.partition(":")[0] for line in found] == ["x", "y", "z"]
    assert "vanaf byte 1" in found[0]
