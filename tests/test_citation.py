"""Citations in Dutch APA 7, and what a stranger's BibTeX cannot do to them."""

import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spoorboek import citeproc
from spoorboek.bibliography import read_bibliography
from spoorboek.citation import RULES, Citations, cite_all
from spoorboek.finding import Severity
from spoorboek.reference import Reference

DATA = Path(__file__).parent / "data" / "bibliography"


def read(text: str) -> dict[str, Reference]:
    return read_bibliography([("verwijzingen.bib", text)])[0]


@pytest.fixture(scope="module")
def sample() -> dict[str, Reference]:
    return read((DATA / "sample.bib").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cited(sample) -> Citations:
    citations, findings = cite_all(sample)
    assert findings == []
    return citations


def test_the_sample_is_cited_and_listed_as_reviewed(cited):
    """The text, the entry, the language and the order are those in sample.json."""
    expected = json.loads((DATA / "sample.json").read_text(encoding="utf-8"))
    found = {
        key: {"in_text": c.in_text, "entry": str(c.entry), "language": c.language}
        for key, c in cited.items()
    }
    assert found == expected
    assert list(found) == list(expected)


def in_text(entries: str) -> list[str]:
    references = read(entries)
    citations, findings = cite_all(references)
    assert findings == []
    return [citations[key].in_text for key in references]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("@misc{a, author={Vos, A.}, title={T}, year=2024}", ["Vos, 2024"]),
        ("@misc{a, author={Vos, A. and Bos, B.}, title={T}, year=2024}", ["Vos & Bos, 2024"]),
        ("@misc{a, author={{UWV}}, title={T}}", ["UWV, z.d."]),
        ("@misc{a, author={van der Burg, J.}, title={T}, year=2024}", ["van der Burg, 2024"]),
        ("@misc{a, author={Jan van der Burg}, title={T}, year=2024}", ["van der Burg, 2024"]),
        (
            (
                "@misc{a, author={Vos, A.}, title={B}, year=2024}\n"
                "@misc{b, author={Vos, A.}, title={A}, year=2024}"
            ),
            ["Vos, 2024b", "Vos, 2024a"],
        ),
        (
            (
                "@misc{a, author={Vos, A.}, title={T}, year=2024}\n"
                "@misc{b, author={Vos, B.}, title={U}, year=2023}"
            ),
            ["A. Vos, 2024", "B. Vos, 2023"],
        ),
    ],
)
def test_names_years_and_their_letters(entries, expected):
    assert in_text(entries) == expected


def test_a_title_keeps_its_capitals_and_says_its_language():
    title = "Sick leave among Dutch Workers in the Netherlands"
    citations, _ = cite_all(read(f"@misc{{a, title={{{title}}}, langid={{english}}}}"))
    assert f'<span lang="en">{title}</span>' in citations["a"].entry
    assert citations["a"].csl["title"] == title
    assert citations["a"].csl["language"] == "en"
    assert citations["a"].csl["type"] == "document"


def test_batches_change_nothing(sample, cited, monkeypatch):
    """Set in batches, each as small as can be, every citation is as if set at once."""
    monkeypatch.setattr(citeproc, "_BATCH", 1)
    citations, _ = cite_all(sample)
    assert dict(citations) == dict(cited)
    assert list(citations) == list(cited)


def test_keys_come_in_the_order_of_a_reference_list(cited):
    keys = ["vanhal2012empowered", "onbekend", "adxpertuwvnd", "adxpert_fml", "adxpert_fml"]
    assert cited.in_order(keys) == ["adxpert_fml", "adxpertuwvnd", "vanhal2012empowered"]


def test_hostile_bibtex_comes_out_harmless():
    """Only known elements and attributes, only web addresses, and nothing of another file."""
    references = read((DATA / "hostile.bib").read_text(encoding="utf-8"))
    citations, _ = cite_all(references)
    assert set(citations) == set(references)
    for citation in citations.values():
        tree = LexborHTMLParser(f"<main>{citation.entry}</main>").css("main *")
        assert {node.tag for node in tree} <= {"a", "em", "strong", "sup", "sub", "span"}
        for node in tree:
            assert set(node.attributes) <= ({"href"} if node.tag == "a" else {"lang"})
            assert re.match(r"https?://", node.attributes.get("href") or "https://")
            assert re.fullmatch(r"[a-z]{2,3}", node.attributes.get("lang") or "nl")
        assert "root:" not in f"{citation}"
    assert "<script>alert(1)</script>" in citations["script2024"].csl["title"]
    assert "[x](javascript:alert(1))" in citations["markdown"].entry


