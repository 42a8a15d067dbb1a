"""Every role in every phase has a page that says what to do, or says honestly that nothing is recorded."""

from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.macros import slot
from spoorboek.pages.addresses import ROOT, cell_address
from spoorboek.pages.finished import cell_pages
from spoorboek.pages.overviews import cell
from spoorboek.pages.overviews.cells import Cells, Place
from spoorboek.pages.shell import BARE
from spoorboek.pages.slots import fill
from spoorboek.records import Cmoc, Milestone, Recommendation, TrajectoryModule
from tests.real import CENTRAL_ROLE, PHASE_BEFORE, real_base, real_site

CELLS = Cells(real_site())
PLACES = CELLS.places()
EMPTY_CELLS = [place for place in PLACES if not CELLS.advice(place)]


@cache
def page(place: Place) -> LexborHTMLParser:
    return LexborHTMLParser(str(cell.body(CELLS, place)))


def text(place: Place) -> str:
    body = page(place).body
    assert body is not None
    return " ".join((body.text() or "").split())


def test_the_modules_for_employees_stand_beside_those_of_the_training():
    """A module for professionals that names the employee takes no place away."""
    modules = real_base().of(TrajectoryModule).values()

    assert modules
    assert all(module in CELLS.modules((CENTRAL_ROLE, module.phase)) for module in modules)


def test_there_is_a_page_for_every_role_in_every_phase():
    vocabularies = real_base().vocabularies
    wanted = {cell_address(r, p) for r in vocabularies["roles"] for p in vocabularies["phases"]}

    assert dict(cell_pages(real_site(), BARE)).keys() == wanted
    assert len(wanted) == len(vocabularies["roles"]) * len(vocabularies["phases"])


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_a_cell_has_its_advice_or_says_that_there_is_none(place):
    """All recommendations of the role in the phase, in short, and nothing else; or the honest word."""
    role, phase = place
    records = real_base().of(Recommendation).values()
    wanted = {ROOT + r.page for r in records if role in r.roles and phase in r.phases}
    shown = [str(a.attributes["href"]) for a in page(place).css("ol.sb-kort > li h3 a")]

    assert sorted(shown) == sorted(wanted)
    assert ("geen advies vastgelegd" in text(place)) == (not wanted)
    assert bool(page(place).css_first(".sb-onbekend")) == (not wanted)


@pytest.mark.parametrize("place", EMPTY_CELLS, ids="-".join)
def test_an_empty_cell_gives_no_reason_that_is_not_recorded_and_shows_the_way(place):
    assert "een reden is niet vastgelegd" in text(place)
    stops = [a.attributes["href"] for a in page(place).css("h2#nu-doen ~ ul a")]
    others = [ROOT + cell_address(place[0], p) for r, p in PLACES if r == place[0]]

    assert set(stops) & set(others)


@pytest.mark.parametrize("place", [p for p in PLACES if p not in EMPTY_CELLS], ids="-".join)
def test_short_advice_says_how_to_begin_why_and_how_certain(place):
    """Beside a mechanism from research stands its certainty; what rests on rules says so."""
    base = real_base()
    items = page(place).css("ol.sb-kort > li")
    for record, item in zip(CELLS.advice(place), items, strict=True):
        words = " ".join(item.text().split())
        own = record.roles[0] == place[0]
        other = record.plain if place[0] == "werknemer" else record.statement
        assert " ".join((record.do[0] if own else other).split()) in words
        assert ("Begin hiermee." in words) == own
        assert record.basis.label in words
        if record.based_on:
            ground = base.of(Cmoc)[record.based_on[0]]
            assert ground.title in words
            assert f"Zekerheid: {ground.confidence.overall.label}" in words
        else:
            assert record.why in words
            assert "niet op een verklaring uit onderzoek" in words


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_what_the_role_itself_begins_with_comes_first(place):
    mine = [record.roles[0] == place[0] for record in CELLS.advice(place)]

    assert mine == sorted(mine, reverse=True)


def test_the_first_year_says_what_begins_at_the_tipping_point():
    """The report of week 42 begins there; what already plays, like evaluating, does not stand there."""
    moments = {m.id for m in CELLS.coming(("casemanager", "eerste-jaar"))}

    assert {"melding_uwv_42", "eerstejaarsevaluatie"} <= moments
    assert "evaluatie_zeswekelijks" not in moments


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_what_is_coming_leads_to_its_records(place):
    """Every moment that begins in the next phase, linked; after the last phase nothing comes."""
    shown = [a.attributes["href"] for a in page(place).css("h2#komt-eraan + p + ul a")]

    assert shown == [moment.link.href for moment in CELLS.coming(place)]
    assert bool(shown) == (place[1] != "daarna")


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_rules_stand_apart_and_those_of_the_role_come_first(place):
    mine = [CELLS.actor_of(place[0]) in moment.actor_ids for moment in CELLS.moments(place)]

    assert mine == sorted(mine, reverse=True)
    assert not page(place).css("ol.sb-kort table")


def test_every_milestone_of_the_104_weeks_stands_in_some_phase():
    seen = {moment.id for place in PLACES for moment in CELLS.moments(place)}

    assert {m.id for m in real_base().of(Milestone).values()} <= seen


@pytest.mark.parametrize(
    ("moment", "phases"),
    [
        ("evaluatie_zeswekelijks", ["eerste-jaar", "kantelpunt", "tweede-jaar", "afronding"]),
        ("eerstejaarsevaluatie", ["kantelpunt"]),
        ("probleemanalyse", ["eerste-weken"]),
        ("einde_opzegverbod", ["daarna"]),
    ],
)
def test_a_moment_stands_in_every_phase_in_which_it_can_fall(moment, phases):
    found = [
        p for r, p in PLACES if r == "werknemer" and moment in {m.id for m in CELLS.moments((r, p))}
    ]

    assert found == phases


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_the_neighbours_of_a_cell_are_one_click_away(place):
    """The same role in other phases on the line, and the same phase for every other role."""
    role, phase = place
    links = {a.attributes["href"] for a in page(place).css("nav a")}

    assert {ROOT + cell_address(role, p) for r, p in PLACES if r == role} <= links
    assert {ROOT + cell_address(r, phase) for r, p in PLACES if p == phase} <= links


def test_the_matrix_leads_to_every_cell_with_its_number():
    table = LexborHTMLParser(fill(f"<div>{slot('matrix')}</div>", real_site()))
    cells = {a.attributes["href"]: a for a in table.css("td a")}

    assert cells.keys() == {ROOT + cell_address(*place) for place in PLACES}
    for place in PLACES:
        words = (cells[ROOT + cell_address(*place)].text() or "").split()
        assert words[0] == str(len(CELLS.advice(place)) or "geen")


@pytest.mark.parametrize("role", real_base().vocabularies["roles"])
def test_the_page_of_a_role_leads_to_all_its_phases(role):
    """All but one: an employee who reads this is ill, and is not offered the time before that."""
    html = LexborHTMLParser(fill(slot("role_line", role), real_site()))
    stops = html.css(".sb-fasen a")

    assert [a.attributes["href"] for a in stops] == [
        ROOT + cell_address(r, p)
        for r, p in PLACES
        if r == role and (r, p) != (CENTRAL_ROLE, PHASE_BEFORE)
    ]
    weeks = [
        (int(str(a.attributes["data-van"])), int(str(a.attributes["data-tot"])))
        for a in stops
        if "data-van" in a.attributes
    ]
    assert [week for first, last in weeks for week in range(first, last + 1)] == [*range(1, 105)]
