"""What is written in BibTeX is read back as it was, whatever is in it."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spoorboek.bibliography import read_bibliography
from spoorboek.citeproc import is_contained
from spoorboek.evidence_base import EvidenceBase
from spoorboek.reference_files import bibtex
from spoorboek.reference_files.entry import OTHERS, Entry, Loose, Name
from spoorboek.reference_files.names import person, whole
from spoorboek.reference_files.tidying import tidied
from spoorboek.reference_files.writing import as_bibtex
from spoorboek.reference_words import KEPT
from spoorboek.same_publication import KnownPublications, plain_doi

ROOT = Path(__file__).parents[2]
HARD = st.text(st.sampled_from("\\{}~^`'\"-_&%$#@=, aé\u0301Bvde\n\t\u202e\x00\ud800“‘<>"), max_size=20) | st.text(max_size=20)  # fmt: skip
NAMES = st.lists(
    st.builds(person, HARD, HARD, st.sampled_from(["", "Jr", "III"]))
    | st.builds(whole, HARD)
    | st.sampled_from(
        [OTHERS, person("van der Berg", "Jan"), person("Berg", "J. van der"), person("and", "And")]
    ),
    max_size=3,
).map(tuple)
ADDRESSES = st.sampled_from(["", "https://x.nl/a_b?c=%20&d~e#f", "javascript:alert(1)", "ftp://x"])
DOIS = st.sampled_from(["", "10.1000/a_b", "https://doi.org/10.1000/X", "10.1002/(SICI)1<1::A>2.0;2-2"])  # fmt: skip


@st.composite
def loose_entries(draw):
    values = {name: draw(HARD) for name in draw(st.sets(st.sampled_from(KEPT))) - {"doi", "url"}}
    values |= {"title": draw(HARD), "url": draw(ADDRESSES), "doi": draw(DOIS)}
    kind = draw(st.sampled_from(["article", "book", "misc", "online", "report", "incollection"]))
    return Loose("x.ris", 1, kind, draw(NAMES), draw(NAMES), values)


def read_back(text: str) -> list[Entry]:
    found = [tidied(loose)[0] for loose in bibtex.entries("x.ris", text)]  # type: ignore[arg-type]
    return [entry for entry in found if entry]


@given(loose_entries())
@example(
    Loose("x.ris", 1, "article", (person("Berg", "AA\ud7fc"),), (), {"title": "a"})
)  # no such sign
def test_any_entry_is_read_back_as_it_was(loose):
    entry, _ = tidied(loose)
    if entry is None:
        return
    text = as_bibtex(entry, "sleutel2020")
    (again,) = read_back(text)

    assert (again.authors, again.editors, again.type) == (entry.authors, entry.editors, entry.type)
    assert dict(again.fields) == dict(entry.fields)


@given(loose_entries())
def test_our_own_bibliography_finds_nothing_wrong_with_it_and_knows_it_again(loose):
    entry, _ = tidied(loose)
    if entry is None:
        return
    references, findings = read_bibliography([("x.bib", as_bibtex(entry, "sleutel2020"))])
    reference = references["sleutel2020"]
    known = KnownPublications[Entry]()
    known.add(entry)

    assert findings == []
    assert is_contained(reference)
    assert plain_doi(reference) == plain_doi(entry)
    assert known.same_as(reference) is not None


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        (person("van der Berg", "Jan"), "van der Berg, Jan"),
        (person("Berg", "J. van der"), "van der Berg, J."),
        (person("Hondt", "Els", particle="d'"), "d'Hondt, Els"),
        (person("Meseguer de Pedro", "Mariano"), "{Meseguer de Pedro}, Mariano"),
        (person("Van den Broeck", "Anja"), "{Van den Broeck}, Anja"),
        (person("Amick", "BC", "III"), "Amick, III, B. C."),
        (whole("Ministerie van Sociale Zaken en Werkgelegenheid"), "{Ministerie van Sociale Zaken en Werkgelegenheid}"),
        (whole("R&D and Co., Inc."), r"{R\&D and Co., Inc.}"),
        (OTHERS, "others"),
    ],
)  # fmt: skip
def test_a_name_is_written_so_that_its_parts_stay(name: Name, latex: str):
    entry = Entry("x", 1, "misc", (name,), (), {"title": "T"})

    assert f"author    = {{{latex}}}," in as_bibtex(entry, "k2020")
    assert read_back(as_bibtex(entry, "k2020"))[0].authors == (name,)


def test_our_own_bibliography_survives_the_journey():
    """Every reference of the real evidence, read as an export and written: nothing of it changes."""
    base = EvidenceBase.load(ROOT)
    path = ROOT / "evidence/references/references.bib"
    entries = read_back(path.read_text(encoding="utf-8"))
    text = "".join(as_bibtex(entry, entry.key) for entry in entries)
    again, findings = read_bibliography([("x.bib", text)])

    assert findings == []
    assert [(r.key, r.title, r.year, r.doi, r.url, r.language, r.first_author) for r in again.values()] == [
        (r.key, r.title, r.year, r.doi, r.url, r.language, r.first_author) for r in base.references.values()
    ]  # fmt: skip
    assert [r.authors for r in read_back(text)] == [r.authors for r in entries]
