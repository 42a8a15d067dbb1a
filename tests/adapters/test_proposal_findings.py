"""A proposal hears what it brings: beside its own lines, elsewhere once, and not what was there before it."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.adapters.command_line.changed_lines import WHOLE, Changes, changes_since
from spoorboek.adapters.command_line.proposal_report import MOST, as_report, fewest
from spoorboek.adapters.command_line.revision import commit_of
from spoorboek.adapters.command_line.weighing import weighed
from spoorboek.finding import Finding, Severity
from spoorboek.report import read
from tests.adapters.repositories import commit, git, repository
from tests.checks.worlds import DATA
from tests.commands import in_process

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="comparing needs git")

TERM = "evidence/terms/uitleg.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A repository with the sound world, committed as `voor`."""
    return repository(tmp_path / "r", DATA / "sound" / "evidence")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def lines(root: Path, revision: str = "voor") -> dict[str, list[tuple[int, int]]]:
    found = changes_since(root, commit_of(root, revision)).lines
    return {path: [(r.start, r.stop) for r in ranges] for path, ranges in found.items()}


ALL = [(r.start, r.stop) for r in WHOLE]

# Which lines were written


def test_lines_that_came_or_changed_are_known_and_lines_that_went_are_not(world):
    write(world, "evidence/a.yml", "".join(f"{n}\n" for n in range(1, 11)))
    commit(world, "tien")
    write(world, "evidence/a.yml", "1\ntwee\n3\n4\n4b\n4c\n5\n7\n8\n9\n10")

    assert lines(world, "tien") == {"evidence/a.yml": [(2, 3), (5, 7), (7, 7), (11, 12)]}


def test_a_new_file_is_written_whole_also_when_git_does_not_know_it(world):
    write(world, "evidence/terms/nieuw.yml", "id: nieuw\n")
    write(world, "docs/nieuw.md", "# Nieuw\n")
    git(world, "add", "docs")

    assert lines(world) == {"evidence/terms/nieuw.yml": ALL, "docs/nieuw.md": ALL}


def test_a_file_that_moved_is_followed(world):
    git(world, "mv", TERM, "evidence/terms/duiding.yml")
    with (world / "evidence/terms/duiding.yml").open("a") as file:
        file.write("note: x\n")
    found = changes_since(world, commit_of(world, "voor"))

    assert found.was == {"evidence/terms/duiding.yml": TERM}
    assert [len(ranges) for ranges in found.lines.values()] == [1]


def test_a_file_that_goes_or_becomes_a_link_has_no_lines(world):
    (world / TERM).unlink()
    (world / TERM).symlink_to("/etc/hostname")
    (world / "evidence/cmocs/vroege-uitleg.yml").unlink()

    assert lines(world) == {}


@pytest.mark.parametrize(
    "name",
    [
        'met "aanhaling".yml',
        "ééń → x.yml",
        "regel\neinde.yml",
        "-x.yml",
        "a b\t.yml",
        "@@ -1 +1 @@.yml",
    ],
)
def test_any_name_of_a_file_is_read(world, name):
    write(world, f"evidence/{name}", "1\n2\n")
    commit(world, "naam")
    write(world, f"evidence/{name}", "1\n2\ndiff --git a/x b/x\n@@ -1 +9,9 @@\n")

    assert lines(world, "naam") == {f"evidence/{name}": [(3, 5)]}


def test_settings_of_others_change_nothing(world):
    for setting, value in (
        *(("diff.noprefix", "true"), ("color.ui", "always"), ("diff.external", "false")),
        *(("diff.context", "9"), ("diff.interHunkContext", "9"), ("diff.renames", "false")),
        *(("core.quotePath", "true"), ("diff.mnemonicPrefix", "true")),
    ):
        git(world, "config", setting, value)
    write(world, ".gitattributes", "*.yml binary\n")
    file = world / TERM
    file.write_text(file.read_text("utf-8") + "a: 1\n", encoding="utf-8")
    number = len(file.read_text("utf-8").splitlines())

    assert lines(world) == {TERM: [(number, number + 1)]}


