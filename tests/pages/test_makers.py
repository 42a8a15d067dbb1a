"""Who worked on what stands on the record and on one page, each person once, and every name is text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.overviews.makers import contributions, makers, named
from spoorboek.pages.record_page import body_of
from spoorboek.pages.site import Site
from spoorboek.reasoning.work_on_evidence import is_judged_by_one
from spoorboek.records import Cmoc
from spoorboek.records.contribution import Contribution
from tests.checks.worlds import findings_in, sound_world
from tests.real import ROOT, real_base, real_site

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\"'</script>"
CARBERRY = "0000-0002-1825-0097"
OTHER = "0000-0001-5109-3700"
OF_TERM: list[dict[str, Any]] = [
    {"name": "Josiah Carberry", "did": ["read", "wrote"], "date": "2026-05-01", "orcid": CARBERRY},
    {"name": HOSTILE, "did": ["checked"], "orcid": "javascript:alert(1)"},
]
OF_ADVICE: list[dict[str, Any]] = [{"name": "josiah  carberry", "did": ["read", "second-reader"]}]


def world(folder: Path, **people: list[dict[str, Any]]) -> Path:
    root = sound_world(folder)
    for name, named_there in people.items():
        file = root / "evidence" / name.replace("__", "/").replace("_", "-")
        file = file.with_suffix(".yml")
        text = yaml.safe_dump({"contributors": named_there}, allow_unicode=True)
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return root


def site_at(root: Path) -> Site:
    return site_of(EvidenceBase.load(root))


@pytest.fixture
def site(tmp_path) -> Site:
    return site_at(world(tmp_path, terms__uitleg=OF_TERM, recommendations__leg_uit=OF_ADVICE))


def page(site: Site) -> LexborHTMLParser:
    return LexborHTMLParser(str(makers(site)))


def text_at(html: LexborHTMLParser, place: str) -> str:
    return html.css(place)[0].text()


def test_everybody_stands_there_once_with_what_they_did(site):
    html = page(site)
    people = [" ".join(p.text().split()) for p in html.css(".sb-makers > li > p")]

    assert people == [
        f"{HOSTILE}: nagekeken (1).",
        f"Josiah Carberry: gelezen (2), als tweede gelezen (1), geschreven (1). ORCID {CARBERRY}",
    ]
    assert [len(d.css("li")) for d in html.css("details")] == [1, 2]


def test_a_name_is_text_and_only_an_orcid_that_can_be_right_is_a_link(site):
    term = site.base.records["term"]["uitleg"]
    for html in (page(site), LexborHTMLParser(str(body_of(term, site)))):
        assert HOSTILE in html.text()
        assert html.css("img, script, [onerror]") == []
        outside = {a.attributes["href"] for a in html.css("a[rel~=external]")}
        assert outside == {f"https://orcid.org/{CARBERRY}"}


def test_the_record_says_who_worked_on_it(site):
    html = LexborHTMLParser(str(body_of(site.base.records["term"]["uitleg"], site)))
    (heading,) = html.css("footer #makers")

    assert heading.text() == "Wie eraan werkte"
    shown = " ".join(text_at(html, "footer li").split())
    assert shown == f"Josiah Carberry: gelezen en geschreven (1 mei 2026), ORCID {CARBERRY}"
    assert "contributors" not in html.text()


def test_a_translation_says_so_in_its_own_language(tmp_path):
    site = site_at(world(tmp_path, policy__en__vroeg_of_laat=OF_TERM[:1]))
    (translation,) = site.base.records["policy-translation"].values()
    html = LexborHTMLParser(str(body_of(translation, site)))

    assert text_at(html, "footer #makers") == "Who worked on this"
    assert text_at(html, "footer li [lang=nl]").startswith("gelezen")


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ({"orcid": CARBERRY}, {"orcid": f"https://orcid.org/{CARBERRY}", "name": "B"}, 1),
        ({"orcid": CARBERRY}, {}, 1),
        ({"orcid": CARBERRY}, {"orcid": OTHER}, 2),
        ({}, {}, 1),
        ({}, {"name": "B"}, 2),
    ],
)
def test_people_are_told_apart_by_orcid_and_else_by_name(tmp_path, first, second, people):
    whoever = {"name": "A", "did": ["read"]}
    root = world(
        tmp_path,
        terms__uitleg=[{**whoever, **first}],
        recommendations__leg_uit=[{**whoever, **second}],
    )

    assert findings_in(root) == []
    assert len(named(site_at(root))) == people


def test_without_anybody_the_page_says_so_and_how_to_get_on_it(tmp_path):
    text = page(site_at(sound_world(tmp_path))).text()

    assert "Nog niemand anders genoemd" in text
    assert "Zo kom je erop" in text


def test_where_a_second_person_is_missing_is_counted():
    base = real_base()
    cmocs = base.of(Cmoc)
    told = page(real_site()).css("#ontbreekt ~ ul strong")

    by_one = sum(map(is_judged_by_one, cmocs.values()))
    assert told[0].text() == f"{by_one} van de {len(cmocs)}"
    assert told[1].text().endswith(f" van de {len(real_site().counting)}")


def test_two_who_decided_apart_are_counted_and_two_together_are_not(tmp_path):
    def counted(*decisions: dict[str, object]) -> str:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        root = sound_world(folder)
        one = {"stage": "full-text", "date": "2026-05-01", "decision": "include"}
        source = root / "evidence/sources/jansen2024.yml"
        text = yaml.safe_dump({"screening": [{**one, **d} for d in decisions]})
        source.write_text(source.read_text(encoding="utf-8") + text, encoding="utf-8")
        return page(site_at(root)).css("#ontbreekt ~ ul strong")[1].text()

    assert counted({"by": "A"}).startswith("0 van")
    assert counted({"by": "A"}, {"by": "A en B", "agreed": True}).startswith("0 van")
    assert counted({"by": "A"}, {"by": "B"}).startswith("1 van")


def test_the_whole_is_by_those_whom_the_citation_file_names():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (author,) = citation["authors"]

    assert text_at(page(real_site()), "strong") == author["name"]


def test_every_word_for_work_is_explained():
    html = LexborHTMLParser(str(contributions(real_site())))

    assert [c.text() for c in html.css("dt code")] == [word.value for word in Contribution]
    for word, told in zip(Contribution, html.css("dd"), strict=True):
        assert told.text().lower() == f"{word.label}: {word.meaning}".lower()
