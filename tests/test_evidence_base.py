"""The evidence base: links agree both ways, and reading again equals reading afresh."""

import os
from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records import BY_NAME, Cmoc, Recommendation, Source, Term
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo
from tests.checks.worlds import sound_world
from tests.real import real_base


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def rules(base: EvidenceBase) -> list[tuple[str, str]]:
    return [(f.path, f.rule) for f in base.findings]


def test_every_link_is_found_from_both_ends():
    base = real_base()
    forward = {(link.origin.key, link.field, link.target) for link in base.links}
    backward = {
        (link.origin.key, link.field, key) for key, links in base.incoming.items() for link in links
    }

    assert forward == backward
    assert len(forward) == len(base.links)
    assert all(base.get(target) for _, _, target in forward)


def test_every_mark_that_points_somewhere_is_a_link_or_a_citation():
    base = real_base()
    marks = [(r.key, path, m) for r in base.all() for path, m, _ in base.marks[r.key]]
    links = {(k, p) for k, p, m in marks if isinstance(m, LinksTo | LinksAnywhere)}
    citations = {(k, p) for k, p, m in marks if isinstance(m, Cites)}

    assert links == {(link.origin.key, link.field) for link in base.links}
    assert citations == {(c.origin.key, c.field) for uses in base.citations.values() for c in uses}
    assert set(base.citations) <= set(base.references)


def test_looking_back_gives_each_record_once():
    base = real_base()
    for recommendation in base.of(Recommendation).values():
        for cmoc_id in recommendation.based_on:
            back = base.linking_to(base.of(Cmoc)[cmoc_id], Recommendation, "based_on")
            assert back.count(recommendation) == 1
    for cmoc in base.of(Cmoc).values():
        for evidence in cmoc.evidence:
            assert base.citing(evidence.source, Cmoc).count(cmoc) == 1


def test_what_is_not_there_is_not_found():
    base = real_base()

    assert [
        base.get(key) for key in ("", "term", "term/", "zz/x", "term/zz", "/", "term/fml/x")
    ] == [None] * 7
    assert base.value("roles", "zz") is None
    assert base.value("zz", "zz") is None


def replace(path: str, old: str, new: str):
    def change(root: Path) -> None:
        file = root / "evidence" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def write(path: str, text: str):
    def change(root: Path) -> None:
        (root / "evidence" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "evidence" / path).write_text(text, encoding="utf-8")

    return change


def remove(path: str):
    return lambda root: (root / "evidence" / path).unlink()


CHANGES = {
    "nothing": lambda root: None,
    "a text": replace("terms/uitleg.yml", "Vertellen", "Zeggen"),
    "a text of the same length": replace("terms/uitleg.yml", "Uitleg", "Opdruk"),
    "a link": replace("cmocs/vroege-uitleg.yml", "bakker2023", "jansen2024"),
    "a link to nothing": replace("recommendations/leg-uit.yml", "vroege-uitleg", "zomaar"),
    "a broken file": write("terms/uitleg.yml", "id: [\n"),
    "a mended id": replace("terms/uitleg.yml", "id: uitleg", "id: anders"),
    "a new record": write("terms/nieuw.yml", "id: nieuw\nterm: Nieuw\ndefinition: Net gemaakt.\n"),
    "a record less": remove("terms/uitleg.yml"),
    "another word": replace("vocabularies/roles.yml", "label: Werknemer", "label: Medewerker"),
    "a reference": replace("references/references.bib", "2024", "2025"),
    "broken references": write("references/references.bib", "@article{x, title = {y"),
    "a second file of references": write("references/a.bib", "@misc{extra, title = {Extra}}\n"),
    "a stray file": write("terms/lees.txt", "x"),
    "an invisible character": replace("terms/uitleg.yml", "Vertellen", "Ver\u200btellen"),
}


def state(base: EvidenceBase) -> tuple:
    """Everything that others may ask of a base."""
    return (
        base.records,
        base.references,
        base.bibtex,
        base.paths,
        sorted(map(str, base.findings)),
        base.marks,
        base.links,
        base.incoming,
        base.citations,
        base.vocabularies,
        {key: base.source_of(base.get(key)) for key in base.paths},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", CHANGES)
def test_reading_again_after_a_change_equals_reading_afresh(world, name):
    before = EvidenceBase.load(world)
    CHANGES[name](world)
    again = EvidenceBase.load(world, previous=before)

    assert state(again) == state(EvidenceBase.load(world))


@pytest.mark.parametrize("first", CHANGES)
def test_undoing_a_change_gives_the_base_of_before(tmp_path, first):
    """Also through two readings, of which the middle one had something wrong."""
    world = sound_world(tmp_path)
    files = {p: p.read_bytes() for p in world.rglob("*") if p.is_file()}
    base = EvidenceBase.load(world)
    sound = state(base)
    CHANGES[first](world)
    base = EvidenceBase.load(world, previous=base)
    for path in [p for p in world.rglob("*") if p.is_file() and p not in files]:
        path.unlink()
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)

    assert state(EvidenceBase.load(world, previous=base)) == sound


