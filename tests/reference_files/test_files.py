"""Files of other programs: how many references they hold, what is read of them, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spoorboek.reference_files import FORMATS, ReferenceFile, read_file
from spoorboek.reference_files.decoding import text_of
from spoorboek.reference_files.entry import Loose, Unreadable
from spoorboek.reference_files.names import name_of, person, whole
from spoorboek.reference_files.tidying import tidied

DATA = Path(__file__).parent / "data"


def read(tmp_path: Path, content: str | bytes, name: str = "uit.txt") -> ReferenceFile:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(tmp_path / name, name)


@pytest.mark.parametrize(
    ("name", "form", "number", "first", "author", "year", "doi"),
    [
        ("real/zotero.ris", "RIS", 3, "An open source machine", "van de Schoot", "2021", "10.1038/s42256-020-00287-7"),
        ("real/pubmed-in-zotero.ris", "RIS", 2, "The importance of", "Rudnik", "2019", "10.5114/pg.2018.81081"),
        ("real/scopus.ris", "RIS", 1, "A transversely isotropic", "Federico", "2004", "10.1016/j.jmps.2004.03.010"),
        ("real/web-of-science.ciw", "Web of Science", 2, "Optical and photoelectric spectroscopy of photorefractive Sn2P2S6 crystals", "Gamernyk", "2006", ""),
        ("real/pubmed.nbib", "PubMed", 2, "Time lapse: A glimpse into prehistoric genomics", "Griffin", "2020", "10.1016/j.ejmg.2019.03.004"),
        ("real/endnote.xml", "EndNote XML", 1, "Purple Martin (Progne subis)", "Wiggins", "2005", ""),
        ("real/bookends.xml", "EndNote XML", 1, "Trends in the lifetime risk of developing cancer in Great Britain: comparison", "Ahmad", "2015", "10.1038/bjc.2014.606"),
        ("real/mendeley.bib", "BibTeX of BibLaTeX", 5, "InSTREAM : Measurement", "Clark", "2017", ""),
        ("shaped/rayyan.ris", "RIS", 1, "Een bedachte studie", "Jansen", "2024", "10.5555/bedacht.7"),
        ("shaped/covidence.ris", "RIS", 1, "Een bedachte studie", "Jansen", "2024", "10.5555/bedacht.8"),
        ("shaped/zotero.json", "CSL-JSON", 2, "Over ander werk", "van der Berg", "2021", "10.5555/bedacht.9"),
        ("shaped/endnote.enw", "EndNote-tags", 2, "Een bedachte studie", "van der Berg", "2020", "10.5555/bedacht.10"),
    ],
)  # fmt: skip
def test_an_export_holds_what_its_program_put_in(name, form, number, first, author, year, doi):
    file = read_file(DATA / name)
    entry = file.entries[0]

    assert file.format
    assert (file.format.name, len(file.entries), file.refused) == (form, number, ())
    assert entry.title.startswith(first)
    assert (entry.first_author, entry.year, entry.doi) == (author, year, doi)
    assert not any("abstract" in entry.fields for entry in file.entries)


@pytest.mark.parametrize("file", sorted(DATA.glob("*/*.*")), ids=lambda file: file.name)
@pytest.mark.parametrize("change", ["crlf", "bom", "utf-16", "no suffix"])
def test_an_export_is_read_however_it_is_saved(tmp_path, file, change):
    content = file.read_bytes().replace(b"\r\n", b"\n")
    text = content.decode("utf-8")
    saved = {
        "crlf": content.replace(b"\n", b"\r\n"),
        "bom": b"\xef\xbb\xbf" + content,
        "utf-16": text.encode("utf-16"),
        "no suffix": content,
    }[change]
    as_it_was, again = read(tmp_path, content, file.name), read(tmp_path, saved)

    assert [dict(e.fields) for e in again.entries] == [dict(e.fields) for e in as_it_was.entries]


def test_what_rayyan_and_covidence_put_in_the_wrong_place_is_put_right():
    (rayyan,) = read_file(DATA / "shaped/rayyan.ris").entries
    (covidence,) = read_file(DATA / "shaped/covidence.ris").entries

    assert (rayyan.url, rayyan.fields["issn"]) == (
        "https://voorbeeld.nl/zoeken?id=L1&from=export",
        "1234-5679",
    )
    assert rayyan.fields["pages"] == "307–356"
    assert "number" not in covidence.fields
    assert covidence.authors[1] == whole("van den Hoven")


BROKEN = [
    ("ris", "TY  - JOUR\nTI  - Goed\nER  - \n\nTI  - Zonder begin\nPY  - 2020\nER  - \n\nTY  - JOUR\nTI  - Ook\nER  - \n", 5, "Zonder begin"),
    ("ris", "TY  - JOUR\nTI  - Goed\n\nTY  - JOUR\nAU  - Zonder, Titel\nER  - \nTY  - JOUR\nTI  - Ook\n", 4, "geen titel"),
    ("nbib", "PMID- 1\nTI  - Goed\n\nPMID- 2\nAU  - Zonder T\n\nPMID- 3\nTI  - Ook\n", 4, "geen titel"),
    ("bib", "@misc{a, title = {Goed}}\n@misc{b, title {Kapot}}\n@misc{c, title = {Ook}}\n", 2, "misc{b"),
    ("bib", "@misc{a, title = {Goed}}\n@misc{b, title = {Open\n\n@misc{c, title = {Ook}}\n", 2, "Open"),
    ("bib", "@misc{a, title = {Goed}}\nmisc{b, title = {Zonder apenstaart}}\n@misc{c, title = {Ook}}\n", 2, "misc{b"),
    ("json", '[{"id":"a","title":"Goed"},\n{"id":"b","title":"Kap"ot"},\n{"id":"c","title":"Ook"}]', 2, "ot"),
    ("json", '[{"id":"a","title":"Goed"},\n{"id":"b","title":1,,},\n{"id":"c","title":"Ook"}', 2, "1,,"),
    ("json", '[{"id":"a","title":"Goed"},\nnull, 3,\n{"id":"c","title":"Ook"}]', 2, "null, 3"),
    ("json", '[{"id":"a","title":"Goed"},{"id":"c","title":"Ook"},\n "los"]', 2, "los"),
    ("json", '[{"id":"a","title":"Goed"},{"id":"c","title":"Ook","author":[]},\n null', 2, "null"),
    ("xml", "<xml><records><record><titles><title>Goed</title></titles></record>\n<record><titles><title>Kapot</titles></record>\n<record><titles><title>Ook</title></titles></record></records></xml>", 2, "Kapot"),
    ("xml", "<xml><records><record><titles><title>Goed</title></titles></record>\n<record><titles><title>Open\n<record><titles><title>Ook</title></titles></record>", 3, ""),
    ("xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml><records><record><titles><title>Goed</title></titles></record>\n<record><titles><title>&e;</title></titles></record>\n<record><titles><title>Ook</title></titles></record></records></xml>", 2, "&e;"),
    ("enw", "%0 Book\n%T Goed\n\n%0 Book\n%A Zonder, Titel\n\n%0 Book\n%T Ook\n", 4, "geen titel"),
    ("ciw", "PT J\nTI Goed\nER\n\nPT J\nAU Zonder, T\nER\n\nPT J\nTI Ook\nER\n", 5, "geen titel"),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "text", "line", "named"), BROKEN)
def test_one_broken_entry_is_named_by_its_line_and_takes_no_other_along(
    tmp_path, suffix, text, line, named
):
    file = read(tmp_path, text, f"uit.{suffix}")

    assert [entry.title for entry in file.entries] == ["Goed", "Ook"]
    assert [finding.line for finding in file.refused] == [line]
    assert named in file.refused[0].message
    assert file.refused[0].hint


def test_a_title_with_an_entity_that_grows_is_refused(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><records><record><titles><title>&b;</title></titles></record></records>'

    assert read(tmp_path, bomb, "bom.xml").entries == ()


def test_text_in_an_old_encoding_is_read_with_a_word_about_it(tmp_path):
    file = read(tmp_path, "TY  - JOUR\nTI  - Caf\xe9\nER  - \n".encode("latin-1"), "oud.ris")

    assert file.entries[0].title == "Café"
    assert [(f.rule, f.line, f.is_error) for f in file.findings] == [("import-encoding", 2, False)]


@pytest.mark.parametrize(
    ("written", "kept", "told"),
    [
        ("UR  - javascript:alert(1)", {}, "import-url"),
        ("UR  - ftp://x.nl/a", {}, "import-url"),
        ("UR  - https://x.nl/a\nUR  - javascript:alert(1)", {"url": "https://x.nl/a"}, None),
        ("DO  - geen doi", {}, "import-doi"),
        ("DO  - doi:10.5555/A.B.", {"doi": "10.5555/a.b"}, None),
        ("UR  - https://doi.org/10.5555/x", {"doi": "10.5555/x", "url": "https://doi.org/10.5555/x"}, None),
        ("DO  - 10.1002/(SICI)1097<1::AID>2.0", {"doi": "10.1002/(sici)1097%3c1::aid%3e2.0"}, None),
        ("PY  - 99", {}, "import-date"),
        ("Y2  - 2026/02/30", {}, "import-date"),
        ("Y2  - 2026/02/28", {"urldate": "2026-02-28"}, None),
        ("UR  - https://x.nl@y.nl/", {}, "import-url"),
        ("PY  - in druk, 2025", {"year": "2025"}, None),
        ("T2  - Blad\u202e\x1b[2J", {"journal": "Blad[2J"}, "import-hidden-character"),
        ("LA  - Nederlands", {"langid": "dutch"}, None),
        ("SP  - 10\nEP  - 20", {"pages": "10–20"}, None),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_left_out_with_a_word(tmp_path, written, kept, told):
    file = read(tmp_path, f"TY  - JOUR\nTI  - T\n{written}\nER  - \n", "uit.ris")
    (entry,) = file.entries

    assert dict(entry.fields) == {"title": "T"} | kept
    assert [f.rule for f in file.findings if f.rule != "import-x"] == ([told] if told else [])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("van der Berg, Jan", person("van der Berg", "Jan")),
        ("Berg, J. van der", person("van der Berg", "J.")),
        ("van der Berg JM", person("van der Berg", "J. M.")),
        ("Smith JA Jr", person("Smith", "J. A.", "Jr")),
        ("Amick, B. C., III", person("Amick", "B. C.", "III")),
        ("World Health Organization", whole("World Health Organization")),
        ("World Health Organization,", whole("World Health Organization")),
        ("Ministerie van Sociale Zaken", whole("Ministerie van Sociale Zaken")),
        ("UWV NL", whole("UWV NL")),
        ("", None),
        (" , ", None),
    ],
)
def test_a_name_keeps_its_parts_together(written, name):
    assert name_of(written) == name


@pytest.mark.parametrize("content", [b"", b"\n\n", b"zomaar tekst", b"\x89PNG\r\n\x1a\n\x00", b"[]", b"{}"])  # fmt: skip
def test_a_file_of_another_kind_is_refused_with_a_way_out(tmp_path, content):
    file = read(tmp_path, content)

    assert file.entries == ()
    assert [finding.rule for finding in file.refused] == ["import-format"]


PIECES = st.sampled_from(
    ["TY  - JOUR\n", "TI  - ", "ER  - \n", "PMID- 1\n", "@misc{a, ", "title = {", "}", "{", '"', ",", "\n", "[", "]",
     '{"id":', '"title":', "<record>", "</record>", "<title>", "<titles>", "<xml>", "&", "%0 Book\n", "%T ", "PT J\n",
     "AU ", "\\", "'", " and ", "\u202e", "\x00", "x", "10.1/", "http://", "\r", "=", "@", "1"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_no_text_makes_any_reader_stumble(text):
    text, _ = text_of(text.encode("utf-8", "replace"), "x")
    lines = text.count("\n") + 1
    for kind in FORMATS:
        for found in kind.entries("x", text):
            assert 1 <= found.line <= lines
            if isinstance(found, Loose):
                entry, findings = tidied(found, abstracts=True)
                assert entry or findings
            else:
                assert isinstance(found, Unreadable)
                assert found.message


@given(st.binary(max_size=80))
def test_no_bytes_are_without_a_text(raw):
    text, _ = text_of(raw, "x")

    assert "\r" not in text
