"""`spoorboek retractions`: exports in their documented forms, and every other thing a file can be.

The works are those of the small world, which nobody wrote; nothing here says anything of a real one.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records import Source
from spoorboek.yaml_fields import with_fields
from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process

COLUMNS = [
    "Record ID",
    "Title",
    "Subject",
    "Institution",
    "Journal",
    "Publisher",
    "Country",
    "Author",
    "URLS",
    "ArticleType",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
    "Paywalled",
    "Notes",
]
JANSEN = "10.5555/jansen.2024"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    root = sound_world(tmp_path)
    bib = {
        "evidence/references/references.bib": [
            {"replace": "10.1000/182", "by": JANSEN},
            {
                "replace": "{bakker2023,",
                "by": "{bakker2023,\n  note = {PMID 12345678; PMCID PMC1},",
            },
        ]
    }
    spoil(root, bib)
    return root


def row(nature: str, day: str = "3/3/2026 0:00", **fields: str) -> dict[str, str]:
    said = {
        "Title": "Testgegeven",
        "OriginalPaperDOI": JANSEN,
        "RetractionDOI": "10.5555/melding",
        "RetractionNature": nature,
        "RetractionDate": day,
        "Reason": "+Error in Data;+Notice - Limited or No Information;",
    }
    return dict.fromkeys(COLUMNS, "") | said | fields


def watch(file: Path, *rows: dict[str, str]) -> Path:
    """A file as Retraction Watch exports it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8-sig")
    return file


def crossref(file: Path, *works: dict[str, Any]) -> Path:
    """A file as the works of Crossref come."""
    data = {"status": "ok", "message-type": "work-list", "message": {"items": list(works)}}
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def update(doi: str, kind: str = "retraction", parts: list[int] | None = None) -> dict[str, Any]:
    when = {"date-parts": [parts or [2026, 3, 3]]}
    return {"DOI": doi, "type": kind, "label": kind.title(), "updated": when, "source": "publisher"}


def run(world: Path, *words: str | Path) -> str:
    done = in_process("retractions", *words, "--root", world)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def source(world: Path, key: str) -> Source:
    return EvidenceBase.load(world).of(Source)[key]


def test_a_retraction_is_proposed_and_only_written_when_asked(world, tmp_path):
    file = watch(tmp_path / "rw.csv", row("Retraction"))
    path = world / "evidence/sources/jansen2024.yml"
    before = path.read_text(encoding="utf-8")
    told = run(world, file)

    assert "jansen2024: voorstel\n    stand: opgenomen → ingetrokken" in told
    assert "retraction, 3 maart 2026 (Retraction Watch; " in told
    assert "rw.csv:2)" in told
    assert "reden: Error in Data; Notice - Limited or No Information" in told
    assert "bericht: https://doi.org/10.5555/melding" in told
    assert path.read_text(encoding="utf-8") == before
    run(world, file, "--write")
    written = source(world, "jansen2024")
    assert written.status == "retracted"
    assert written.status_date == "2026-03-03"
    assert written.status_notice == "https://doi.org/10.5555/melding"
    assert written.status_reason
    assert written.status_reason.startswith("Volgens Retraction Watch: Error")


def test_writing_twice_changes_nothing_more(world, tmp_path):
    file = watch(tmp_path / "rw.csv", row("Retraction"))
    run(world, file, "--write")
    once = (world / "evidence/sources/jansen2024.yml").read_bytes()
    told = run(world, file, "--write")

    assert "jansen2024: staat er al" in told
    assert "0 voorstellen" in told
    assert (world / "evidence/sources/jansen2024.yml").read_bytes() == once


@pytest.mark.parametrize(
    ("natures", "status"),
    [
        ([("Correction", "1/2/2026 0:00")], "corrected"),
        ([("Retraction", "1/2/2026 0:00"), ("Correction", "3/3/2026 0:00")], "retracted"),
        ([("Correction", "1/2/2026 0:00"), ("Retraction", "3/3/2026")], "retracted"),
        ([("Expression of concern", "1/2/2026 0:00")], "included"),
        ([("Reinstatement", "1/2/2026 0:00")], "included"),
        ([("Retraction", "1/2/2026 0:00"), ("Reinstatement", "3/3/2026 0:00")], "included"),
        ([("Reinstatement", "1/2/2026 0:00"), ("Retraction", "3/3/2026 0:00")], "retracted"),
    ],
)
def test_the_last_word_counts_and_a_concern_is_no_status(world, tmp_path, natures, status):
    told = run(world, watch(tmp_path / "rw.csv", *(row(*nature) for nature in natures)), "--write")

    assert "1 bron met een melding" in told
    assert source(world, "jansen2024").status == status


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ({"DOI": JANSEN, "updated-by": [update("10.5555/melding")]}, "retracted"),
        ({"DOI": "10.5555/melding", "update-to": [update(JANSEN)]}, "retracted"),
        (
            {"DOI": "10.5555/melding", "update-to": [update(JANSEN.upper(), "withdrawal")]},
            "retracted",
        ),
        ({"DOI": "10.5555/melding", "update-to": [update(JANSEN, "erratum")]}, "corrected"),
        (
            {"DOI": "10.5555/melding", "update-to": [update(JANSEN, "partial_retraction")]},
            "corrected",
        ),
        (
            {"DOI": "10.5555/melding", "update-to": [update(JANSEN, "expression_of_concern")]},
            "included",
        ),
        ({"DOI": "10.5555/melding", "update-to": [update(JANSEN, "new_edition")]}, "included"),
        ({"DOI": "10.5555/ander", "updated-by": [update("10.5555/melding")]}, "included"),
    ],
)
def test_a_work_of_crossref_is_read_from_either_side(world, tmp_path, work, status):
    run(world, crossref(tmp_path / "werken.json", work), "--write")
    found = source(world, "jansen2024")

    assert found.status == status
    if status != "included":
        assert (found.status_date, found.status_notice) == (
            "2026-03-03",
            "https://doi.org/10.5555/melding",
        )


