"""The references as they leave: other readers count as many, and our own import gets them back."""

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_file

from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import EXPORTS
from spoorboek.exports.export import put
from spoorboek.pandoc import pandoc
from spoorboek.reference_files import bibtex, read_file
from spoorboek.reference_files.entry import Entry
from spoorboek.reference_files.tidying import tidied
from tests.commands import in_process
from tests.real import real_base, real_site

FILES = ("references.bib", "references.ris", "references.csl.json")
_CURLED = str.maketrans(dict.fromkeys('’‘“”"', "'"))
# RIS and CSL-JSON have one kind of report, and one word for who publishes.
_SAME_TYPE = {"techreport": "report"}
_PUBLISHERS = ("publisher", "institution", "school")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder, site = tmp_path_factory.mktemp("verwijzingen"), real_site()
    for name in FILES:
        put(folder, name, "", EXPORTS[name].make(site.base, site.citations, Edition("0")))
    return folder


def said_by_pandoc(folder, name, form):
    text = (folder / name).read_text(encoding="utf-8")
    return {item["id"]: item for item in json.loads(pandoc(form, "csljson", text))}


def test_independent_readers_count_the_same(folder):
    number = len(real_base().references)

    bib = parse_file(str(folder / "references.bib"))
    assert (len(bib.entries), bib.failed_blocks) == (number, [])
    with (folder / "references.ris").open(encoding="utf-8") as file:
        assert len(rispy.load(file)) == number
    assert len(json.loads((folder / "references.csl.json").read_text(encoding="utf-8"))) == number
    for name, form in zip(FILES, ("bibtex", "ris", "csljson"), strict=True):
        assert len(said_by_pandoc(folder, name, form)) == number, form


def test_independent_readers_see_the_same_titles_and_years(folder):
    csl = said_by_pandoc(folder, "references.csl.json", "csljson")
    with (folder / "references.ris").open(encoding="utf-8") as file:
        ris = {record["id"]: record for record in rispy.load(file)}

    for key, reference in real_base().references.items():
        assert ris[key]["title"] == reference.title, key
        assert ris[key].get("year", "") == reference.year, key
        assert ris[key].get("doi", "") == reference.doi, key
        assert csl[key]["title"].translate(_CURLED) == reference.title.translate(_CURLED), key
        assert csl[key].get("DOI", "").lower() == reference.doi, key
        assert not ris[key].keys() & {"abstract", "notes_abstract"}


@pytest.mark.parametrize("name", FILES)
def test_import_into_an_empty_base_gives_the_same_references(folder, tmp_path, name):
    """Field by field what the format can carry; the .bib carries everything."""
    assert in_process("new", "--site", tmp_path / "leeg").returncode == 0
    done = in_process("import", folder / name, "--keep-keys", "--root", tmp_path / "leeg")
    assert done.returncode == 0, done.stderr
    again = EvidenceBase.load(tmp_path / "leeg").references

    assert again.keys() == real_base().references.keys()
    for key, reference in real_base().references.items():
        read, meant = comparable(entry_of(again[key]), name), comparable(entry_of(reference), name)
        assert read == meant, key


def entry_of(reference) -> Entry:
    entry, _ = tidied(bibtex.loose(reference))
    assert entry
    return entry


def comparable(entry: Entry, name: str) -> dict:
    """An entry without what this format has no way to say."""
    people = {"author": entry.authors, "editor": entry.editors}
    if name == "references.bib":
        return {"type": entry.type, **people, **entry.fields}
    fields = {n: v for n, v in entry.fields.items() if n not in _PUBLISHERS}
    publishers = [entry.fields[n] for n in _PUBLISHERS if n in entry.fields]
    kind = _SAME_TYPE.get(entry.type, entry.type)
    found = {"type": kind, **people, **fields, "publishers": publishers}
    return straight(found) if name == "references.csl.json" else found


def straight(found: dict) -> dict:
    """What pandoc changes for typography: it curls quotes, and splits publishers at `and`."""
    found["publishers"] = [text.replace(" and ", "; ") for text in found["publishers"]]
    return {
        field: repr(value).replace("\\'", "'").translate(_CURLED) for field, value in found.items()
    }


def test_a_file_of_ours_is_recognised_whatever_it_is_called(folder, tmp_path):
    for number, name in enumerate(FILES):
        copy = tmp_path / f"{number}.txt"
        copy.write_bytes((folder / name).read_bytes())
        assert len(read_file(copy).entries) == len(real_base().references)
