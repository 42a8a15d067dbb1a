"""The handbook holds every recommendation once in full, and leads to it from everywhere else."""

from collections import Counter
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.downloads import downloads_at, size_in_words
from spoorboek.pages.overviews.handbook import Handbook, text
from spoorboek.pages.overviews.papers import all_downloads, downloads
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.tool import Tool
from tests.real import real_base, real_site


def page() -> LexborNode:
    body = LexborHTMLParser(f"<div>{text(real_site())}</div>").body
    assert body
    return body


def test_every_recommendation_stands_once_in_full():
    advices = [node.css_first("h3").text() for node in page().css("article")]  # type: ignore[union-attr]

    assert Counter(advices) == Counter(r.title for r in real_base().of(Recommendation).values())


def test_every_phase_names_all_its_recommendations():
    named = {
        chapter.id: {a.record.id for a in [*chapter.advices, *chapter.elsewhere]}
        for chapter in Handbook(real_site()).chapters
    }

    for phase in real_base().vocabularies["phases"]:
        records = real_base().of(Recommendation).values()
        assert named[f"fase-{phase}"] == {r.id for r in records if phase in r.phases}, phase


def test_an_advice_stands_in_the_first_of_its_phases():
    order = list(real_base().vocabularies["phases"])
    for chapter in Handbook(real_site()).chapters:
        for advice in chapter.advices:
            assert chapter.id == f"fase-{min(advice.record.phases, key=order.index)}"


def test_every_link_within_the_text_has_its_goal():
    whole = page()
    ids = [node.attributes["id"] for node in whole.css("[id]")]
    goals = {(a.attributes["href"] or "")[1:] for a in whole.css('a[href^="#"]')}

    assert len(ids) == len(set(ids))
    assert goals <= set(ids)


def test_everything_of_a_recommendation_is_in_it():
    record = max(real_base().of(Recommendation).values(), key=lambda r: len(r.model_dump_json()))
    node = page().css_first(f'[aria-labelledby="advies-{record.id}"]')
    assert node
    said = " ".join(node.text().split())

    for part in [
        *(record.statement, record.why, record.plain, record.strength_reason, record.effort.note),
        *(*record.do, *record.wording, *record.when_not, *record.risks),
    ]:
        assert " ".join(part.split()) in said


def test_without_papers_there_is_no_link_to_one():
    site = real_site()

    assert downloads(site, "handreiking/compleet/") == ""
    assert "href" not in all_downloads(site)


def test_a_paper_is_offered_beside_its_page_with_its_size():
    sheet = next(t for t in real_base().of(Tool).values() if t.sheet)
    papers = {f"{sheet.page}{sheet.id}.pdf": 83_001, f"{sheet.page}{sheet.id}.docx": 1_240_000}
    site = replace(real_site(), papers=papers)

    assert [(d.href, d.form) for d in downloads_at(sheet.page, site)] == [
        (f"{ROOT}{sheet.page}{sheet.id}.pdf", "PDF (A4, 84 kB)"),
        (f"{ROOT}{sheet.page}{sheet.id}.docx", "Word-document (1,3 MB)"),
    ]
    assert downloads_at("hulpmiddelen/", site) == []
    assert sheet.title in all_downloads(site)


def test_a_size_is_never_said_smaller_than_it_is():
    assert [size_in_words(n) for n in (1, 1000, 1001, 999_000, 999_001)] == [
        "1 kB",
        "1 kB",
        "2 kB",
        "999 kB",
        "1,0 MB",
    ]