def test_a_work_without_a_whole_day_is_proposed_without_one(world, tmp_path):
    work = {"DOI": JANSEN, "updated-by": [update("10.5555/melding", parts=[2026, 3])]}
    told = run(world, crossref(tmp_path / "werken.json", work), "--write")

    assert "dag niet gezien" in told
    assert source(world, "jansen2024").status_date is None


def test_a_pubmed_number_finds_what_has_no_doi(world, tmp_path):
    told = run(
        world,
        watch(
            tmp_path / "rw.csv",
            row("Retraction", OriginalPaperDOI="unavailable", OriginalPaperPubMedID="12345678"),
            row("Retraction", OriginalPaperDOI="Unavailable", OriginalPaperPubMedID="0"),
        ),
    )

    assert "bakker2023: voorstel" in told
    assert "1 bron met een melding" in told


def test_what_people_decided_stays(world, tmp_path):
    """A correction that was read, a source that was excluded, a reason that somebody wrote."""
    file = watch(tmp_path / "rw.csv", row("Correction"))
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": "status_date: '2026-03-03'\n"}})
    assert "al gelezen" in run(world, file, "--write")
    assert source(world, "jansen2024").status == "included"

    excluded = {"append": "status: excluded\nstatus_reason: Gaat over iets anders.\n"}
    spoil(world, {"evidence/sources/jansen2024.yml": excluded})
    assert "jansen2024: uitgesloten" in run(world, file, "--write")
    assert source(world, "jansen2024").status_reason == "Gaat over iets anders."


def test_a_missing_day_is_filled_in_beside_what_somebody_wrote(world, tmp_path):
    own = "status: retracted\nstatus_reason: Zelf gezien bij het tijdschrift.\n"
    spoil(world, {"evidence/sources/jansen2024.yml": {"append": own}})
    run(world, watch(tmp_path / "rw.csv", row("Retraction")), "--write")
    found = source(world, "jansen2024")

    assert found.status_reason == "Zelf gezien bij het tijdschrift."
    assert found.status_date == "2026-03-03"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_no_other_line_is_touched(world, tmp_path, end):
    path = world / "evidence/sources/jansen2024.yml"
    text = "# hand geschreven\n" + path.read_text(encoding="utf-8").replace(
        "design: cohort", "design: cohort  # uit de titel"
    )
    path.write_bytes(text.replace("\n", end).encode())
    run(world, watch(tmp_path / "rw.csv", row("Retraction")), "--write")
    lines = path.read_bytes().decode().split(end)
    added = [line for line in lines if line.startswith("status")]

    assert [line.partition(":")[0] for line in added] == [
        "status", "status_reason", "status_date", "status_notice",
    ]  # fmt: skip
    assert [line for line in lines if line not in added] == text.split("\n")