def test_a_root_below_the_top_of_the_repository_has_its_own_paths(tmp_path):
    root = tmp_path / "top" / "kennis"
    shutil.copytree(DATA / "sound" / "evidence", root / "evidence")
    git(tmp_path / "top", "init", "--quiet")
    commit(tmp_path / "top", "voor")
    write(tmp_path / "top", "evidence/ander.yml", "x: 1\n")
    write(root, "evidence/nieuw.yml", "x: 1\n")

    assert lines(root) == {"evidence/nieuw.yml": ALL}


# Which findings are new


def finding(
    line: int = 1, rule: str = "x", message: str = "m", path: str = "a.yml", **more: Severity
) -> Finding:
    return Finding(path, line, 1, rule, message, **more)


WRITTEN = Changes({"a.yml": [range(5, 7)], "nieuw.yml": WHOLE, "b2.yml": []}, {"b2.yml": "b.yml"})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [finding(5)], (1, 0, 0, 0)),
        ([], [finding(4), finding(7)], (2, 0, 0, 0)),
        ([], [finding(3), finding(8)], (0, 2, 0, 0)),
        ([], [finding(4, path="c.yml")], (0, 1, 0, 0)),
        ([finding(3)], [finding(5)], (0, 0, 1, 0)),
        ([finding(3)], [], (0, 0, 0, 1)),
        ([finding(3)], [finding(3), finding(5)], (1, 0, 1, 0)),
        ([finding(3)], [finding(5), finding(9)], (1, 0, 1, 0)),
        ([finding(3)], [finding(3, message="n")], (0, 1, 0, 1)),
        ([finding(3)], [finding(3, severity=Severity.NOTE)], (0, 1, 0, 1)),
        ([finding(3, path="b.yml")], [finding(3, path="b2.yml")], (0, 0, 1, 0)),
        (
            [finding(message="als 'k' (r.bib:9)")],
            [finding(message="als 'k' (r.bib:12)")],
            (0, 0, 1, 0),
        ),
        ([finding(message="ook op regel 9")], [finding(message="ook op regel 12")], (0, 0, 1, 0)),
        ([], [finding(1, path="nieuw.yml"), finding(800, path="nieuw.yml")], (2, 0, 0, 0)),
    ],
)
def test_a_finding_is_new_here_new_elsewhere_or_old(before, after, expected):
    found = weighed(before, after, WRITTEN)

    assert (len(found.here), len(found.caused), len(found.standing), found.solved) == expected


FINDINGS = st.lists(
    st.builds(finding, st.integers(1, 9), st.sampled_from("xyz"), st.sampled_from("mn")),
    unique=True,
)


@given(FINDINGS, FINDINGS)
def test_every_finding_is_told_once(before, after):
    found = weighed(before, after, WRITTEN)

    assert Counter([*found.here, *found.caused, *found.standing]) == Counter(after)
    assert found.solved == len(before) - len(found.standing)
    assert all(WRITTEN.hold(one) for one in found.here)
    assert not any(WRITTEN.hold(one) for one in found.caused)


# What is shown


@given(
    st.lists(
        st.builds(
            finding,
            st.integers(1, 400),
            st.sampled_from("uvwxyz"),
            path=st.sampled_from(["a", "b"]),
        ),
        unique=True,
    )
)
def test_no_more_annotations_than_are_shown(findings):
    shown = fewest(findings)

    assert len(shown) <= MOST
    assert {one.rule for one in shown} == {one.rule for one in findings}
    if len(findings) <= MOST:
        assert shown == findings


def test_one_annotation_names_the_others():
    (shown,) = fewest([finding(line) for line in range(1, 25)])

    assert shown.line == 1
    assert "nog 23 plekken: a.yml:2, a.yml:3, a.yml:4, a.yml:5, a.yml:6 en elders" in shown.message


def test_errors_do_not_push_warnings_aside():
    many = [finding(n, rule=f"r{n}") for n in range(1, 30)]
    shown = fewest([*many, finding(40, severity=Severity.WARNING)])

    assert Counter(one.severity for one in shown) == {Severity.ERROR: MOST, Severity.WARNING: 1}


