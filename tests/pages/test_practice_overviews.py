"""Projects and pilots: everything that is in the records stands there, and nothing else."""

from collections import Counter
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.overviews import pilots, practice, projects
from spoorboek.pages.overviews.projects import is_unsure
from spoorboek.pages.years import stretch
from spoorboek.records import Lesson, Pilot, Project
from spoorboek.records.practice import ProjectEvent
from tests.real import real_base, real_site


def html(body: str) -> Any:
    return LexborHTMLParser(body)


def all_projects() -> list[Project]:
    return list(real_base().of(Project).values())


def all_pilots() -> list[Pilot]:
    return list(real_base().of(Pilot).values())


def test_every_product_stands_under_its_own_status():
    table = html(projects.products(real_site()))
    labels = {v.id: v.label for v in real_base().vocabularies["product-statuses"].values()}
    shown = Counter(
        (row.css_first("th a").attributes["href"], cell.attributes["data-kop"], item.text())
        for row in table.css("tbody tr")
        for cell in row.css("td")
        for item in cell.css("li")
    )

    assert shown == Counter(
        (ROOT + p.page, labels[made.status], made.name)
        for p in all_projects()
        for made in p.products
    )
    assert len(table.css("tbody tr")) == len(all_projects())


def test_every_event_stands_in_the_table_with_its_date_as_seen():
    body = html(projects.timeline(real_site()))
    rows = [
        (row.css_first("td").text(), row.css_first("th a").attributes["href"])
        for row in body.css("tbody tr")
    ]

    assert Counter(rows) == Counter(
        (dutch_date(event.date), ROOT + project.page)
        for project in all_projects()
        for event in project.timeline
    )
    assert len(body.css("figure > ul > li circle")) == sum(
        stretch(event.date) is not None for p in all_projects() for event in p.timeline
    )


def test_every_project_is_on_the_line_or_named_as_without_a_date():
    body = html(projects.timeline(real_site()))
    links = {a.attributes["href"] for a in body.css("a")}

    assert links == {ROOT + project.page for project in all_projects()}


def test_a_planned_an_inferred_and_a_bare_year_are_not_drawn_as_certain():
    def unsure(date: str, status: str | None = None) -> bool:
        seen = stretch(date)
        assert seen is not None
        return is_unsure(ProjectEvent(date=date, event="x", status=status), seen)

    assert not unsure("2024-02-06", "gemeld")
    assert not unsure("2024-02")
    assert unsure("2024")
    assert unsure("2024-02-06", "afgeleid")
    assert unsure("2024-02-06", "gepland")


def test_the_number_of_lessons_of_each_weight_adds_up():
    body = html(practice.weights(real_site()))
    numbers = [int(node.text().split()[0]) for node in body.css(".sb-getal")]

    assert sum(numbers) == len(real_base().of(Lesson))
    assert len(numbers) == len(real_base().vocabularies["weights"])


def test_pilots_stand_side_by_side_with_what_is_not_public():
    body = html(pilots.compared(real_site()))
    heads = [a.attributes["href"] for a in body.css("thead a")]
    items = Counter(li.text() for li in body.css("td > ul > li"))

    assert sorted(heads) == sorted(ROOT + pilot.page for pilot in all_pilots())
    for pilot in all_pilots():
        assert items >= Counter([*pilot.known, *pilot.unknown])


def test_the_form_asks_every_question_and_counts_what_is_empty():
    body = html(pilots.form(real_site()))
    fields = [row.css_first("code").text() for row in body.css("tbody tr")]
    empty = [r for pilot in all_pilots() for r in pilot.results if r.value is None]
    total = sum(len(pilot.results) for pilot in all_pilots())

    assert fields == list(dict.fromkeys(r.id for pilot in all_pilots() for r in pilot.results))
    assert body.css_first("strong").text() == f"{len(empty)} van de {total}"
    text = body.body.text()
    for pilot in all_pilots():
        assert real_base().paths[pilot.key] in text
        assert all(rule in text for rule in pilot.result_rules)


def test_a_result_that_became_public_stands_in_the_form_with_its_source_and_pilot():
    """A made-up result of a made-up copy: what a pilot team will see once it has filled something in."""
    pilot = all_pilots()[0]
    known = pilot.results[0].model_copy(
        update={"value": "een uitkomst", "source": pilot.sources[0], "locator": "tabel 2"}
    )
    filled = pilot.model_copy(update={"results": (known, *pilot.results[1:])})
    (answer,) = pilots._answers(known.id, [filled], real_site())

    assert answer[0].href == ROOT + pilot.page
    assert (answer[1].value, answer[1].locator) == ("een uitkomst", "tabel 2")
    assert answer[1].source is not None
