"""Decisions are read from files as ASReview and Rayyan write them."""

from pathlib import Path

import pytest

from spoorboek.intake.forms import Form, Said, form_of, named_id, said_in
from spoorboek.intake.rows import Row, read_rows
from spoorboek.records.screening import ScreeningDecision

DATA = Path(__file__).parent / "data"
INCLUDE, EXCLUDE, UNSURE = ScreeningDecision


def rows(name: str) -> list[Row]:
    return read_rows((DATA / name).read_text(encoding="utf-8"), name)


def decisions(name: str, form: Form) -> list[list[ScreeningDecision]]:
    return [[said.decision for said in said_in(row, form)] for row in rows(name)]


@pytest.mark.parametrize("name", ["asreview-3.0.8.csv", "asreview-3.0.8.ris"])
def test_an_export_of_asreview_says_which_source_what_why_and_when(name):
    found = rows(name)

    assert form_of(found) is Form.ASREVIEW
    assert [named_id(row) for row in found] == ["kandidaat0", "kandidaat1", "kandidaat2"]
    by_id = {named_id(row): list(said_in(row, Form.ASREVIEW)) for row in found}
    day = "2026-11-22"
    assert by_id["kandidaat0"] == [Said("", INCLUDE, (), "", day)]
    note = "wrong population"
    assert by_id["kandidaat1"] == [Said("", EXCLUDE, (note,), note, day)]
    assert by_id["kandidaat2"] == [Said("", EXCLUDE, (), "", day)]


def test_the_test_files_of_asreview_itself():
    assert decisions("asreview-labels.csv", Form.ASREVIEW) == [[INCLUDE], [EXCLUDE]]
    assert decisions("asreview-notes.ris", Form.ASREVIEW) == [
        [INCLUDE], [EXCLUDE], [], [], [INCLUDE], [EXCLUDE], [INCLUDE], [],
    ]  # fmt: skip


def test_an_export_of_rayyan_says_who_what_and_why():
    found = rows("rayyan.csv")
    said = [list(said_in(row, Form.RAYYAN)) for row in found]

    assert form_of(found) is Form.RAYYAN
    assert said[0] == [Said("Emily", INCLUDE), Said("Bo", UNSURE)]
    why = ("wrong population", "background article")
    assert said[1] == [
        Said("Emily", EXCLUDE, why, "gaat over schoolkinderen"),
        Said("Bo", EXCLUDE, why),
    ]
    assert said[3] == []
    assert (found[0].doi, found[0].url) == ("10.1000/kandidaat0", "https://voorbeeld.nl/0")


def test_rayyan_in_ris_and_with_odd_names():
    ris = (
        "TY  - JOUR\nAN  - rayyan-1\nTI  - een\n"
        'N1  - RAYYAN-INCLUSION: {"O\'Neil, \\"Bo\\""=>"Included", "=1+1"=>"Excluded"}\nER  -\n'
    )

    (row,) = read_rows(ris, "x.ris")
    names = [said.by for said in said_in(row, Form.RAYYAN)]

    assert names == ['O\'Neil, "Bo"', "=1+1"]