def test_the_report_starts_with_what_nobody_sees_beside_a_line():
    found = weighed(
        [finding(3), finding(9, "oud")], [finding(5, "y"), finding(8, "z"), finding(3)], WRITTEN
    )
    report = as_report(found)

    assert [section.title for section in report.sections] == [
        *(
            "Door dit voorstel ontstaan, op een andere plek",
            "Op regels van dit voorstel",
            "Stond er al",
        )
    ]
    assert report.strong == "Dit voorstel brengt: 2 fouten."
    assert report.sections[2].rows == (("x", "fout", "1", "a.yml:3"),)
    assert any("niet aan dit voorstel" in note for note in report.told)
    assert any("Opgelost door dit voorstel: 1 bevinding" in note for note in report.told)


# The command


def check(root: Path, *words: str | Path) -> tuple[int, str]:
    done = in_process("check", "--root", root, *words)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_proposal_without_mistakes_brings_nothing(world, tmp_path):
    file = world / TERM
    file.write_text(file.read_text("utf-8").replace("term:", "# woord\nterm:", 1), encoding="utf-8")
    status, text = check(
        world, "--changed-since", "voor", "--format", "github", "--report", tmp_path / "v.json"
    )
    report = read((tmp_path / "v.json").read_text("utf-8"))

    assert status == 0
    assert "::" not in text
    assert report.strong == "Dit voorstel brengt: niets."


def test_a_proposal_hears_of_its_own_lines_and_of_what_it_broke(world, tmp_path):
    """An old mistake elsewhere is counted; a link that lost its target is told, though its line stayed."""
    write(world, "evidence/terms/oud.yml", "id: oud\ntrem: Oud\n")
    commit(world, "oud")
    old = {
        f["rule"]
        for f in json.loads(check(world, "--format", "json")[1])
        if f["path"].endswith("oud.yml")
    }
    assert old
    cmoc = world / "evidence/cmocs/vroege-uitleg.yml"
    text = cmoc.read_text("utf-8").replace("id: vroege-uitleg", "id: late-uitleg")
    git(world, "mv", cmoc, world / "evidence/cmocs/late-uitleg.yml")
    write(world, "evidence/cmocs/late-uitleg.yml", text)
    write(world, "evidence/terms/nieuw.yml", "id: nieuw\nterm: Nieuw\ntrem: x\n")
    status, shown = check(
        world, "--changed-since", "oud", "--format", "github", "--report", tmp_path / "v.json"
    )
    report = read((tmp_path / "v.json").read_text("utf-8"))
    tables = {section.title: section.rows for section in report.sections}

    assert status == 1
    annotated = re.findall(r"^::error file=([^,]+),line=(\d+)", shown, re.MULTILINE)
    assert ("evidence/terms/nieuw.yml", "3") in annotated
    assert {path for path, _ in annotated} == {"evidence/terms/nieuw.yml"}
    caused = tables["Door dit voorstel ontstaan, op een andere plek"]
    assert any("vroege-uitleg" in row[1] for row in caused)
    assert not any("oud.yml" in row[0] or "nieuw.yml" in row[0] for row in caused)
    assert {row[0] for row in tables["Stond er al"]} >= old


def test_text_and_json_hold_what_the_proposal_brings(world):
    write(world, "evidence/terms/oud.yml", "id: oud\ntrem: Oud\n")
    commit(world, "oud")
    write(world, "evidence/terms/nieuw.yml", "id: nieuw\ntrem: Nieuw\n")
    _, text = check(world, "--changed-since", "oud")
    found = json.loads(check(world, "--changed-since", "oud", "--format", "json")[1])

    assert {one["path"] for one in found} == {"evidence/terms/nieuw.yml"}
    assert "oud.yml" not in text
    assert re.search(r"Stond er al: \d+ fout", text)


def test_pages_are_compared_too(world):
    write(world, "docs/a.md", "---\nrender_macros: true\n---\n{{ link('term/weg', 'x') }}\n")
    write(world, "mkdocs.yml", "site_name: x\n")
    commit(world, "pagina")
    _, text = check(world, "--changed-since", "pagina", "--format", "github")

    assert "::" not in text
    assert re.search(r"Stond er al: [1-9]", text)


@pytest.mark.parametrize("revision", ["weg", "--help", "a\nb"])
def test_a_state_that_is_not_there_is_said_in_one_line(world, revision):
    done = in_process("check", "--root", world, f"--changed-since={revision}")

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_report_needs_a_state_to_compare_with(world, tmp_path):
    done = in_process("check", "--root", world, "--report", tmp_path / "v.json")

    assert done.returncode == 2
    assert "--changed-since" in done.stderr
