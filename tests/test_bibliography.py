"""What is read from BibTeX, and what is said of what is wrong with it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.bibliography import (
    MAX_CHARACTERS,
    RULES,
    near_duplicates,
    read_bibliography,
    read_entries,
)
from spoorboek.finding import Finding, Severity
from spoorboek.latex import plain
from spoorboek.reference import Reference, is_web_address, user_in

SAMPLE = Path(__file__).parent / "data" / "bibliography" / "sample.bib"


def read(text: str) -> tuple[dict[str, Reference], list[Finding]]:
    return read_bibliography([("verwijzingen.bib", text)])


def reference(**fields: str) -> Reference:
    return Reference("a1", "article", fields, "verwijzingen.bib", 1)


def test_the_sample_is_read_without_findings():
    references, findings = read(SAMPLE.read_text(encoding="utf-8"))
    assert findings == []
    boets = references["boets2024success"]
    assert (boets.type, boets.year, boets.language) == ("article", "2024", "en")
    assert boets.doi == "10.3233/wor-230412"
    assert boets.path == "verwijzingen.bib"
    assert boets.line == 3


GOOD = "@misc{goed2024, title = {Goed}}\n"

MISTAKES = [
    ("@misc{a1, title = {Open\n\n" + GOOD, "bibtex-syntax", 1, "a1"),
    ("@misc{a1 title}\n" + GOOD, "reference-key", 1, "a1 title"),
    ("@misc{a1, title {Geen is}}\n" + GOOD, "bibtex-syntax", 1, "misc{a1"),
    (GOOD + "misc{a1, title = {Geen apenstaart}}\n", "bibtex-stray-text", 2, "misc{a1"),
    (GOOD + "\n@misc{goed2024, title = {Nog eens}}\n", "reference-key-unique", 3, "regel 1"),
    ("@misc{a1,\n title = {T}},\n year = {2024},\n}\n" + GOOD, "bibtex-entry-end", 2, "'a1'"),
    ("@misc{a1,\n title = {T},\n Title = {U}}\n" + GOOD, "reference-field-once", 3, "regel 2"),
    ("@misc{a1,\n title = {T},\n title = {U}}\n" + GOOD, "reference-field-once", 3, "regel 2"),
    ("@misc{a1,\n year = {2024}}\n" + GOOD, "reference-title", 1, "a1"),
    ("@misc{a1,\n title = { {} }}\n" + GOOD, "reference-title", 1, "a1"),
    ("@misc{Jansen2024, title = {T}}\n" + GOOD, "reference-key", 1, "Jansen2024"),
    ("@misc{a--1, title = {T}}\n" + GOOD, "reference-key", 1, "a--1"),
    ("@misc{, title = {T}}\n" + GOOD, "reference-key", 1, "''"),
    ("@misc{a1,\n title = {T},\n note = los}\n" + GOOD, "reference-value", 3, "los"),
    (
        "@misc{a1, title = {T},\n url = {javascript:alert(1)}}\n" + GOOD,
        "reference-url",
        2,
        "javasc",
    ),
    ("@misc{a1, title = {T},\n url = {mailto:a@b.nl}}\n" + GOOD, "reference-url", 2, "mailto"),
    ("@misc{a1, title = {T},\n url = {https://[x}}\n" + GOOD, "reference-url", 2, "https://[x"),
    ("@misc{a1, title = {T},\n url = {https://x.nl/a b}}\n" + GOOD, "reference-url", 2, "a b"),
    ("@misc{a1, title = {T},\n doi = {javascript:1}}\n" + GOOD, "reference-doi", 2, "javascript"),
    (
        "@misc{a1, title = {T},\n doi = {ftp://doi.org/10.1000/1}}\n" + GOOD,
        "reference-doi",
        2,
        "ftp",
    ),
    ("@foo{a1, title = {T}}\n" + GOOD, "reference-type", 1, "@foo"),
    ("@artikel{a1, title = {T}}\n" + GOOD, "reference-type", 1, "@artikel"),
    (
        "@misc{a1, title = {T},\n autor = {Jansen, An}}\n" + GOOD,
        "reference-field-known",
        2,
        "autor",
    ),
    (
        "@misc{a1, title = {T},\n url_date = {2024-01-01}}\n" + GOOD,
        "reference-field-known",
        2,
        "url_",
    ),
    ("@misc{a1, title = {T},\n year = {20200}}\n" + GOOD, "reference-date", 2, "20200"),
    ("@misc{a1, title = {T},\n year = {in druk}}\n" + GOOD, "reference-date", 2, "in druk"),
    ("@misc{a1, title = {T},\n year = 0204}\n" + GOOD, "reference-date", 2, "0204"),
    ("@misc{a1, title = {T},\n date = {2024-13}}\n" + GOOD, "reference-date", 2, "2024-13"),
    ("@misc{a1, title = {T},\n date = {2024/in druk}}\n" + GOOD, "reference-date", 2, "in druk"),
    ("@misc{a1, title = {T},\n urldate = {2026-02-30}}\n" + GOOD, "reference-date", 2, "02-30"),
    ("@misc{a1, title = {T},\n urldate = {2026-02}}\n" + GOOD, "reference-date", 2, "2026-02"),
    (
        "@misc{a1, title = {T},\n url = {https://x.nl@y.nl/}}\n" + GOOD,
        "reference-url",
        2,
        "x.nl@y.nl",
    ),
    (
        "@misc{a1,\n title = {<script>x()</script>}}\n" + GOOD,
        "reference-has-no-html",
        2,
        "<script>",
    ),
    ("@misc{a1, title = {T},\n note = {Zie <i>x</i>}}\n" + GOOD, "reference-has-no-html", 2, "<i>"),
    ("@misc{a1,\n title = {T\u202ex}}\n" + GOOD, "reference-characters", 2, "U+202E"),
    ("@misc{a1,\n title = {T\x00x}}\n" + GOOD, "reference-characters", 2, "U+0000"),
]


@pytest.mark.parametrize(("text", "rule", "line", "named"), MISTAKES)
def test_a_mistake_is_reported_where_it_is_made_and_hides_nothing_else(text, rule, line, named):
    """One finding, at its line, naming the value, with a way out; the good entry is read."""
    references, findings = read(text)
    assert [(f.rule, f.line) for f in findings] == [(rule, line)]
    assert named.lower() in findings[0].message.lower()
    assert findings[0].hint
    assert references["goed2024"].title == "Goed"


@pytest.mark.parametrize(
    "field",
    [
        "year = {2024}", "year = 1859", "year = {{2024}}", "year = {}", "date = {2024}",
        "date = {2024-02}", "date = {2024-02-29}", "date = {2023-05-01/2024}", "urldate = {2024-02-29}",
        "note = {p < 0,05 en x > y}", "note = {a <b}", "url = {https://x.nl/@jansen}",
        "url = {https://x.nl/?m=a@b.nl}", "url = {https://x.nl#a@b}", "shorttitle = {T}",
        "mendeley-groups = {x}", "eissn = {1234-5678}", "file = {x.pdf}", "author+an = {x}",
    ],
)  # fmt: skip
def test_what_may_stand_in_an_entry_is_left_alone(field):
    assert read(f"@inreference{{a1, title = {{T}},\n {field}}}")[1] == []


@pytest.mark.parametrize(
    ("address", "user"),
    [
        ("https://rijksoverheid.nl@elders.nl/", "rijksoverheid.nl@"),
        ("HTTPS://a:b@elders.nl", "a:b@"),
        ("https://a@b@elders.nl", "a@b@"),
        ("https:///a@elders.nl", "a@"),
        ("https://@elders.nl", "@"),
        ("https://x.nl/@jansen", ""),
        ("mailto:a@b.nl", ""),
    ],
)
def test_an_address_that_hides_its_site_is_no_address(address, user):
    """Before the @ stands what looks like a site; a browser goes to what is behind it."""
    assert user_in(address) == user
    assert not (user and is_web_address(address))


def test_a_field_is_found_at_its_column_where_it_opens_a_line():
    """Behind another field on a line only the line is told."""
    text = "@misc{a1, title = {T},\n\t  year = {20200},\n urldate = {x}, date = {y}}\n"
    assert [(f.line, f.column) for f in read(text)[1]] == [(2, 4), (3, 1), (3, 2)]


def test_the_column_of_a_field_costs_no_more_on_one_long_line():
    """Many fields behind much white space on one line: the indent is measured once."""
    fields = "".join(f"x{number}={{}}," for number in range(30_000))
    start = time.process_time()
    read("@misc{a1, title = {T},\n" + " " * 500_000 + fields + "}")
    assert time.process_time() - start < 10


def test_every_rule_is_explained_and_tried():
    assert {rule for _, rule, *_ in MISTAKES} | {"bibtex-size"} == set(RULES)


def test_text_outside_entries_is_only_a_warning():
    _, findings = read("los\n")
    assert findings[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("behind", "rule", "place"),
    [
        (", year = {2024}}", "bibtex-entry-end", (2, 13)),
        (" en meer, year = {2024}\n}", "bibtex-entry-end", (2, 13)),
        (" en meer\n}", "bibtex-entry-end", (2, 13)),
        ("\n year = {2024}", "bibtex-entry-end", (2, 13)),
        ('\n% los\n los\n year = "2024"', "bibtex-entry-end", (2, 13)),
        ("\n} los", "bibtex-entry-end", (2, 13)),
        ("\n% year = {2024}}", "", ()),
        (" % , year = {2024}}", "", ()),
        (",", "bibtex-stray-text", (2, 1)),
        ("\n}", "bibtex-stray-text", (3, 1)),
        ("\nnog {eens} nakijken", "bibtex-stray-text", (3, 1)),
        ("\nmisc{b1, title = {T}}", "bibtex-stray-text", (3, 1)),
    ],
)
def test_the_rest_of_an_entry_is_an_error_and_a_loose_remark_a_warning(behind, rule, place):
    """The error stands where the entry ends; what is lost with nothing, or is no rest, is milder."""
    _, findings = read("@misc{a1,\n title = {T}}" + behind + "\n" + GOOD)
    assert [(f.rule, (f.line, f.column)) for f in findings] == ([(rule, place)] if rule else [])
    assert [f.is_error for f in findings] == ([rule == "bibtex-entry-end"] if rule else [])


def test_what_is_no_whole_entry_does_not_come_in():
    """A file for import gives the whole entries; of one that is cut short it gives what is wrong."""
    found, findings = read_entries("x.bib", "@misc{a1,\n title = {T}},\n year = {2024}}\n" + GOOD)
    assert [entry.key for entry in found] == ["goed2024"]
    assert [finding.rule for finding in findings] == ["bibtex-entry-end"]


def test_a_file_beyond_the_bound_is_refused_unread():
    references, findings = read("%" * (MAX_CHARACTERS + 1))
    assert (references, [f.rule for f in findings]) == ({}, ["bibtex-size"])


def test_a_key_is_unique_over_all_files_and_the_first_counts():
    files = [("een.bib", GOOD), ("twee.bib", "\n@misc{goed2024, title = {Ander}}")]
    references, findings = read_bibliography(files)
    assert references["goed2024"].path == "een.bib"
    assert [(f.path, f.line) for f in findings] == [("twee.bib", 2)]
    assert "een.bib, regel 1" in findings[0].message


def test_comments_preambles_and_abbreviations_are_fine():
    text = '% c\n@comment{x}\n@preamble{"y"}\n@string{jor = {J. of R.}}\n'
    text += "@article(a1, title = {T}, journal = jor, month = jan, year = 2024)\r\n"
    references, findings = read(text)
    assert findings == []
    assert references["a1"].fields["journal"] == "J. of R."
    assert references["a1"].year == "2024"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("Zonder iets", "Zonder iets"),
        ("{NASA} en {\\'e}\\'{e}\\'e", "NASA en ééé"),
        ('{\\"e}\\c{c}\\v{s}\\o\\ss{}\\aa', "ëçšøßå"),
        ('na{\\"\\i}ef', "naïef"),
        ("A \\& B \\% \\_ \\#", "A & B % _ #"),
        ("1--2 --- ``x'' a~b", "1–2 — “x” a b"),
        ("\\emph{nadruk} en\n  meer", "nadruk en meer"),
        ("\\", "\\"),
    ],
)
def test_plain_text_of_a_title(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("doi: 10.1000/a\\_b", "10.1000/a_b"),
        ("", ""),
    ],
)
def test_a_doi_has_one_form(written, doi):
    assert reference(doi=written).doi == doi


def test_a_year_is_read_from_a_date_and_never_guessed():
    assert reference(date="2024-05-01").year == "2024"
    assert reference().year == ""


def test_a_bracketed_title_is_our_own_description_in_dutch():
    ours = reference(title="[Over terugkeer]", langid="english")
    assert (ours.language, ours.title_language) == ("en", "nl")


def test_near_duplicates_have_their_strongest_reason_and_different_dois_differ():
    def entry(key: str, **fields: str) -> Reference:
        return Reference(key, "misc", fields, "v.bib", 1)

    references = [
        entry("a", title="Terug naar werk", doi="10.1000/1", url="https://www.x.nl/a/"),
        entry("b", title="Terug naar werk", doi="10.1000/2"),
        entry("c", title="Iets anders", doi="https://doi.org/10.1000/1"),
        entry("d", title="Nog iets", url="http://x.nl/a"),
        entry("e", title="{Terug} naar: wérk"),
        entry("f"),
        entry("g"),
    ]
    pairs = [(a.key, b.key, reason) for a, b, reason in near_duplicates(references)]
    assert pairs == [("a", "c", "doi"), ("a", "d", "url"), ("a", "e", "title")]


BIBTEX_PIECES = st.sampled_from(
    ["@article{", "@misc(", "@string{", "@comment{", "}", "{", ")", '"', "=", ",", "\n", "#",
     "\\", "a1", "title", " ", "%", "@", "\r", "\u202e", "url = {http://[", "\\{", "month"]
)  # fmt: skip


@given(st.text() | st.lists(BIBTEX_PIECES).map("".join))
def test_no_text_makes_reading_raise(text):
    references, findings = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= f.line <= lines and f.rule in RULES for f in findings)
    assert list(near_duplicates(references.values())) is not None


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9]+([-_][a-z0-9]+)*", fullmatch=True),
        st.text(st.characters(categories=["L", "Nd"]), min_size=1),
        max_size=5,
    )
)
def test_keys_and_titles_come_back_as_written(titles):
    text = "\n".join(f"@misc{{{key},\n  title = {{{title}}},\n}}" for key, title in titles.items())
    references, findings = read(text)
    assert findings == []
    assert {key: r.title for key, r in references.items()} == titles


def test_ten_thousand_entries_are_read_in_seconds():
    entry = (
        "@article{{a{0}, title = {{Over {{W}}erk {0}}}, doi = {{10.1000/{0}}}, year = {{2024}}}}\n"
    )
    text = "".join(entry.format(number) for number in range(10_000))
    start = time.process_time()
    references, findings = read(text)
    assert (len(references), findings) == (10_000, [])
    assert list(near_duplicates(references.values())) == []
    assert time.process_time() - start < 10