def test_reading_again_keeps_what_did_not_change(world):
    before = EvidenceBase.load(world)
    CHANGES["a text"](world)
    again = EvidenceBase.load(world, previous=before)

    assert again.records["cmoc"]["vroege-uitleg"] is before.records["cmoc"]["vroege-uitleg"]
    assert again.references is before.references
    assert all(value is not before for value in vars(again).values())  # nor is it kept itself


@pytest.mark.parametrize(
    "place",
    ["terms/link.yml", "references/link.bib", "link", "theories2", "terms/map"],
)
@pytest.mark.parametrize("target", ["file", "folder", "nothing", "inside"])
def test_a_symbolic_link_is_refused_and_not_followed(world, tmp_path, place, target):
    """Nothing outside the folder is ever read through it."""
    outside = tmp_path / "buiten"
    outside.mkdir()
    secret = outside / "geheim.yml"
    secret.write_text("id: link\nterm: Geheim\ndefinition: Niet voor ons.\n", encoding="utf-8")
    to = {
        "file": secret,
        "folder": outside,
        "nothing": tmp_path / "weg",
        "inside": world / "evidence/terms/uitleg.yml",
    }
    link = world / "evidence" / place
    link.symlink_to(to[target])
    base = EvidenceBase.load(world)

    assert rules(base) == [(f"evidence/{place}", "no-links")]
    assert all("Geheim" not in record.heading for record in base.all())


def test_a_type_folder_that_is_a_link_is_refused(world, tmp_path):
    (world / "evidence/terms").rename(tmp_path / "terms")
    (world / "evidence/terms").symlink_to(tmp_path / "terms")
    base = EvidenceBase.load(world)

    assert rules(base) == [("evidence/terms", "no-links")]
    assert not base.of(Term)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("terms/x.txt", "known-file"),
        ("terms/x.json", "known-file"),
        ("references/x.yml", "known-file"),
        ("schemas/x.yml", "known-file"),
        ("x.yml", "known-folder"),
        ("law/x.yml", "known-folder"),
        ("terms/x.yml.bak", "known-file"),
        ("terms/UITLEG.YML", "known-file"),
    ],
)
def test_a_file_that_is_not_read_is_reported(world, path, rule):
    write(path, "x")(world)

    assert rules(EvidenceBase.load(world)) == [(f"evidence/{path}", rule)]


@pytest.mark.parametrize("folder", ["term", "terms/deeper"])
def test_an_unknown_folder_is_reported_once(world, folder):
    """Not once for every file in it: the folder is what has to move."""
    write(f"{folder}/x.yml", "x")(world)
    write(f"{folder}/y.yml", "y")(world)

    assert rules(EvidenceBase.load(world)) == [(f"evidence/{folder}", "known-folder")]


@pytest.mark.parametrize(
    "path", ["README.md", "terms/README.md", "terms/.hidden", "schemas/x.json"]
)
def test_a_readme_or_hidden_file_is_left_alone(world, path):
    write(path, "x")(world)

    assert rules(EvidenceBase.load(world)) == []


def test_a_second_record_of_the_same_id_is_reported_where_it_stands(world):
    write("terms/uitleg.yaml", "# kop\nid: uitleg\nterm: Ander\ndefinition: x\n")(world)
    (finding,) = EvidenceBase.load(world).findings

    assert (finding.path, finding.line, finding.rule) == (
        "evidence/terms/uitleg.yml",
        1,
        "unique-id",
    )


def test_a_file_without_rights_is_reported(world):
    file = world / "evidence/terms/uitleg.yml"
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")

    assert rules(EvidenceBase.load(world)) == [("evidence/terms/uitleg.yml", "unreadable-file")]


@pytest.mark.parametrize("missing", ["evidence", "evidence/references", "evidence/terms"])
def test_what_is_not_there_is_empty(tmp_path, missing):
    world = sound_world(tmp_path)
    (world / missing).rename(tmp_path / "weg")
    base = EvidenceBase.load(world)

    assert base.findings == []
    assert set(base.records) == set(BY_NAME)


def test_a_finding_stands_at_the_field(world):
    base = EvidenceBase.load(world)
    finding = base.finding(base.of(Source)["jansen2024"], ("findings", 1, "locator"), "r", "m")

    assert (finding.line, finding.column) == (18, 14)


def test_references_of_all_files_are_joined(world):
    before = len(EvidenceBase.load(world).references)
    CHANGES["a second file of references"](world)

    assert len(EvidenceBase.load(world).references) == before + 1
