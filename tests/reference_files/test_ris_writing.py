"""What is written in RIS is read back as it was, and nothing in it can begin a line of its own."""

import re

import pytest
import rispy
from hypothesis import given

from spoorboek.bibliography import read_entries
from spoorboek.reference import Reference
from spoorboek.reference_files import bibtex, ris
from spoorboek.reference_files.entry import Entry, Name, Unreadable
from spoorboek.reference_files.names import person, whole
from spoorboek.reference_files.ris_writing import NOT_CARRIED, as_ris
from spoorboek.reference_files.tidying import tidied
from spoorboek.reference_files.writing import as_bibtex
from spoorboek.reference_words import KEPT
from tests.hostile import PAYLOADS
from tests.reference_files.test_writing import loose_entries

LINE = re.compile(r"[A-Z][A-Z0-9]  - .*\r\n")
FULL = {
    "title": "De titel", "journal": "Tijdschrift", "booktitle": "Bundel", "year": "2020", "month": "3",
    "volume": "12", "number": "4", "pages": "1–9", "edition": "2", "series": "Reeks",
    "publisher": "Uitgever", "institution": "Instituut", "school": "Universiteit", "address": "Utrecht",
    "isbn": "9789090000001", "issn": "1234-5679", "doi": "10.5555/x", "url": "https://voorbeeld.nl/",
    "urldate": "2026-11-22", "langid": "dutch", "keywords": "een, twee", "note": "Een noot",
}  # fmt: skip
EVERYWHERE = {
    "title", "year", "month", "volume", "number", "pages", "edition", "doi", "url", "urldate",
    "langid", "keywords", "note",
}  # fmt: skip
CARRIED = {
    "article": EVERYWHERE | {"journal", "publisher", "issn"},
    "book": EVERYWHERE | {"series", "publisher", "address", "isbn"},
    "incollection": EVERYWHERE | {"booktitle", "series", "publisher", "address", "isbn"},
    "inproceedings": EVERYWHERE | {"booktitle", "series", "publisher", "address", "issn"},
    "report": EVERYWHERE | {"institution", "address", "issn"},
    "phdthesis": EVERYWHERE | {"school", "address", "issn"},
    "mastersthesis": EVERYWHERE | {"school", "address", "issn"},
    "thesis": EVERYWHERE | {"institution", "address", "issn"},
    **dict.fromkeys(
        ("online", "misc", "dataset", "software", "unpublished", "legislation", "booklet"),
        EVERYWHERE | {"publisher", "address", "issn"},
    ),
}


def reference_of(entry: Entry) -> Reference:
    (reference,), _ = read_entries("x.bib", as_bibtex(entry, "sleutel2020"))
    return reference


def read_back(text: str) -> Entry:
    (found,) = ris.entries("x.ris", text.replace("\r\n", "\n"))
    assert not isinstance(found, Unreadable)
    entry, _ = tidied(found)
    assert entry
    return entry


@pytest.mark.parametrize("kind", CARRIED)
def test_what_ris_has_a_place_for_comes_back(kind):
    names = (person("van der Berg", "Jan", "Jr"), whole("Ministerie van Werk"))
    fields = {name: FULL[name] for name in CARRIED[kind]}
    entry = Entry("x", 1, kind, names, (), fields)

    again = read_back(as_ris(reference_of(entry)))

    assert (again.type, again.authors, again.key) == (kind, names, "sleutel2020")
    assert dict(again.fields) == fields


def test_what_is_not_carried_is_said():
    """Together with what a type has no place for, this is all that RIS loses."""
    assert set(FULL) | set(NOT_CARRIED) == set(KEPT)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (whole("UWV"), whole("UWV")),
        (whole("Centraal Bureau CBS"), whole("Centraal Bureau CBS")),
        (whole("Jansen, Pietersen en Zn."), whole("Jansen; Pietersen en Zn.")),
        (person("d'Hondt", "Els"), person("d'Hondt", "Els")),
        (person("Berg", "J. van der"), person("van der Berg", "J.")),
    ],
)
def test_a_name_is_read_as_the_person_or_the_organisation_it_is(written: Name, read: Name):
    entry = Entry("x", 1, "article", (written,), (), {"title": "Titel"})

    assert read_back(as_ris(reference_of(entry))).authors == (read,)


@given(loose_entries())
def test_any_entry_is_one_record_of_whole_lines(loose):
    entry, _ = tidied(loose)
    if entry is None:
        return
    text = as_ris(reference_of(entry))

    assert all(LINE.fullmatch(line) for line in text.splitlines(keepends=True))
    assert len(text.splitlines()) == text.count("\r\n")
    assert len(rispy.loads(text)) == 1
    again = read_back(text)
    assert (again.title, again.year, again.doi) == (entry.title, entry.year, entry.doi)


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "a\nER  - \nTY  - JOUR\nTI  - Vals", "a\u2028TY  - X"]
)
def test_a_hostile_value_cannot_begin_a_record(payload):
    fields = dict.fromkeys(("title", "journal", "pages", "volume", "note", "month"), payload)
    reference = Reference("sleutel2020", "article", fields | {"author": payload}, "x.bib", 1)

    text = as_ris(reference)

    assert text.count("ER  - \r\n") == len(rispy.loads(text)) == 1
    assert all(LINE.fullmatch(line) for line in text.splitlines(keepends=True))
    assert [type(found) for found in ris.entries("x.ris", text)] == [type(bibtex.loose(reference))]
