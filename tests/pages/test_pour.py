"""Whatever a stranger writes in a record comes out as text, wherever it lands."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import EXPORTS
from spoorboek.exports.export import put
from spoorboek.pages.addresses import CELL_SHELL, SHELL
from spoorboek.pages.finished import cell_pages, guide_pages, record_pages
from spoorboek.pages.pour import pour
from spoorboek.pages.shell import BARE, Shell
from spoorboek.pages.site import Site
from spoorboek.pages.slots import fill
from spoorboek.records import BY_NAME, RECORD_TYPES
from tests.checks.worlds import sound_world

HOSTILE = (
    '<script>alert(1)</script> " onmouseover="x \' {{ 7*7 }} {% raw %} @@inhoud@@ '
    '<!--spoorboek {"slot": "version", "args": []}--> --> ]]> </style> [x](javascript:alert(1)) &amp;'
)
# Elements and attributes that would run or fetch something.
RUNS = "script, iframe, object, embed, style, base, form[action], img, link, [onmouseover], [onerror], [onload]"


def poisoned(value: Any) -> Any:
    """Every free text of a record with hostile text behind it; what sorts or points stays."""
    if isinstance(value, dict):
        return {k: v if k in KEPT else poisoned(v) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(item) for item in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) and " " in value.strip() else value


# A script that a component brings along has a name of its own and no text.
OWN_SCRIPT = re.compile(
    r'<script defer src="(?:\ue000|\./|(?:\.\./)+)assets/js/[a-z]+(?:\.[0-9a-f]{10})?\.js"></script>'
)
# Where the page stands in another language: an address of this site, fetched by nothing.
OWN_ALTERNATE = re.compile(
    r'<link rel="alternate" (?:hreflang="(?:nl|en|x-default)" href="(?:\./|(?:\.\./)+)[\w/-]+/"'
    r'|type="application/json" href="index\.json")>'
)
# What the page says to search engines: data that nothing runs. It is read as JSON, so it ends where it says.
OWN_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
KEPT = {"id", "url", "source_url", "seen_at", "locator_url"}


def poison(root: Path) -> None:
    """Hostile text in every record and in the titles of the references."""
    base = EvidenceBase.load(root)
    for path in base.paths.values():
        file = root / path
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        file.write_text(yaml.safe_dump(poisoned(data), allow_unicode=True), encoding="utf-8")
    bib = root / "evidence/references/references.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(
        re.sub(r"(title\s*=\s*\{)", r"\1<script>alert(1)</script> ", text), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A world of which every record holds hostile text, with one of every type."""
    root = sound_world(tmp_path_factory.mktemp("vijandig"))
    poison(root)
    base = EvidenceBase.load(root)
    assert [f for f in base.findings if f.is_error] == []
    assert sum(map(len, base.records.values())) > 20
    return site_of(base)


def assert_inert(html: str) -> None:
    """Nothing in the page runs, was computed, or was filled in by the text."""
    for data in OWN_DATA.findall(html):
        assert json.loads(data)["@context"] == "https://schema.org"
        assert "<" not in data
    html = OWN_DATA.sub("", OWN_ALTERNATE.sub("", OWN_SCRIPT.sub("", html)))
    page = LexborHTMLParser(html)
    assert [n.html[:80] for n in page.css(RUNS) if n.html] == []
    text = page.html or ""
    assert "<script>" not in html
    assert "onmouseover=" not in re.sub(r'content="[^"]*"|data-[\w-]+="[^"]*"', "", _tags(text))
    assert " 49 " not in (page.body.text() if page.body else "")
    assert not re.search(r'href="\s*javascript:', text, re.IGNORECASE)


def _tags(html: str) -> str:
    return " ".join(re.findall(r"<[a-zA-Z][^>]*>", html))


def test_hostile_text_stays_text_on_every_page_of_a_role_in_a_phase(hostile):
    pages = dict(cell_pages(hostile, BARE))

    assert pages
    for html in pages.values():
        assert_inert(html)


def test_hostile_text_stays_text_on_every_sheet_for_who_leads_a_group(hostile):
    pages = dict(guide_pages(hostile, BARE))

    assert pages
    for html in pages.values():
        assert_inert(html)


def test_hostile_text_stays_text_on_every_record_page(hostile):
    pages = dict(record_pages(hostile, dict.fromkeys(BY_NAME, BARE)))

    assert len(pages) == sum(map(len, hostile.base.records.values()))
    seen = 0
    for address, html in pages.items():
        assert_inert(html)
        seen += "{{ 7*7 }}" in html
        assert "\ue000" not in html, address
    assert seen > 10


