"""Map, table and file show the same numbers, equal to a count by hand; every cell leads somewhere."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.adapters.macros import slot
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import write_exports
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.outcomes import outcomes_of
from spoorboek.pages.site import Site
from spoorboek.pages.slots import fill
from spoorboek.records import Element
from spoorboek.records.source import Source
from spoorboek.records.source_words import SourceStatus
from tests.counted_by_hand import by_hand
from tests.real import ROOT as REPOSITORY
from tests.real import real_site

ALL = "alle"
Numbers = dict[tuple[str, str], tuple[int, int]]
"""By element and outcome: different sources, and occurrences."""


def parsed(site: Site, *words: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<div>{fill(slot(*words), site)}</div>")


def cells_of(row) -> list[str]:
    return [" ".join(cell.text().split()) for cell in row.css("th, td")]


def in_map(site: Site) -> Numbers:
    page = parsed(site, "evidence_map")
    outcomes = [cell.text().strip() for cell in page.css("thead th")][:-1]
    found: Numbers = {}
    for row in page.css("tbody tr, tfoot tr"):
        name, *cells, total = cells_of(row)
        name = ALL if name == "Samen" else name
        for outcome, text in zip([*outcomes, ALL], [*cells, total], strict=True):
            numbers = [int(n) for n in re.findall(r"\d+", text)] or [0]
            found[name, outcome] = numbers[0], numbers[-1]
    return found


def in_table(site: Site) -> list[list[str]]:
    return [cells_of(row) for row in parsed(site, "evidence_map_numbers").css("tr")]


def in_file(site: Site, folder: Path) -> list[list[str]]:
    write_exports(folder, site.base, site.citations, Edition("0"))
    with (folder / "bewijskaart.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def all_agree(site: Site, folder: Path) -> None:
    table, file = in_table(site), in_file(site, folder)
    elements = {e.title: e.id for e in site.base.of(Element).values()}
    outcomes = {value.label: i for i, value in site.base.vocabularies["outcomes"].items()}

    assert [[name.lower() for name in table[0]], *table[1:]] == [
        [name.lower() for name in file[0]],
        *file[1:],
    ]
    assert in_map(site) == {(e, o): (int(n[1]), int(n[2])) for e, o, *n in table[1:]}
    for element, outcome, *numbers in file[1:]:
        counted = by_hand(
            site.base,
            {*elements.values()} if element == ALL else {elements[element]},
            {*outcomes.values()} if outcome == ALL else {outcomes[outcome]},
        )
        assert numbers == [str(number) for number in counted], (element, outcome)


def test_map_table_and_file_agree_with_a_count_by_hand(tmp_path):
    all_agree(real_site(), tmp_path)


@pytest.mark.parametrize("status", [s for s in SourceStatus if s is not SourceStatus.INCLUDED])
def test_a_source_that_no_longer_counts_leaves_all_three(tmp_path, status):
    """The source that stands in most cells; in every cell and total it was in, the number drops."""
    before = real_site()
    chart = before.evidence_map
    often = {
        key: sum(key in c.sources for c in chart.cells.values())
        for key in chart.whole.tally.sources
    }
    key = max(often, key=lambda k: (often[k], k))
    root = tmp_path / "wereld"
    shutil.copytree(REPOSITORY / "evidence", root / "evidence")
    file = root / f"evidence/sources/{key}.yml"
    text = re.sub(r"^status: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(f"{text}\nstatus: {status.value}\nstatus_reason: Zo gezegd.\n", "utf-8")
    base = EvidenceBase.load(root)
    after = Site(base, before.citations, before.edition)

    assert base.of(Source)[key].status is status
    all_agree(after, tmp_path / "data")
    old, new = in_map(before), in_map(after)
    for place, cell in chart.cells.items():
        shown = before.base.of(Element)[place[0]].title, before.label("outcomes", place[1])
        assert new[shown][0] == old[shown][0] - (key in cell.sources), shown
    assert new[ALL, ALL] == (old[ALL, ALL][0] - 1, old[ALL, ALL][1] - often[key])


def test_every_cell_leads_to_what_stands_in_it_or_to_its_question():
    """Each cell says row, column, number and kinds; its address is there."""
    site = real_site()
    places = {
        f"{ROOT}{element.page}#{outcome.anchor}"
        for element in site.base.of(Element).values()
        for outcome in outcomes_of(element, site)
        if outcome.kinds
    }
    questions = {
        f"{ROOT}bewijs/kennisgaten/#{item.attributes['id']}"
        for item in parsed(site, "open_questions").css("li[id]")
    }
    links = parsed(site, "evidence_map").css("a.sb-cel")

    assert len(links) == len(site.evidence_map.cells)
    for link, (place, cell) in zip(links, site.evidence_map.cells.items(), strict=True):
        href, name = link.attributes["href"], str(link.attributes["aria-label"])
        assert href in (places if cell.sources else questions), name
        assert name.startswith(
            f"{site.base.of(Element)[place[0]].title}, {site.label('outcomes', place[1])}: "
        )
        assert link.text().strip() in name
        for kind, keys in cell.by_kind.items():
            assert (f"{len(keys)} {kind.label}" in name) == bool(keys)
            assert len(link.css("rect")) == sum(bool(k) for k in cell.by_kind.values())


def test_the_page_of_an_element_names_every_explanation_and_source_of_a_cell():
    site = real_site()
    for element in site.base.of(Element).values():
        for outcome, shown in zip(
            site.evidence_map.outcomes, outcomes_of(element, site), strict=True
        ):
            cell = site.evidence_map.cells[element.id, outcome]
            named = [one.cited.key for group in shown.kinds for one in group.sources]
            assert sorted(named) == sorted(cell.sources)
            assert len(shown.cmocs) == len(cell.cmocs)


def test_described_and_made_questions_stand_apart_and_are_counted():
    """A described gap stands in the place of the question that was made."""
    site = real_site()
    page = parsed(site, "open_questions")
    items = page.css("li[id]")
    described = [item for item in items if "Beschreven kennisgat" in item.text()]
    made = [item for item in items if "Nog geen kennisgat beschreven" in item.text()]
    text = " ".join(page.css_first("p").text().split())  # type: ignore[union-attr]

    assert len(items) == len(site.open_questions) == len(described) + len(made)
    assert text.startswith(f"{len(items)} vakken")
    assert f"Bij {len(described)} daarvan" in text
    assert f"bij {len(made)} nog niet" in text
    assert all(item.css("a") for item in described)
    assert described
    assert made


def test_the_sector_map_shows_the_numbers_of_its_file(tmp_path):
    site = real_site()
    page = parsed(site, "sector_map")
    write_exports(tmp_path, site.base, site.citations, Edition("0"))
    with (tmp_path / "sectorkaart.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    shown = {}
    for section in page.css("section"):
        sector = section.css_first("h3").text()  # type: ignore[union-attr]
        for link in section.css("a.sb-cel"):
            where, _, words = link.text().partition(": ")
            shown[where] = [
                int((re.search(rf"(\d+) {w}", words) or [0, 0])[1]) for w in ("verkl", "advie")
            ]
        shown.setdefault(sector, [])

    for sector, role, phase, *numbers in rows:
        if (where := f"{sector}, {role}, {phase}") in shown:
            assert [str(n) for n in shown[where]] == numbers, where
        else:
            assert phase == ALL or numbers == ["0", "0"], where


FILLED: list[Callable[[Site], str]] = [
    lambda site, name=name: fill(slot(name), site)  # type: ignore[misc]
    for name in ("evidence_map", "evidence_map_numbers", "evidence_map_summary", "empty_cells")
]


@pytest.mark.parametrize("make", FILLED)
def test_an_empty_base_gives_a_calm_page(make, tmp_path):
    """Nothing recorded yet: no map, no error."""
    (tmp_path / "evidence").mkdir()

    assert "<!--spoorboek" not in make(site_of(EvidenceBase.load(tmp_path)))


def test_all_sides_stand_beside_each_other_with_the_numbers_of_the_file(tmp_path):
    site = real_site()
    shown = [cells_of(row) for row in parsed(site, "conflicts_compared").css("tbody tr:not(.kop)")]
    write_exports(tmp_path, site.base, site.citations, Edition("0"))
    with (tmp_path / "tegenspraak.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))[1:]

    assert shown == [[f"{number}. {claim}", *numbers] for _, number, claim, *numbers in rows]
