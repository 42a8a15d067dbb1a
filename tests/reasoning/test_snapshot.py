"""The list of a release is kept for ever, so what is in it and in which form is written out here."""

import hashlib
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.snapshot import Listed, Snapshot, fingerprint, read_snapshot
from spoorboek.records import Project, Recommendation, Release, Term
from spoorboek.records.record import Record
from spoorboek.records.subject import Subject
from spoorboek.reference import Reference
from tests.checks.worlds import DATA

SOUND = EvidenceBase.load(DATA / "sound")
RELEASE = Release.model_validate(
    {"id": "2026-03-01", "date": "2026-03-01", "title": "Eerste", "summary": "Iets."}
)
WORDS: dict[str, Record] = {
    key: Term(id=key, term="Één", definition="Uitleg.") for key in ("twee", "een")
}


def reference(key: str, **fields: str) -> Reference:
    return Reference(key, "misc", fields, "x.bib", 1)


def test_a_print_is_made_of_what_was_written_and_of_nothing_else():
    """Sorted by name, under the names of the fields in the files, and without what nobody wrote."""
    project = Project.model_validate(
        {
            "id": "op-weg",
            "title": "Op weg",
            "period": {"from": "2024", "to": "2025"},
            "sectors": ["zorg"],
            "elements": ["uitleg"],
            "aim": "Leren.",
            "approach": "Doen.",
            "evaluation": "Nog niet.",
            "unknown": ["Alles."],
            "sources": ["a2024"],
        }
    )
    records: dict[str, dict[str, Record]] = {
        "term": WORDS,
        "release": {RELEASE.id: RELEASE},
        "project": {project.id: project},
    }
    base = EvidenceBase(
        Path(),
        records,
        subject=Subject(name="Naam"),
        references={"b": reference("b", year="2024", title="B"), "a": reference("a")},
    )
    written = (
        'project/op-weg {"id":"op-weg","title":"Op weg","period":{"from":"2024","to":"2025"},'
        '"sectors":["zorg"],"elements":["uitleg"],"aim":"Leren.","approach":"Doen.","evaluation":"Nog niet.",'
        '"unknown":["Alles."],"sources":["a2024"]}\n'
        'term/een {"id":"een","term":"Één","definition":"Uitleg."}\n'
        'term/twee {"id":"twee","term":"Één","definition":"Uitleg."}\n'
        "a misc []\n"
        "b misc [('title', 'B'), ('year', '2024')]\n"
        '{"name":"Naam"}'
    )

    assert fingerprint(base) == f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def test_every_record_is_listed_by_name_and_a_release_is_not():
    records: dict[str, dict[str, Record]] = {"term": WORDS, "release": {RELEASE.id: RELEASE}}
    listed = Snapshot.of(EvidenceBase(Path("nergens"), SOUND.records | records))
    keys = [one.key for one in listed.records]

    assert keys == sorted(keys)
    assert {"term/een", "term/twee", "recommendation/leg-uit"} <= set(keys)
    assert "release/2026-03-01" not in keys


def test_a_source_is_listed_by_the_title_of_its_reference_and_nothing_else_is():
    """Also where a record has the name of a source."""
    advice = SOUND.of(Recommendation)["leg-uit"].model_copy(update={"id": "jansen2024"})
    records: dict[str, dict[str, Record]] = {"recommendation": {advice.id: advice}}
    base = EvidenceBase(SOUND.root, SOUND.records | records, references=SOUND.references)
    titles = {one.key: one.title for one in Snapshot.of(base).records}

    assert titles["source/jansen2024"] == "Vroege uitleg over werk"
    assert titles["recommendation/jansen2024"] == advice.title


def test_a_list_has_a_line_for_each_record_and_is_written_as_people_read_it():
    listed = Snapshot(
        fingerprint="sha256:ab",
        pages=("", "over/"),
        records=(
            Listed(key="term/een", title="Één", page="begrippen/een/"),
            Listed(key="cmoc/a", title="A", page="a/", claims={"certainty": "low"}),
        ),
    )

    assert listed.as_json() == (
        '{"fingerprint": "sha256:ab", "pages": ["", "over/"], "records": [\n'
        '{"key": "term/een", "title": "Één", "page": "begrippen/een/"},\n'
        '{"key": "cmoc/a", "title": "A", "page": "a/", "claims": {"certainty": "low"}}\n'
        "]}\n"
    )


@pytest.mark.parametrize("text", [None, "geen json", "{}", '{"fingerprint": 1}'])
def test_a_list_that_is_not_there_or_cannot_be_read_is_none(tmp_path, text):
    if text is not None:
        file = tmp_path / "evidence/snapshots/2026-03-01.json"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")

    assert read_snapshot(EvidenceBase(tmp_path, {}), RELEASE) is None
