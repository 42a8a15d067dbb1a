"""What is written below data/: each file said, weighed and the same each time."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from spoorboek.edition import Edition
from spoorboek.exports import ABOUT_FILES, exports_of, write_exports
from spoorboek.exports.everything import write_everything
from spoorboek.exports.export import put
from tests.exports.worlds import WORLDS
from tests.real import real_site


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder, site = tmp_path_factory.mktemp("data"), real_site()
    return folder, write_exports(folder, site.base, site.citations, Edition("0", date="2026-11-22"))


def test_what_is_told_is_what_lies_there(written):
    folder, files = written

    lying = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}

    assert {file.name for file in files} == lying
    assert len(files) == len(lying)
    for file in files:
        data = (folder / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(data), sha256(data).hexdigest()), file.name


def test_every_file_has_words_of_its_own(written):
    _, files = written

    words = [file.words for file in files]

    assert all(words)
    assert len(set(words)) == len(words)


def test_files_about_files_come_last(written):
    _, files = written

    names = [file.name for file in files]

    assert names == [*exports_of(real_site().base), *ABOUT_FILES]


def test_a_file_is_whole_or_not_there(tmp_path):
    """What stood there stays until the new one is complete, and nothing is left beside it."""
    put(tmp_path, "a/b.txt", "", "oud")
    file = put(tmp_path, "a/b.txt", "", "nieuw é")

    assert file.size == len("nieuw é".encode())
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_file_that_is_written_piece_by_piece_is_whole_or_not_there(tmp_path):
    def torn(file):
        file.write_text("half", "utf-8")
        raise OSError(28, "vol")

    put(tmp_path, "b.txt", "", lambda file: file.write_text("oud", "utf-8"))
    with pytest.raises(OSError, match="vol"):
        put(tmp_path, "b.txt", "", torn)

    assert [p.name for p in tmp_path.iterdir()] == ["b.txt"]
    assert (tmp_path / "b.txt").read_text("utf-8") == "oud"


@pytest.mark.parametrize("name", WORLDS)
def test_everything_record_by_record_is_one_document_laid_out_as_one(name, tmp_path):
    site = WORLDS[name](tmp_path / "wereld")
    write_everything(tmp_path / "alles.json", site.base, site.citations, Edition("0"))
    text = (tmp_path / "alles.json").read_text("utf-8")

    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    assert len(json.loads(text)["records"]) == len(list(site.base.all()))
    assert [one["id"] for one in json.loads(text)["references"]] == sorted(site.base.references)


def test_a_base_without_references_has_an_empty_list(tmp_path):
    site = real_site()
    empty = replace(site.base, references={}, records={})
    write_everything(tmp_path / "alles.json", empty, site.citations, Edition("0"))
    text = (tmp_path / "alles.json").read_text("utf-8")

    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    assert json.loads(text)["references"] == []
