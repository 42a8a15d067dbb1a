"""`spoorboek diff` says what a change does to conclusions, between commits of the real evidence too."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from spoorboek.adapters.command_line.diff_json import as_json
from spoorboek.adapters.command_line.diff_markdown import as_markdown
from spoorboek.adapters.command_line.revision import state
from spoorboek.reasoning.difference import difference
from tests.adapters.repositories import commit, git, repository
from tests.checks.worlds import DATA
from tests.commands import in_process, spoorboek
from tests.real import ROOT

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="comparing needs git")

CMOC = "evidence/cmocs/vroege-neutrale-uitleg.yml"
SOURCE = "evidence/sources/smeets2019selfdirecting.yml"


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a copy of the real evidence."""
    return repository(tmp_path_factory.mktemp("echt") / "r", ROOT / "evidence")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the sound world."""
    return repository(tmp_path_factory.mktemp("klein") / "r", DATA / "sound" / "evidence")


@pytest.fixture(scope="module")
def compared(real: Path) -> Iterator[Callable[[str], tuple[dict[str, Any], str]]]:
    """What the command prints about a commit of the real evidence, in both forms; `voor` is read once."""
    with state(real, "voor") as (before, first):

        def both(name: str) -> tuple[dict[str, Any], str]:
            with state(real, name, before) as (after, second):
                found = difference(before, after)
                data: dict[str, Any] = json.loads(as_json(found, first, second))
                return data, as_markdown(found, first, second)

        yield both


def committed(root: Path, name: str, change: Callable[[Path], None]) -> None:
    """A commit under a name, straight after `voor`, in which a change was made."""
    git(root, "checkout", "--quiet", "--force", "voor")
    git(root, "clean", "--quiet", "--force", "-d")
    change(root)
    commit(root, name)


def diff(root: Path, *words: str) -> dict[str, Any]:
    done = in_process("diff", *words, "--root", root, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def facts(found: dict[str, Any], key: str) -> dict[str, tuple[Any, Any]]:
    """Before and after of each fact of a record, by the end of its path."""
    (record,) = [r for r in found["records"] if f"{r['type']}/{r['id']}" == key]
    return {"/".join(c["path"]): (c["before"], c["after"]) for c in record["changes"]}


def touched(found: dict[str, Any]) -> set[str]:
    return {f"{t['type']}/{t['id']}" for t in found["touched"]}


def counts(found: dict[str, Any]) -> dict[str, int]:
    return {c["label"]: c["after"] - c["before"] for c in found["counts"]}


# Between two commits of the real evidence


def test_a_spelling_fix_changes_no_conclusion(real, compared):
    committed(real, "woorden", lambda root: edit(root, CMOC, "rustig hoort", "kalm hoort"))
    found, text = compared("woorden")

    assert found["empty"]
    assert (found["records"], found["counts"], found["touched"]) == ([], [], [])
    assert [r["id"] for r in found["reworded"]] == ["vroege-neutrale-uitleg"]
    assert "De conclusies veranderen niet" in text
    assert "#### " not in text


def test_a_stance_that_flips_is_told_with_what_it_does_to_support(real, compared):
    def flip(root: Path) -> None:
        edit(
            root,
            CMOC,
            "- source: umcgerirend\n    stance: supports",
            "- source: umcgerirend\n    stance: contradicts",
        )

    committed(real, "houding", flip)
    found, text = compared("houding")
    changed = facts(found, "cmoc/vroege-neutrale-uitleg")

    assert [r["id"] for r in found["records"]] == ["vroege-neutrale-uitleg"]
    assert changed["evidence/umcgerirend/stance"] == ("supports", "contradicts")
    assert "umcgerirend" in changed["follows/arms/context"][0]
    assert "umcgerirend" not in changed["follows/arms/context"][1]
    assert changed["follows/sources/contradicts"][1] == ["umcgerirend"]
    assert {"recommendation/leg-de-weg-uit"} <= touched(found)
    concluded, _, coded = text.partition("Ook veranderd")
    assert "| Bewijs · Standpunt | umcgerirend\\: " in coded
    assert "| Bronnen die meetellen · " in concluded
    assert "Standpunt" not in concluded


def test_a_level_that_changes_reaches_the_advice_that_rests_on_it(real, compared):
    def lower(root: Path) -> None:
        text = (root / CMOC).read_text(encoding="utf-8")
        (root / CMOC).write_text(
            re.sub(r"overall: \S+", "overall: moderate", text), encoding="utf-8"
        )

    was = re.search(r"overall: (\S+)", (ROOT / CMOC).read_text(encoding="utf-8"))
    assert was
    committed(real, "niveau", lower)
    found, text = compared("niveau")

    expected = (was[1], "moderate")
    assert facts(found, "cmoc/vroege-neutrale-uitleg")["confidence/overall"] == expected
    advice = [r for r in found["records"] if r["type"] == "recommendation"]
    assert advice
    for record in advice:
        rests = facts(found, f"recommendation/{record['id']}")
        assert rests == {"follows/rests_on/vroege-neutrale-uitleg/level": expected}
    assert counts(found)["Zekerheid van verklaringen: redelijk"] == 1
    main = text.partition("#### Conclusies")[2].partition("####")[0]
    assert "| zeer laag | redelijk |" in main
    assert "Ook veranderd" not in text


def test_a_retracted_source_leaves_every_count(real, compared):
    def retract(root: Path) -> None:
        with (root / SOURCE).open("a", encoding="utf-8") as file:
            file.write("status: retracted\nstatus_reason: Ingetrokken door het tijdschrift.\n")

    committed(real, "ingetrokken", retract)
    found, _ = compared("ingetrokken")

    assert facts(found, "source/smeets2019selfdirecting")["status"] == ("included", "retracted")
    assert counts(found)["Bronnen die meetellen"] == -1
    changed = facts(found, "cmoc/vroege-neutrale-uitleg")
    assert "smeets2019selfdirecting" in changed["follows/sources/supports"][0]
    assert "smeets2019selfdirecting" not in changed["follows/sources/supports"][1]
    assert {t["type"] for t in found["touched"]} >= {"recommendation", "policy"}
    for one in found["touched"]:
        start, *_ = one["through"]
        assert start in {f"{r['type']}/{r['id']}" for r in found["records"]}
    cited = {r["id"] for r in found["records"] if r["type"] == "cmoc"}
    for cmoc in sorted((ROOT / "evidence/cmocs").glob("*.yml")):
        uses = "source: smeets2019selfdirecting" in cmoc.read_text(encoding="utf-8")
        assert (cmoc.stem in cited) == uses, cmoc.stem


def test_a_removed_explanation_is_told_with_what_pointed_at_it(real, compared):
    committed(real, "weg", lambda root: (root / CMOC).unlink())
    found, _ = compared("weg")
    (gone,) = [r for r in found["records"] if r["fate"] == "removed"]

    assert gone["id"] == "vroege-neutrale-uitleg"
    assert "recommendation/leg-de-weg-uit" in gone["pointing"]
    assert found["pages"]["removed"] == ["bewijs/verklaringen/vroege-neutrale-uitleg/"]
    rests = facts(found, "recommendation/leg-de-weg-uit")
    assert rests["follows/rests_on/vroege-neutrale-uitleg/level"][1] is None
    assert counts(found)["Verklaringen (CMO)"] == -1


def test_a_renamed_record_is_one_record_and_its_neighbours_stay(real, compared):
    """Only the history of a theory keeps names without a link; there the name itself is told."""

    def rename(root: Path) -> None:
        for file in sorted((root / "evidence").rglob("*.yml")):
            text = file.read_text(encoding="utf-8")
            if "vroege-neutrale-uitleg" in text:
                file.write_text(
                    text.replace("vroege-neutrale-uitleg", "vroeg-weten"), encoding="utf-8"
                )
        (root / CMOC).rename(root / "evidence/cmocs/vroeg-weten.yml")

    committed(real, "naam", rename)
    found, _ = compared("naam")

    assert [
        (r["fate"], r["was"], r["id"], r["changes"])
        for r in found["records"]
        if r["type"] != "theory"
    ] == [("renamed", "vroege-neutrale-uitleg", "vroeg-weten", [])]
    assert found["pages"]["renamed"] == [
        {
            "from": "bewijs/verklaringen/vroege-neutrale-uitleg/",
            "to": "bewijs/verklaringen/vroeg-weten/",
        }
    ]
    assert found["counts"] == []


def test_a_new_source_counts_and_stands_alone(real, compared):
    def add(root: Path) -> None:
        text = (
            (root / SOURCE)
            .read_text(encoding="utf-8")
            .replace("smeets2019selfdirecting", "nieuw2027")
        )
        text = re.sub(r"^summary: .*$", "summary: Iets anders.", text, flags=re.MULTILINE)
        (root / "evidence/sources/nieuw2027.yml").write_text(text, encoding="utf-8")
        bibtex = next((root / "evidence/references").glob("*.bib"))
        entry = "@misc{nieuw2027,\n  title = {Iets},\n}\n\n"
        bibtex.write_text(entry + bibtex.read_text(encoding="utf-8"), encoding="utf-8")

    committed(real, "bron", add)
    found, _ = compared("bron")

    assert [(r["fate"], r["id"]) for r in found["records"]] == [("added", "nieuw2027")]
    assert found["reworded"] == []
    assert counts(found) == {"Bronnen": 1, "Bronnen die meetellen": 1}
    assert found["pages"]["added"] == ["bewijs/bronnen/nieuw2027/"]


# How it is asked


def test_the_files_here_are_the_default_and_nothing_is_touched(small):
    committed(small, "stil", lambda _: None)
    edit(small, "evidence/cmocs/vroege-uitleg.yml", "goes_wrong: false", "goes_wrong: true")
    index = small / ".git" / "index"
    before = (index.read_bytes(), index.stat().st_mtime_ns, git(small, "stash", "list"))
    found = diff(small, "stil")

    assert facts(found, "cmoc/vroege-uitleg")["goes_wrong"] == (False, True)
    assert found["before"]["commit"] == git(small, "rev-parse", "stil")
    assert found["after"] == {"revision": "", "commit": ""}
    assert (index.read_bytes(), index.stat().st_mtime_ns, git(small, "stash", "list")) == before


def test_a_root_below_the_top_of_the_repository_is_found(tmp_path):
    root = tmp_path / "top" / "kennis"
    shutil.copytree(DATA / "sound" / "evidence", root / "evidence")
    git(tmp_path / "top", "init", "--quiet")
    commit(tmp_path / "top", "voor")

    assert diff(root, "voor", "voor")["empty"]
    assert diff(root, "voor")["empty"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["niet-daar"], "onbekende revisie"),
        (["voor", "niet-daar"], "onbekende revisie"),
        (["voor:evidence"], "onbekende revisie"),
        (["voor..stil"], "onbekende revisie"),
        (["--", "-x"], "geen revisie"),
        (["--", "--help"], "geen revisie"),
        (["a\nb"], "geen revisie"),
        ([""], "geen revisie"),
        ([], "ontbreekt"),
        (["voor", "--format", "xml"], "markdown, json, report"),
        (["leeg"], "geen map 'evidence'"),
    ],
    ids=repr,
)
def test_a_revision_that_cannot_be_compared_is_said_in_one_line(small, words, reason):
    if words == ["leeg"]:
        committed(small, "leeg", lambda root: shutil.rmtree(root / "evidence"))
        git(small, "checkout", "--quiet", "--force", "voor")
    options, names = (words[1:], ["--"]) if words[:1] == ["--"] else (words, [])
    done = in_process("diff", "--root", small, *names, *options)

    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_repository_or_git_it_says_so(tmp_path, monkeypatch):
    shutil.copytree(DATA / "sound" / "evidence", tmp_path / "evidence")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = in_process("diff", "HEAD", "--root", tmp_path)
    assert (done.returncode, "opslagplaats" in done.stderr) == (2, True)

    monkeypatch.setenv("PATH", str(tmp_path))
    done = in_process("diff", "HEAD", "--root", tmp_path)
    assert (done.returncode, "git is hier niet gevonden" in done.stderr) == (2, True)


def test_a_shallow_copy_says_how_to_get_the_rest(small, tmp_path):
    committed(small, "later", lambda _: None)
    earlier = git(small, "rev-parse", "voor")
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--branch",
        "later",
        f"file://{small}",
        "kopie",
    )
    done = in_process("diff", earlier, "--root", tmp_path / "kopie")

    assert (done.returncode, "git fetch --unshallow" in done.stderr) == (2, True)


def test_a_record_that_no_longer_loads_is_told_apart(small):
    """The rest is compared; nothing is concluded from what one state cannot show."""

    def spoil(root: Path) -> None:
        edit(root, "evidence/sources/jansen2024.yml", "source_class:", "kind_of_source:")
        edit(root, "evidence/cmocs/vroege-uitleg.yml", "goes_wrong: false", "goes_wrong: true")

    committed(small, "oud-model", spoil)
    found = diff(small, "oud-model", "voor")

    assert [(u["path"], u["state"]) for u in found["not_compared"]] == [
        ("evidence/sources/jansen2024.yml", "before")
    ]
    assert [r["id"] for r in found["records"]] == ["vroege-uitleg"]
    assert facts(found, "cmoc/vroege-uitleg") == {"goes_wrong": (True, False)}
    assert found["counts"] == []
    text = in_process("diff", "oud-model", "voor", "--root", small).stdout
    assert "#### Niet te vergelijken" in text


def test_links_and_files_of_another_kind_are_left_alone(small):
    def add(root: Path) -> None:
        (root / "evidence/terms/elders.yml").symlink_to("/etc/hostname")
        (root / "evidence/terms/groot.yml").write_text("#" * 600_000, encoding="utf-8")
        (root / "evidence/notitie.txt").write_text("x", encoding="utf-8")

    committed(small, "rommel", add)
    found = diff(small, "voor", "rommel")

    assert [u["path"] for u in found["not_compared"]] == ["evidence/terms/groot.yml"]
    assert found["records"] == []


def test_what_strangers_write_stays_text(small):
    """In a comment nothing becomes a tag, a link, a mention, an image or another cell."""
    hostile = "x | y <script>alert(1)</script> @iemand #12 [a](http://b.nl) `c` ![d](e) www.f.nl"

    def spoil(root: Path) -> None:
        file = root / "evidence/cmocs/vroege-uitleg.yml"
        text = re.sub(
            r"^title: .*$",
            f"title: {json.dumps(hostile)}",
            file.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        file.write_text(text.replace("goes_wrong: false", "goes_wrong: true"), encoding="utf-8")

    committed(small, "vijandig", spoil)
    text = in_process("diff", "voor", "vijandig", "--root", small).stdout
    lines = [row for row in text.splitlines() if "alert" in row]

    assert lines
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == 5
        assert not re.search(r"(?<!\\)[<`\[]|@i|#1|www\\.", line)


def test_a_comment_never_becomes_too_long(small):
    def add(root: Path) -> None:
        text = (root / "evidence/terms/uitleg.yml").read_text(encoding="utf-8")
        for number in range(900):
            new = text.replace("id: uitleg", f"id: begrip-{number}")
            new = re.sub(r"^term: .*$", f"term: {'lang ' * 60}{number}", new, flags=re.MULTILINE)
            (root / f"evidence/terms/begrip-{number}.yml").write_text(new, encoding="utf-8")

    committed(small, "veel", add)
    text = in_process("diff", "voor", "veel", "--root", small).stdout

    assert len(text) < 65_536
    assert re.search(r"Nog \d+\. Met --format json staat alles er", text)
    assert len(diff(small, "voor", "veel")["records"]) == 900


def test_the_answer_is_the_same_every_time(small):
    committed(
        small,
        "zelfde",
        lambda root: edit(
            root, "evidence/cmocs/vroege-uitleg.yml", "goes_wrong: false", "goes_wrong: true"
        ),
    )
    calls = [
        spoorboek("diff", "voor", "zelfde", "--root", small, PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    ]

    assert calls[0] == calls[1] != ""
