"""Pages of standards: the state of every line in a word, with the way to what is reported or missing."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spoorboek.pages.overviews.standards import standards as overview
from spoorboek.pages.record_page import body_of
from spoorboek.pages.reporting_rows import FROM_MEMORY, row_of
from spoorboek.reasoning.reporting import Line
from spoorboek.records import Project, Search, Source, Standard
from spoorboek.records.record import Record
from spoorboek.records.standard import AnswerBy, Reported, Subitem
from tests.real import real_base, real_site

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
WORDS = {status.label for status in Reported}


def page(record: Record) -> LexborHTMLParser:
    return LexborHTMLParser(f"<main>{body_of(record, real_site())}</main>")


def one(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first piece of a page that this selector finds; it must be there."""
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def standard(name: str) -> Standard:
    return real_base().of(Standard)[name]


def item(**values: object) -> Subitem:
    given = {
        "id": "lijst-1", "number": "1", "section": "Deel", "topic": "Iets.", "topic_en": "A thing.",
        "verified": True, "answer_by": AnswerBy.COMPUTED,
    }  # fmt: skip
    return Subitem.model_validate(given | values)


def test_every_line_stands_on_its_page_with_one_state():
    for name in ("rameses-rs", "prisma-2020", "prisma-s", "grade-cerqual", "entreq"):
        rows = page(standard(name)).css("tbody tr[id]")
        assert [row.attributes["id"] for row in rows] == [line.id for line in standard(name).lines]
        assert {one(row, ".sb-label").text().strip() for row in rows} <= WORDS


def test_what_was_written_from_memory_says_so_and_nothing_else_does():
    for line in standard("rameses-rs").lines:
        row = one(page(standard("rameses-rs")), f"tr#{line.id}")
        assert (FROM_MEMORY in row.text()) is not line.verified, line.id


def test_a_missing_line_leads_to_the_records_that_lack_it():
    row = one(page(standard("prisma-s")), "tr#prisma-s-9")
    links = {(a.attributes["href"] or "").replace("\ue000", "") for a in row.css("a")}

    assert "ontbreekt" in row.text()
    assert {s.page for s in real_base().of(Search).values()} <= links


def test_a_search_shows_its_own_lines():
    for search in real_base().of(Search).values():
        assert len(page(search).css("#verslag ~ details tbody tr")) == 16


def test_the_overview_counts_every_line_and_gives_no_share():
    tree = LexborHTMLParser(str(overview(real_site())))
    for row in tree.css("tbody tr"):
        numbers = [re.findall(r"\d+", cell.text()) for cell in row.css("td")]
        assert len({whole for _, whole in numbers}) == 1
        assert sum(int(part) for part, _ in numbers) == int(numbers[0][1])
    assert "%" not in tree.text()


def test_an_appraised_study_shows_each_answer_and_no_total():
    for source in real_base().of(Source).values():
        if source.appraisal:
            rows = page(source).css("#mmat ~ table tbody tr")[: len(source.appraisal.mmat.criteria)]
            answers = [row.css("td")[1].text().strip() for row in rows]
            assert answers == [c.answer.label for c in source.appraisal.mmat.criteria]


def test_a_project_says_how_many_of_the_twelve_it_describes():
    for project in real_base().of(Project).values():
        tree = page(project)
        rows = tree.css("#tidier ~ details tbody tr")
        reported = sum("gemeld" in row.text() for row in rows)
        assert len(rows) == 12
        assert f"{reported} van 12 onderdelen" in tree.text()


def test_what_records_say_stays_text():
    row = row_of(Line(item(topic=HOSTILE), Reported.MISSING, HOSTILE), real_site())
    hostile = standard("rameses-rs").model_copy(
        update={"title": HOSTILE, "seen": HOSTILE, "adapted": HOSTILE}
    )

    assert row.topic == row.reason == HOSTILE
    assert not page(hostile).css("main script, main img")
