"""`spoorboek import`: what comes in, what does not, and that nothing comes in twice."""

import hashlib
from pathlib import Path

import pytest

from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.records import Search, Source
from tests.checks.worlds import sound_world, spoil
from tests.commands import in_process

ROOT = Path(__file__).parents[2]
RIS = """TY  - JOUR
AU  - van der Berg, Jan
TI  - Terug naar ander werk
T2  - Bedacht Tijdschrift
PY  - 2021
DO  - 10.5555/bedacht.1
LA  - nl
AB  - Een bedachte samenvatting.
ER  -

TY  - JOUR
AU  - Jansen, An
TI  - Vroege uitleg over werk
PY  - 2024
DO  - https://doi.org/10.1000/182
ER  -

TY  - JOUR
AU  - Zonder, Titel
PY  - 2020
ER  -

TY  - RPRT
AU  - Bedacht Instituut,
TI  - Ook een rapport & meer
PY  - 2022
ER  -

TY  - JOUR
AU  - Berg, J van der
TI  - Terug naar: ander werk.
PY  - 2021
ER  -
"""
SEARCH = "id: bedacht\ntitle: Bedacht\nwhere: nergens\npurpose: proef\n# een opmerking\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    root = sound_world(tmp_path)
    (root / "evidence/searches").mkdir()
    (root / "evidence/searches/bedacht.yml").write_text(SEARCH, encoding="utf-8")
    (tmp_path / "uit.ris").write_text(RIS, encoding="utf-8")
    return root