def test_a_link_out_of_the_folder_is_not_written_through(world, tmp_path):
    path = world / "evidence/sources/jansen2024.yml"
    elsewhere = tmp_path / "elders.yml"
    elsewhere.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    in_process(
        "retractions", watch(tmp_path / "rw.csv", row("Retraction")), "--write", "--root", world
    )

    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize(
    ("spoilt", "trouble"),
    [
        (row("Ingetrokken"), "onbekende soort melding 'Ingetrokken'"),
        (row("Retraction", "31/31/2026 0:00"), "onleesbare datum '31/31/2026 0:00'"),
        (row("Retraction", ""), "onleesbare datum ''"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_line(world, tmp_path, spoilt, trouble):
    file = watch(tmp_path / "rw.csv", row("Correction", OriginalPaperDOI="10.1/x"), spoilt)
    done = in_process("retractions", file, "--root", world)

    assert done.returncode == 1
    assert done.stderr == f"{file}:3: {trouble}\n"


def test_rows_of_another_length_are_named_and_the_rest_is_read(world, tmp_path):
    file = watch(tmp_path / "rw.csv", row("Retraction"))
    with file.open("a", encoding="utf-8") as more:
        more.write("te,weinig\n" * 30)
    done = in_process("retractions", file, "--root", world)

    assert done.returncode == 1
    assert "jansen2024: voorstel" in done.stdout
    assert f"{file}:3: 2 velden in plaats van 20" in done.stderr
    assert "en nog 10" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.csv", b"", "kolom 'OriginalPaperDOI' ontbreekt"),
        ("anders.csv", b"a,b\n1,2\n", "kolom 'OriginalPaperDOI' ontbreekt"),
        ("kapot.json", b'{"message": {"items": [', "geen JSON: fout op regel 1"),
        ("leeg.json", b"{}", "er staan geen werken in"),
        ("getal.json", b"[" + b"1" * 6000 + b"]", "geen JSON"),
        ("diep.json", b"[" * 100_000, "geen JSON"),
        ("beeld.png", b"\x89PNG\r\n\x1a\n\x00\x00", "'"),
    ],
)
def test_a_file_of_another_kind_is_one_line(world, tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    done = in_process("retractions", tmp_path / name, "--root", world)

    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("before", ["https://doi.org/", "www.doi.org/", "dx.doi.org/", "doi: "])
def test_a_doi_is_found_however_it_is_written(world, tmp_path, before):
    written = row("Retraction", OriginalPaperDOI=before + JANSEN.upper())

    assert "jansen2024: voorstel" in run(world, watch(tmp_path / "rw.csv", written))


def test_a_reason_is_one_line_without_characters_that_steer(world, tmp_path):
    file = watch(tmp_path / "rw.csv", row("Retraction", Reason="fout\nelders\x1b[31m;\u202enog"))

    assert "    reden: fout elders\ufffd[31m; \ufffdnog\n" in run(world, file, "--write")
    assert (
        source(world, "jansen2024").status_reason
        == "Volgens Retraction Watch: fout elders\ufffd[31m; \ufffdnog"
    )


def test_a_file_that_is_not_there_is_one_line(world, tmp_path):
    done = in_process("retractions", tmp_path / "weg.csv", tmp_path, "--root", world)

    assert done.returncode == 2
    assert "kan niet worden gelezen" in done.stderr


def test_a_long_file_tells_how_far_it_is(world, tmp_path):
    many = [row("Retraction", OriginalPaperDOI=f"10.5555/{n}") for n in range(60_000)]
    done = in_process(
        "retractions", watch(tmp_path / "rw.csv", *many, row("Retraction")), "--root", world
    )

    assert done.returncode == 0
    assert done.stderr.splitlines() == ["· 20000 regels", "· 40000 regels", "· 60000 regels"]
    assert "1 bron met een melding" in done.stdout


ANY_WORK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["DOI", "update-to", "updated-by", "type", "updated"]), inner
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY_WORK)
def test_no_json_makes_it_stumble(world, tmp_path, data):
    (tmp_path / "werken.json").write_text(json.dumps([data]), encoding="utf-8")

    assert in_process("retractions", tmp_path / "werken.json", "--root", world).returncode in (0, 1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_no_bytes_make_it_stumble(world, tmp_path, content):
    (tmp_path / "rw.csv").write_bytes((",".join(COLUMNS) + "\n").encode() + content)

    assert in_process("retractions", tmp_path / "rw.csv", "--root", world).returncode in (0, 1)


@given(
    value=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co"])).map(
        str.strip
    )
)
def test_any_text_survives_being_written(value):
    text = "id: x\ndesign: cohort # waarom\nsummary: >-\n  Twee\n  regels.\n"
    for _ in range(2):
        text = with_fields(text, {"status_reason": value}, "design")

    assert yaml.safe_load(text) == {
        "id": "x", "design": "cohort", "status_reason": value, "summary": "Twee regels.",
    }  # fmt: skip
    assert text.startswith("id: x\ndesign: cohort # waarom\nstatus_reason: ")


def test_what_an_export_hides_is_seen(world, tmp_path):
    """A reason that would clear a screen or turn a line around reaches the terminal as a sign."""
    file = watch(tmp_path / "rw.csv", row("Retraction", Reason="\x1b[2Jweg\u202e;tweede\nregel"))
    told = run(world, file)

    assert "reden: �[2Jweg�; tweede regel" in told
    assert told.replace("\n", "").isprintable()


def test_an_unknown_kind_of_notice_is_shown_without_its_controls(world, tmp_path):
    file = watch(tmp_path / "rw.csv", row("Re\x1btraction"))
    done = in_process("retractions", file, "--root", world)

    assert "'Re�traction'" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