@pytest.mark.parametrize(
    ("name", "args"),
    [("index", [t.name]) for t in RECORD_TYPES]
    + [("phase", ["eerste-weken"]), ("role", ["leidinggevende"]), ("az", []), ("vertrekstaat", [])]
    + [("dienstregeling", []), ("evidence_map", []), ("flow", []), ("types_table", [])]
    + [("weights", []), ("project_products", []), ("project_timeline", [])]
    + [("pilots_compared", []), ("pilot_form", []), ("training_start", []), ("training_guides", [])]
    + [("questions_of", ["leidinggevende"]), ("glossary", []), ("readability", [])]
    + [("link", ["term/uitleg"]), ("cite", ["jansen2024"])],
)
def test_hostile_text_stays_text_in_every_slot(hostile, name, args):
    comment = f"<!--spoorboek {json.dumps({'slot': name, 'args': args})}-->"
    html = re.sub(r'<form class="sb-facetten" hidden', "<form", fill(comment, hostile))

    assert_inert(html)


def test_a_slot_written_in_a_record_is_not_filled(hostile):
    """Only prose pages have slots; a record that holds one shows it."""
    html = fill('<!--spoorboek {"slot": "index", "args": ["term"]}-->', hostile)

    assert "&lt;!--spoorboek" in html
    assert html.count("<!--spoorboek") == 0


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_the_same_each_time(hostile, name, tmp_path):
    make = EXPORTS[name].make
    for folder in ("een", "twee"):
        put(tmp_path / folder, name, "", make(hostile.base, hostile.citations, hostile.edition))
    first, second = ((tmp_path / folder / name).read_bytes() for folder in ("een", "twee"))

    assert first == second
    assert name.endswith(".sqlite") or first.endswith(b"\n")


def test_records_fill_the_shell_of_their_type_and_prose_its_slots(hostile, tmp_path):
    """What has no slot comes along as it is; shells are no pages."""
    theme, out = tmp_path / "theme", tmp_path / "out"
    shell = "<title>@@titel@@</title><article>@@inhoud@@</article>"
    for name, text in {
        "over/begrippen/_schil/index.html": shell,
        "index.html": '<p><!--spoorboek {"slot": "link", "args": ["term/uitleg", "x"]}--></p>',
        "diep/er/index.html": '<p><!--spoorboek {"slot": "link", "args": ["term/uitleg", "x"]}--></p>',
        "gewoon/index.html": "<p>gewoon</p>",
    }.items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text(text, encoding="utf-8")
    records = sum(map(len, hostile.base.records.values()))

    assert pour(hostile, theme, out) > records
    assert (out / "index.html").read_text(
        "utf-8"
    ) == '<p><a href="./over/begrippen/uitleg/">x</a></p>'
    assert 'href="../../over/begrippen/uitleg/"' in (out / "diep/er/index.html").read_text("utf-8")
    assert (out / "gewoon/index.html").read_text("utf-8") == "<p>gewoon</p>"
    assert not (out / "over/begrippen/_schil").exists()
    assert (out / "over/begrippen/uitleg/index.html").read_text("utf-8").startswith("<title>Uitleg")
    before = {f: f.stat().st_mtime_ns for f in out.rglob("*.html")}
    assert pour(hostile, theme, out) == 0
    assert {f: f.stat().st_mtime_ns for f in out.rglob("*.html")} == before


def test_pouring_into_the_theme_itself_gives_the_same_pages(hostile, tmp_path):
    """What is written there meanwhile is not taken for prose and poured twice."""
    theme, out = tmp_path / "theme", tmp_path / "out"
    shell = theme / CELL_SHELL / SHELL / "index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text("<article><p>uitleg</p>@@inhoud@@</article>", encoding="utf-8")
    pour(hostile, theme, out)
    pour(hostile, theme, theme)
    pages = {file.relative_to(out): file.read_bytes() for file in out.rglob("*.html")}

    assert len(pages) > 20
    assert {file: (theme / file).read_bytes() for file in pages} == pages


def test_the_names_of_a_page_come_from_its_record(hostile):
    shell = Shell.of("@@titel@@|@@beschrijving@@")
    pages = dict(record_pages(hostile, dict.fromkeys(BY_NAME, shell)))
    _, description = pages["handreiking/adviezen/leg-uit/"].split("|")

    assert len(LexborHTMLParser(description).body.text()) <= 160  # type: ignore[union-attr]


def test_an_edition_without_addresses_gives_pages_without_them(hostile):
    site = Site(hostile.base, hostile.citations, Edition("1.0"), hostile.rules)
    html = next(
        html
        for address, html in record_pages(site, dict.fromkeys(BY_NAME, BARE))
        if "leg-uit" in address
    )

    assert "https://github" not in html
    assert "/over/bijdragen/" in html