def state(root: Path) -> dict[str, str]:
    return {
        str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def errors(root: Path) -> list[Finding]:
    return [finding for finding in check(EvidenceBase.load(root)) if finding.is_error]


def test_each_entry_has_its_own_outcome_and_the_base_stays_sound(world):
    before = errors(world)
    old = (world / "evidence/references/references.bib").read_bytes()
    done = in_process("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)

    assert done.returncode == 1  # one was refused
    assert "4 gelezen, 2 toegevoegd, 1 stonden er al, 1 dubbel, 1 geweigerd" in done.stdout
    assert "is 'jansen2024' (dezelfde DOI)" in done.stdout
    assert "is 'berg2021terug' (dezelfde titel)" in done.stdout.replace("vander", "")
    assert "uit.ris:18:1: geweigerd: verwijzing 'Zonder 2020' heeft geen titel" in done.stderr
    new = (world / "evidence/references/references.bib").read_bytes()
    assert new.startswith(old)
    assert b"abstract" not in new
    base = EvidenceBase.load(world)
    candidate = base.of(Source)["vanderberg2021terug"]
    assert (candidate.status, candidate.found_by, candidate.language) == (
        "candidate",
        "bedacht",
        "nl",
    )
    assert "bedachtinstituut2022rapport" in base.references
    assert errors(world) == before


def test_a_search_counts_a_file_once_and_keeps_its_comments(world):
    for _ in range(2):
        in_process("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)
    (one,) = EvidenceBase.load(world).of(Search)["bedacht"].imports

    assert (one.read, one.added, one.known, one.repeated, one.refused) == (4, 2, 1, 1, 1)
    assert one.file == "uit.ris"
    assert one.checksum == hashlib.sha256(RIS.encode()).hexdigest()
    assert "# een opmerking" in (world / "evidence/searches/bedacht.yml").read_text(
        encoding="utf-8"
    )


def test_importing_twice_changes_no_byte(world):
    call = ("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)
    in_process(*call)
    once = state(world)
    again = in_process(*call)

    assert "0 toegevoegd, 4 stonden er al" in again.stdout
    assert "0 bestanden geschreven" in again.stdout
    assert state(world) == once


def test_a_dry_run_tells_the_same_and_writes_nothing(world):
    before = state(world)
    done = in_process("import", world.parent / "uit.ris", "--dry-run", "--root", world)

    assert "2 toegevoegd" in done.stdout
    assert "Niets geschreven" in done.stdout
    assert state(world) == before


def test_an_interrupted_import_is_made_whole_by_doing_it_again(world, monkeypatch):
    """Whatever is written when it stops, the second time ends where one whole time would."""
    call = ("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)
    before = {p: (world / p).read_bytes() for p in state(world)}
    in_process(*call)
    whole = state(world)
    written = ["evidence/searches/bedacht.yml", "evidence/references/references.bib", "evidence/sources/vanderberg2021terug.yml"]  # fmt: skip
    contents = {path: (world / path).read_bytes() for path in written}
    for number in range(len(written) + 1):
        for path in whole:
            (world / path).unlink()
        for path, content in [*before.items(), *list(contents.items())[:number]]:
            (world / path).write_bytes(content)
        in_process(*call)
        assert state(world) == whole


def test_when_writing_fails_halfway_nothing_has_changed(world, monkeypatch):
    before = state(world)
    replace = Path.replace

    def fail_on_a_source(self: Path, target: Path) -> Path:
        if target.suffix == ".yml" and target.parent.name == "sources":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_a_source)
    done = in_process("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)

    assert done.returncode == 2
    assert "Er is niets veranderd" in done.stderr
    assert state(world) == before


def test_our_own_references_come_back_into_an_empty_base(tmp_path):
    (tmp_path / "evidence").mkdir()
    ours = ROOT / "evidence/references/references.bib"
    done = in_process("import", ours, "--keep-keys", "--root", tmp_path)
    old, new = EvidenceBase.load(ROOT).references, EvidenceBase.load(tmp_path).references

    assert done.returncode == 0, done.stderr
    assert list(new) == list(old)
    assert [(r.title, r.year, r.doi, r.url, r.type) for r in new.values()] == [
        (r.title, r.year, r.doi, r.url, r.type) for r in old.values()
    ]
    assert "0 toegevoegd" in in_process("import", ours, "--keep-keys", "--root", tmp_path).stdout


def test_abstracts_come_along_only_when_asked(world):
    in_process("import", world.parent / "uit.ris", "--abstracts", "--root", world)

    assert "abstract  = {Een bedachte samenvatting.}," in (
        world / "evidence/references/references.bib"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["weg.ris"], "is geen bestand"),
        (["."], "is geen bestand"),
        (["uit.ris", "--search", "bedact"], "onbekende zoekactie 'bedact'. Bedoelde je 'bedacht'?"),
    ],
)
def test_what_cannot_be_done_is_one_line(world, words, reason):
    done = in_process("import", *words, "--root", world, cwd=world.parent)

    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr


def test_a_search_that_was_counted_by_hand_takes_no_files(world):
    """Else its counts would stand there twice, and the check would refuse what was just written."""
    (world / "evidence/searches/bedacht.yml").write_text(SEARCH + "records_kept: 67\n", "utf-8")
    before = state(world)
    done = in_process("import", world.parent / "uit.ris", "--search", "bedacht", "--root", world)

    assert (done.returncode, done.stdout) == (2, "")
    assert "(records_kept)" in done.stderr
    assert "nieuwe zoekactie: spoorboek new search" in done.stderr
    assert state(world) == before


def test_a_broken_bibliography_is_mended_first(world):
    bib = world / "evidence/references/references.bib"
    bib.write_text(
        bib.read_text(encoding="utf-8") + "@misc{open, title = {Open\n", encoding="utf-8"
    )
    before = state(world)
    done = in_process("import", world.parent / "uit.ris", "--root", world)

    assert done.returncode == 2
    assert "Herstel dit eerst" in done.stderr
    assert state(world) == before


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_what_stood_in_the_bibliography_stays_byte_for_byte(world, end):
    bib = world / "evidence/references/references.bib"
    old = (
        b"\xef\xbb\xbf"
        + bib.read_bytes().rstrip(b"\n").replace(b"\n", end)
        + end
        + b"% slot, zonder regeleinde"
    )
    bib.write_bytes(old)
    in_process("import", world.parent / "uit.ris", "--root", world)
    new = bib.read_bytes()

    assert new.startswith(old + end)
    assert new[len(old) :].count(b"\n") == new[len(old) :].count(end)


def test_nothing_is_written_through_a_link(world, tmp_path):
    elsewhere = tmp_path / "elders"
    (world / "evidence/sources").rename(elsewhere)
    (world / "evidence/sources").symlink_to(elsewhere)
    before = state(elsewhere)
    done = in_process("import", world.parent / "uit.ris", "--root", world)

    assert done.returncode == 2
    assert state(elsewhere) == before


def test_what_is_told_holds_no_signs_that_steer_a_terminal(world):
    hostile = RIS.replace("Terug naar ander werk", "\x1b[2JTerug\u202e naar").replace(
        "Zonder", "\x1b]0;x\x07"
    )
    (world.parent / "uit.ris").write_text(hostile, encoding="utf-8")
    done = in_process("import", world.parent / "uit.ris", "--root", world)

    assert (done.stdout + done.stderr).replace("\n", "").isprintable()
    assert "onzichtbare tekens weggelaten uit title" in done.stderr


def test_a_new_source_says_what_its_reference_says_already(world):
    """And no more: without a reference, or a known language, the field stays open."""
    spoil(
        world,
        {
            "evidence/references/references.bib": {
                "append": "\n@misc{devries2020, title = {Bedacht}, langid = {dutch}}\n"
            }
        },
    )
    for key, line in (("devries2020", "language: nl"), ("zonder2020", "language:")):
        in_process("new", "source", key, "--root", world)
        text = (world / f"evidence/sources/{key}.yml").read_text(encoding="utf-8")
        assert line in text.split("\n")
