"""What lies within and near what was seen follows from the records; what is not recorded says so."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.macros import slot
from spoorboek.pages.overviews.fit import TRAITS, answers, reach, rows
from spoorboek.pages.slots import fill
from spoorboek.records import Cmoc
from tests.real import real_base, real_site

BY_NAME = {trait.name: trait for trait in TRAITS}


@pytest.mark.parametrize(
    ("trait", "seen", "near"),
    [
        ("sector", ("bouw",), ()),
        ("sector", ("ouderenzorg",), ("zorg",)),
        ("sector", ("zorg", "bouw"), ("ouderenzorg",)),
        ("sector", ("sectoroverstijgend",), ("bouw", "ouderenzorg", "zorg", "overig")),
        ("grootte", (), ()),
        ("grootte", ("klein",), ("middelgroot",)),
        ("grootte", ("middelgroot",), ("klein", "groot")),
        ("fase", ("kantelpunt",), ()),
        ("uitzicht", ("geen-werkgever",), ()),
        ("uitzicht", ("terugkeer-niet-verwacht",), ("terugkeer-onzeker",)),
        (
            "uitzicht",
            ("terugkeer-onzeker",),
            ("terugkeer-waarschijnlijk", "terugkeer-niet-verwacht"),
        ),
    ],
)
def test_near_is_broader_or_next_in_line(trait, seen, near):
    found = reach(BY_NAME[trait], seen, real_site())

    assert found.here == seen
    assert set(found.near) == set(near)


def test_nobody_is_asked_whether_they_work_in_every_sector():
    assert "sectoroverstijgend" not in {v.id for v in answers(BY_NAME["sector"], real_site())}


def test_the_table_holds_every_explanation_with_what_its_record_says():
    """Complete without JavaScript, and what is not recorded is called that."""
    table = LexborHTMLParser(f"<div>{fill(slot('fit_table'), real_site())}</div>")
    shown = {str(tr.css_first("th a").attributes["href"]): tr for tr in table.css("tr[data-past]")}  # type: ignore[union-attr]

    assert len(shown) == len(real_base().of(Cmoc)) == len(rows(real_site()))
    for record in real_base().of(Cmoc).values():
        row = next(tr for href, tr in shown.items() if href.endswith(record.page))
        data = json.loads(str(row.attributes["data-past"]))
        for trait in TRAITS:
            cell = row.css_first(f'td[data-kenmerk="{trait.name}"]')
            seen = getattr(record, trait.field)
            assert cell is not None
            assert data[trait.name]["hier"] == list(seen)
            assert data[trait.name]["telt"] == (trait.name != "fase")
            assert (cell.text() == "niet vastgelegd") == (not seen)


def test_what_was_coded_can_be_read_back():
    """At least one explanation was coded, and never without the words; the check looks them up."""
    coded = [c for c in real_base().of(Cmoc).values() if c.prospects_tested]

    assert coded
    assert all(cmoc.tested_note for cmoc in coded)
