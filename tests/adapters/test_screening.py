"""From candidate to source: out to ASReview and Rayyan, back with decisions, and the flow that follows.

Every reference, name and decision here is made up.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Severity
from spoorboek.reasoning.agreement import agreements
from spoorboek.reasoning.flow import flow_of
from spoorboek.records import Source
from spoorboek.yaml_fields import with_fields, with_items
from tests.checks.worlds import sound_world
from tests.commands import in_process
from tests.real import ROOT

DATA = ROOT / "tests" / "intake" / "data"
NUMBER = 5
TITLE = "{}Bedachte kandidaat {}: terugkeer, met een komma"
CHOSEN = """\
source_class: peer-reviewed
design: cohort
seen: full-text
seen_at: [https://voorbeeld.nl/0]
language: nl
sectors: [zorg]
summary: Een bedachte bron.
verified: Titel en jaar.
"""


def entry(number: int) -> str:
    title = TITLE.format("=1+1 " if number == 1 else "", number)
    return f"""
@article{{kandidaat{number},
  author = {{Vos, Eva and {{van der Berg}}, Jan}},
  title = {{{title}}},
  year = {{2025}},
  abstract = {{Samenvatting {number}; met een puntkomma.}},
  doi = {{10.1000/kandidaat{number}}},
}}
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    root = sound_world(tmp_path)
    evidence = root / "evidence"
    words = "vocabularies/exclusion-reasons.yml"
    shutil.copy(ROOT / "evidence" / words, evidence / words)
    (evidence / "searches").mkdir()
    (evidence / "searches/databank.yml").write_text(
        "id: databank\ntitle: Databank\ndate: '2026-05-01'\nwhere: een databank\nkind: database\n"
        "purpose: Zoeken.\nimports:\n  - file: export.ris\n    date: '2026-05-02'\n    checksum: ab\n"
        f"    read: {NUMBER + 3}\n    added: {NUMBER}\n    known: 2\n    repeated: 1\n    refused: 0\n"
    )
    references = evidence / "references/references.bib"
    references.write_text(references.read_text() + "".join(map(entry, range(NUMBER))))
    for number in range(NUMBER):
        text = f"# opmerking\nid: kandidaat{number}\nstatus: candidate # nog open\nfound_by: databank\n"
        (evidence / f"sources/kandidaat{number}.yml").write_text(text)
    return root


def screening(root: Path, number: int) -> list[dict[str, object]]:
    text = (root / f"evidence/sources/kandidaat{number}.yml").read_text()
    found = yaml.safe_load(text).get("screening", [])
    assert text.startswith(f"# opmerking\nid: kandidaat{number}\n")
    assert "# nog open" in text or "status: included" in text or "status: excluded" in text
    return list(found)


def run(*words: str | Path, root: Path, status: int = 0) -> str:
    done = in_process(*words, "--root", root)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def labelled(file: Path, labels: dict[str, str], reasons: dict[str, str]) -> Path:
    """What ASReview makes of a file: a label, and perhaps a note, behind each row."""
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    lines = [f"{header},asreview_label,asreview_time,asreview_note"]
    for row in rows:
        key = row.partition(",")[0]
        lines.append(f"{row},{labels.get(key, '')},2026-05-03 10:00:00,{reasons.get(key, '')}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def set_status(root: Path, number: int, status: str) -> None:
    file = root / f"evidence/sources/kandidaat{number}.yml"
    more = CHOSEN if status == "included" else ""
    file.write_text(with_fields(file.read_text(), {"status": status}, "id") + more)


def errors(root: Path) -> list[str]:
    return [str(f) for f in check(EvidenceBase.load(root)) if f.severity is Severity.ERROR]


def test_a_candidate_goes_through_two_screeners_to_an_included_source(world, tmp_path):
    """Must show 1: the numbers of the flow follow every step, and nothing is typed."""
    before = flow_of(EvidenceBase.load(world))
    assert before.databases.count("records_kept").number == NUMBER + 3
    assert before.databases.count("selection.screened").number == 0
    assert before.waiting == NUMBER

    keys = [f"kandidaat{number}" for number in range(NUMBER)]
    first = dict(zip(keys, "11001", strict=True))
    second = dict(zip(keys, "10001", strict=True))
    why = dict.fromkeys(keys, "wrong population")
    for name, labels in (("An", first), ("Bo", second)):
        file = tmp_path / f"{name}.csv"
        assert f"{NUMBER} kandidaten" in run("candidates", file, root=world)
        labelled(file, labels, {k: why[k] for k, label in labels.items() if label == "0"})
        run("decisions", file, "--by", name, "--write", root=world)

    base = EvidenceBase.load(world)
    (pair,) = agreements(base.of(Source).values())
    assert (pair.n, pair.same) == (NUMBER, NUMBER - 1)
    assert pair.kappa is not None
    assert round(float(pair.kappa), 3) == 0.615  # by hand: (0.8 - 0.48) / (1 - 0.48)
    assert errors(world) == []

    together = world / "evidence/sources/kandidaat1.yml"
    agreed = {
        "stage": "title-abstract", "by": "An en Bo", "date": "2026-05-04", "decision": "exclude",
        "reason": "ander-onderwerp", "agreed": True,
    }  # fmt: skip
    together.write_text(with_items(together.read_text(), "screening", [agreed], "status"))
    for number in (1, 2, 3):
        set_status(world, number, "excluded")
    full = tmp_path / "vol.csv"
    assert "2 kandidaten" in run("candidates", full, "--stage", "full-text", root=world)
    labelled(full, {"kandidaat0": "1", "kandidaat4": "0"}, {"kandidaat4": "niet-verkregen"})
    run("decisions", full, "--by", "An", "--stage", "full-text", "--write", root=world)
    set_status(world, 0, "included")
    set_status(world, 4, "excluded")

    assert errors(world) == []
    after = flow_of(EvidenceBase.load(world))
    counts = {
        name: after.databases.count(f"selection.{name}").number
        for name in ("screened", "excluded", "sought", "not_retrieved", "assessed")
    }
    assert counts == {"screened": 5, "excluded": 3, "sought": 2, "not_retrieved": 1, "assessed": 1}
    assert (after.included, after.waiting) == (before.included + 1, 0)


@pytest.mark.parametrize("suffix", ["csv", "ris"])
def test_a_round_trip_keeps_every_decision(world, tmp_path, suffix):
    """What one person decided goes out with --by, comes back, and changes nothing."""
    run("decisions", DATA / f"asreview-3.0.8.{suffix}", "--by", "An", "--write", root=world)
    kept = [screening(world, number) for number in range(NUMBER)]
    assert [len(one) for one in kept] == [1, 1, 1, 0, 0]
    assert kept[1] == [
        {"stage": "title-abstract", "by": "An", "date": "2026-11-22", "decision": "exclude", "reason": "andere-groep"}
    ]  # fmt: skip

    out = tmp_path / f"uit.{suffix}"
    run("candidates", out, "--by", "An", root=world)
    said = run("decisions", out, "--by", "An", "--write", root=world)

    assert "0 nieuw, 3 stonden er al, 0 niet overgenomen" in said
    assert [screening(world, number) for number in range(NUMBER)] == kept


@pytest.mark.parametrize("suffix", ["csv", "ris"])
def test_a_second_person_does_not_see_the_first(world, tmp_path, suffix):
    run("decisions", DATA / "asreview-3.0.8.csv", "--by", "An", "--write", root=world)

    run("candidates", tmp_path / f"uit.{suffix}", "--by", "Bo", root=world)

    said = run("decisions", tmp_path / f"uit.{suffix}", "--by", "Bo", root=world)
    assert "besluiten: 0 nieuw, 0 stonden er al" in said
    assert "relevant" not in (tmp_path / f"uit.{suffix}").read_text().replace("not_seen", "")


def test_without_write_nothing_is_written_and_everything_is_told(world):
    before = [screening(world, number) for number in range(NUMBER)]

    said = run("decisions", DATA / "rayyan.csv", root=world, status=1)

    assert "rayyan.csv:6: 'Een verwijzing die hier niemand kent': hoort bij geen bron" in said
    assert (
        "'kandidaat2': uitgesloten zonder reden uit de lijst (in het bestand: wrong outcome)"
        in said
    )
    assert "5 nieuw, 0 stonden er al, 1 niet overgenomen. Er is niets geschreven" in said
    assert [screening(world, number) for number in range(NUMBER)] == before


def test_decisions_of_rayyan_keep_whose_they_are_and_every_word(world):
    words = ("decisions", DATA / "rayyan.csv", "--by", "Emily=E. Jansen", "--by", "Bo")
    run(*words, "--date", "2026-05-09", "--write", root=world, status=1)

    first, second, third, *_ = (screening(world, number) for number in range(NUMBER))
    assert [(one["by"], one["decision"]) for one in first] == [
        ("E. Jansen", "include"),
        ("Bo", "unsure"),
    ]
    assert [one["reason"] for one in second] == ["andere-groep", "andere-groep"]
    assert second[0]["note"] == "background article; gaat over schoolkinderen"
    assert ("reason" in third[0], third[0]["note"]) == (False, "wrong outcome")
    assert {one["date"] for one in (*first, *second, *third)} == {"2026-05-09"}

    again = run(*words, "--date", "2026-05-09", "--write", root=world, status=1)
    assert "0 nieuw, 5 stonden er al, 1 niet overgenomen" in again


def test_a_decision_against_one_that_is_there_is_told_and_left_alone(world, tmp_path):
    run("decisions", DATA / "asreview-3.0.8.csv", "--by", "An", "--write", root=world)
    kept = [screening(world, number) for number in range(NUMBER)]
    other = tmp_path / "anders.csv"
    other.write_text("spoorboek_id,title,included\nkandidaat0,Een,0\nbakker2023,Twee,1\n")

    said = run("decisions", other, "--by", "An", "--write", root=world, status=1)

    assert "anders.csv:2: 'Een': er staat al een ander besluit van dezelfde persoon" in said
    assert "anders.csv:3: 'Twee': is geen kandidaat" in said
    assert [screening(world, number) for number in range(NUMBER)] == kept


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("candidates", "lijst.docx"), "eindigt niet op .csv of .ris"),
        (("candidates", "uit.csv", "--search", "nergens"), "geen zoekactie 'nergens'"),
        (("candidates", "uit.csv", "--form", "covidence"), "Kies uit: asreview, rayyan"),
        (("decisions", "weg.csv", "--by", "An"), "kan 'weg.csv' niet lezen"),
        (("decisions", "uit.csv", "--by", "An", "--date", "2099-01-01"), "in de toekomst"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(world, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)

    said = run(*words, root=world, status=2)

    assert told in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_a_file_without_a_name_asks_for_it(world):
    said = run("decisions", DATA / "asreview-3.0.8.csv", root=world, status=1)

    assert "geef --by NAAM" in said


@pytest.mark.parametrize(
    ("name", "text", "way_out"),
    [
        ("leeg.ris", "", "Heb je bij het uitvoeren besluiten gekozen?"),
        ("kop.csv", "title,included\n", "Heb je bij het uitvoeren besluiten gekozen?"),
        ("", "", "Geef een bestand uit ASReview of Rayyan."),
    ],
)
def test_a_file_without_references_holds_no_decisions(
    world: Path, name: str, text: str, way_out: str
) -> None:
    """A folder, and an export in which nothing was chosen, is not a success without decisions."""
    file = world / name
    if name:
        file.write_text(text)
    done = in_process("decisions", file, "--root", world, "--by", "jansen", "--write")
    assert done.returncode == 2
    assert way_out in done.stderr


def test_a_label_that_is_none_is_told_with_its_line(world: Path) -> None:
    """What somebody typed for a decision is not passed over in silence; what was not seen is."""
    file = world / "besluiten.csv"
    labels = ("ja", "-1", "")
    rows = [f"kandidaat{number},Bedacht,{label}" for number, label in enumerate(labels)]
    file.write_text("\n".join(["spoorboek_id,title,included", *rows, ""]))
    done = in_process("decisions", file, "--root", world, "--by", "jansen", "--write")
    assert done.returncode == 1
    assert f"{file}:2: 'Bedacht': 'ja' is geen besluit" in done.stderr
    assert "is geen besluit" not in done.stderr.partition("\n")[2]


def test_a_name_that_cannot_be_seen_is_not_written(world: Path) -> None:
    """Who decided is written into a record, which may hold no invisible characters."""
    done = in_process("decisions", world / "x.csv", "--root", world, "--by", "jan\x1b[31m")
    assert done.returncode == 2
    assert "onzichtbaar teken" in done.stderr


def test_candidates_for_a_folder_that_is_not_there(world: Path) -> None:
    """The message names the folder and the way out."""
    done = in_process("candidates", world / "nee" / "uit.csv", "--root", world)
    assert done.returncode == 2
    assert f"geen map '{world / 'nee'}'" in done.stderr