HOSTILE = st.sampled_from(
    ["<b>", "</span>", "&lt;", "\\emph{x}", "$x$", "}", "{", "[x](javascript:y)", "^", "%", '"', "\n@misc{z,"]
)  # fmt: skip
TITLES = st.lists(HOSTILE | st.text(max_size=8), max_size=5).map("".join)


@settings(max_examples=8)
@given(st.lists(st.tuples(TITLES, TITLES), min_size=1, max_size=12))
def test_whatever_a_reference_says_it_is_cited_and_none_of_it_becomes_markup(written):
    references = {
        f"r{number}": Reference(
            f"r{number}", "misc", {"title": title, "author": author}, "een.bib", number
        )
        for number, (title, author) in enumerate(written, 1)
    }
    citations, _ = cite_all(references)

    assert set(citations) == set(references)
    for citation in citations.values():
        nodes = LexborHTMLParser(f"<main>{citation.entry}</main>").css("main *")
        assert {node.tag for node in nodes} <= {"a", "em", "strong", "sup", "sub", "span"}
        assert {name for node in nodes for name in node.attributes} <= {"href", "lang"}


def test_an_entry_cannot_write_another():
    """A value that would end its own entry reaches no citation but its own."""
    evil = Reference(
        "evil", "misc", {"title": "x}}\n@misc{good, title={Overgenomen}"}, "verwijzingen.bib", 7
    )
    good = Reference("good", "misc", {"title": "Goed", "author": "Vos, A."}, "verwijzingen.bib", 1)
    citations, findings = cite_all({"evil": evil, "good": good})
    assert citations["good"].in_text == "Vos, z.d."
    assert "Goed" in citations["good"].entry
    assert [(f.rule, f.line, f.severity) for f in findings] == [("citation", 7, Severity.WARNING)]
    assert set(RULES) == {"citation"}


def test_an_entry_pandoc_stumbles_over_leaves_the_rest_alone(sample, cited, monkeypatch):
    pandoc = citeproc._pandoc

    def stumbling(source: str, target: str, text: str, *options: str) -> str:
        if source == "biblatex" and "boets2024success" in text:
            raise subprocess.CalledProcessError(1, "pandoc")
        return pandoc(source, target, text, *options)

    monkeypatch.setattr(citeproc, "_pandoc", stumbling)
    citations, findings = cite_all(sample)
    assert [f.line for f in findings] == [sample["boets2024success"].line]
    assert citations["boets2024success"].in_text == "Boets et al., 2024"
    assert citations["degeus2024elements"] == cited["degeus2024elements"]


def test_without_pandoc_citations_are_plain_and_one_warning_says_so(sample, monkeypatch):
    def absent() -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pypandoc, "get_pandoc_path", absent)
    citations, findings = cite_all(sample | read("@misc{a1, title={<b>}, author={Vos, A.}}"))
    assert [(f.rule, f.severity) for f in findings] == [("citation", Severity.WARNING)]
    assert citations["boets2024success"].in_text == "Boets et al., 2024"
    assert citations["a1"].entry == "Vos, A. (z.d.). &lt;b&gt;."


def test_no_references_need_no_pandoc():
    citations, findings = cite_all({})
    assert (len(citations), findings) == (0, [])


def test_what_is_kept_is_used_again(sample, cited, tmp_path, monkeypatch):
    cite_all(sample, tmp_path)
    monkeypatch.setattr(citeproc, "_pandoc", None)  # a call would fail
    citations, findings = cite_all(sample, tmp_path)
    assert (dict(citations), findings) == (dict(cited), [])


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"csl": 1}', "[" * 9999, "\ufffd"])
def test_a_damaged_cache_is_ignored(damage, sample, cited, tmp_path):
    cite_all(sample, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage, encoding="utf-8")
    citations, findings = cite_all(sample, tmp_path)
    assert (dict(citations), findings) == (dict(cited), [])


def test_an_unwritable_cache_is_ignored(sample, cited, tmp_path):
    place = tmp_path / "bestand"
    place.write_text("geen map", encoding="utf-8")
    citations, findings = cite_all(sample, place)
    assert (dict(citations), findings) == (dict(cited), [])


def test_what_is_kept_fits_only_the_references_it_was_made_of(sample, tmp_path):
    cite_all(sample, tmp_path)
    other = sample | read("@misc{a1, author={Vos, A.}, title={T}, year=2024}")
    citations, _ = cite_all(other, tmp_path)
    assert citations["a1"].in_text == "Vos, 2024"
    assert len(list(tmp_path.iterdir())) == 2
