"""Checks find what is wrong where it is wrong, and leave a sound base alone."""

import ast
import datetime
import importlib
import inspect
import pkgutil
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek import (
    bibliography,
    checks,
    reference_findings,
    reference_layout,
    text_file,
    yaml_reading,
    yaml_source,
)
from spoorboek.checks.catalogue import CHECKS, explained_rules, rule_of
from spoorboek.checks.loading_rules import LOADING_RULES
from spoorboek.checks.running import check
from spoorboek.checks.site_rules import SITE_RULES
from spoorboek.evidence_base import EvidenceBase, reading, record_file, strays
from spoorboek.finding import Finding, Severity, as_text, in_order
from spoorboek.records import validation
from tests.checks.worlds import DATA, TODAY, cases, findings_in, in_one_line, sound_world, spoil

ROOT = Path(__file__).parents[2]
CASES = cases()
READING_MODULES = (
    text_file,
    yaml_reading,
    yaml_source,
    validation,
    reading,
    record_file,
    strays,
    bibliography,
    reference_findings,
    reference_layout,
)
# Broken by what lies outside a world: rights on a disk, millions of characters, a site that is built.
WITHOUT_CASE = {"unreadable-file", "bibtex-size", *(rule.name for rule in SITE_RULES)}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return sound_world(tmp_path)


def test_a_sound_world_gives_no_findings(world):
    assert findings_in(world) == []


@pytest.mark.parametrize("name", CASES)
def test_every_mistake_is_reported_where_it_is_made(world, name):
    """A mistake gives exactly the findings that its case announces, by the rule it is named after."""
    spoil(world, CASES[name]["change"])
    findings = findings_in(world)

    assert [in_one_line(finding) for finding in findings] == CASES[name]["findings"]
    assert name.split("/")[0] in {finding.rule for finding in findings}


def test_every_rule_has_a_case_and_every_case_a_rule():
    rules = [rule.name for rule in explained_rules()]

    assert {name.split("/")[0] for name in CASES} | WITHOUT_CASE == set(rules)
    assert len(rules) == len(set(rules))
    assert all(rule.explanation for rule in explained_rules())
    serious = {word for rule in explained_rules() for word in rule.severity.split(" of ")}
    assert serious == {"fout", "waarschuwing", "opmerking"}


@pytest.mark.parametrize("rule", explained_rules(), ids=lambda rule: rule.name)
def test_the_help_page_tells_how_serious_a_rule_is(rule, tmp_path_factory):
    words = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.NOTE: "opmerking"}
    seen = set()
    for name in CASES:
        if name.startswith(f"{rule.name}/"):
            world = sound_world(tmp_path_factory.mktemp("case"))
            spoil(world, CASES[name]["change"])
            seen |= {words[f.severity] for f in findings_in(world) if f.rule == rule.name}

    assert seen == set(rule.severity.split(" of ")) or rule.name in WITHOUT_CASE


@pytest.mark.parametrize("rule", explained_rules(), ids=lambda rule: rule.name)
def test_every_rule_is_explained_in_a_sentence(rule):
    """The first paragraph is the rule itself; nothing for programmers stands in between."""
    sentence = " ".join(rule.explanation.split("\n\n")[0].split())

    assert re.match(r"[A-Z].*\.$", sentence)
    assert len(sentence) > 30
    assert not re.search(r"^(Args|Returns|Yields|Raises):", rule.explanation, re.MULTILINE)


@pytest.mark.parametrize("rule", explained_rules(), ids=lambda rule: rule.name)
def test_every_entry_of_the_help_page_says_why_and_shows_mistake_and_repair(rule):
    """New check? Its docstring is the entry: the rule; then why; then, four spaces in, an example."""
    paragraphs = [p for p in rule.explanation.split("\n\n") if not p.startswith("    ")]
    example = re.findall(r"^    .*", rule.explanation, re.MULTILINE)
    marks = [line.split("#", 1)[1] for line in example if "#" in line]
    how_serious = rule.severity.split(" of ")

    assert len(paragraphs) > 1, f"{rule.name}: schrijf een alinea die zegt waarom de regel er is"
    assert any(m.split()[0].strip(":,") in how_serious for m in marks if m.strip()), (
        f"{rule.name}: laat een fout voorbeeld zien, met '# {how_serious[0]}: waarom' erachter"
    )
    assert any(m.startswith(" goed") for m in marks), (
        f"{rule.name}: laat zien hoe het hersteld is, met '# goed' erachter"
    )


def test_every_function_that_yields_findings_is_in_the_list():
    found = set()
    for module in pkgutil.iter_modules(checks.__path__, "spoorboek.checks."):
        for name, function in inspect.getmembers(
            importlib.import_module(module.name), inspect.isfunction
        ):
            returns = function.__annotations__.get("return")
            if str(returns) == "collections.abc.Iterator[spoorboek.finding.Finding]":
                found.add(name)

    assert found == {demand.__name__ for demand in CHECKS}
    assert len(CHECKS) == len(set(map(rule_of, CHECKS)))


def test_every_rule_of_loading_is_explained_and_no_other():
    """Each word in kebab-case in the modules that read is a rule, but for these."""
    no_rules = {"utf-8", "utf-8-sig", "no-enclosing"}
    words = {
        node.value
        for module in READING_MODULES
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = {word for word in words if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", word)}

    assert used - no_rules == {rule.name for rule in LOADING_RULES}


def test_a_file_that_may_not_be_read_is_a_finding(world, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(text_file, "open", refuse, raising=False)

    assert {finding.rule for finding in EvidenceBase.load(world).findings} == {"unreadable-file"}


def test_a_bibtex_file_that_is_too_long_is_a_finding(world, monkeypatch):
    monkeypatch.setattr(bibliography, "MAX_CHARACTERS", 100)

    assert "bibtex-size" in {finding.rule for finding in EvidenceBase.load(world).findings}


def test_the_real_evidence_is_sound():
    """No errors; every warning was looked at, and its record says why it may stay. A note is never a block."""
    found = check(EvidenceBase.load(ROOT))
    findings = [finding for finding in found if finding.severity is not Severity.NOTE]

    assert findings == [], as_text(findings)


def test_real_evidence_on_its_own_is_sound_too(tmp_path):
    """Without docs/ beside it there are no pages to judge by; the records are as sound as ever."""
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")

    assert [f for f in check(EvidenceBase.load(tmp_path)) if f.is_error] == []


def test_findings_come_sorted_and_once(world):
    spoil(world, CASES["retraction-has-a-day/without"]["change"])
    spoil(world, CASES["page-names-what-exists/phase"]["change"])
    spoil(world, CASES["invalid-yaml/colon"]["change"])
    findings = findings_in(world)

    assert len(findings) == 3
    assert findings == in_order(findings)


@pytest.mark.parametrize("demand", CHECKS, ids=rule_of)
def test_the_explanation_of_a_check_does_not_ask_for_docstrings(demand, monkeypatch):
    """Python leaves these out when it is asked to, and the help page must stay the same."""
    told = {rule.name: rule.explanation for rule in explained_rules()}
    monkeypatch.setattr(demand, "__doc__", None)

    assert {rule.name: rule.explanation for rule in explained_rules()} == told


def test_references_that_were_not_read_are_told_once(tmp_path):
    """Not again at every page, record or exception that needs one of them."""
    for part in ("evidence", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    before = check(EvidenceBase.load(tmp_path))
    with (tmp_path / "evidence/references/references.bib").open("ab") as file:
        file.write(b"\xff")
    more = [finding for finding in check(EvidenceBase.load(tmp_path)) if finding not in before]

    assert [finding.rule for finding in more] == ["wrong-encoding"]


def test_today_has_begun_somewhere_on_earth(world):
    """A date that is written today is not in the future, in whatever time zone the check runs."""
    today = datetime.datetime.now().astimezone().date()
    source = world / "evidence/sources/jansen2024.yml"
    text = source.read_text(encoding="utf-8").replace("2026-01-15", today.isoformat())
    source.write_text(text, encoding="utf-8")

    assert "date-is-not-in-the-future" not in {f.rule for f in check(EvidenceBase.load(world))}


def test_a_base_without_prose_can_be_checked(world):
    for page in sorted((world / "docs").rglob("*.md")):
        page.unlink()
    (world / "docs" / "hulpmiddelen").rmdir()
    (world / "docs").rmdir()

    assert findings_in(world) == []


def test_a_page_that_did_not_opt_in_is_left_alone(world):
    page = world / "docs/index.md"
    text = page.read_text(encoding="utf-8").replace("render_macros: true\n", "")
    page.write_text(text.replace("leg-uit", "weg"), encoding="utf-8")

    assert findings_in(world) == []


def test_what_mkdocs_does_not_run_is_left_alone(world):
    with (world / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write('\n{# {{ cite("niets") }} #}\n{% raw %}\n{{ cite("niets") }}\n{% endraw %}\n')

    assert findings_in(world) == []


def test_an_empty_folder_is_sound(tmp_path):
    assert findings_in(tmp_path) == []


def findings_with(root: Path, path: str, content: bytes) -> list[Finding]:
    (root / path).write_bytes(content)
    return findings_in(root)


ANY_FILE = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
FILES = st.sampled_from(
    ["evidence/terms/uitleg.yml", "evidence/references/references.bib", "docs/index.md"]
)


@ANY_FILE
@given(path=FILES, content=st.binary(max_size=300))
def test_no_bytes_make_it_stumble(world, path, content):
    assert all(isinstance(finding, Finding) for finding in findings_with(world, path, content))


@ANY_FILE
@given(path=FILES, text=st.text(max_size=300))
def test_no_text_makes_it_stumble(world, path, text):
    content = text.encode("utf-8", "surrogatepass")

    assert all(isinstance(finding, Finding) for finding in findings_with(world, path, content))


YAML_LINES = st.lists(
    st.sampled_from(
        [
            "id: uitleg",
            "term: Uitleg",
            "definition: x",
            "see:",
            "  - tool/x",
            "- a",
            "? b",
            "see: [",
            "{",
        ]
    )
    | st.text(max_size=20),
    max_size=12,
)


@ANY_FILE
@given(lines=YAML_LINES)
def test_nothing_like_a_record_makes_it_stumble(world, lines):
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    findings = findings_with(world, "evidence/terms/uitleg.yml", content)

    assert all(f.line >= 1 and f.column >= 1 and f.message for f in findings)


MARKDOWN = st.lists(
    st.sampled_from(
        ["[a](", ")", "<b>", "![", "](javascript:x)", "<!--", "[x]: data:y", "`", "\n", "|"]
    )
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10),
    max_size=15,
).map("".join)


@ANY_FILE
@given(markdown=MARKDOWN)
def test_no_markdown_makes_it_stumble(world, markdown):
    tool = (DATA / "sound/evidence/tools/blad-uitleg.yml").read_text(encoding="utf-8")
    sheet = "\n".join("  " + line for line in ("x " + markdown).split("\n"))
    content = (tool.split("sheet:")[0] + "sheet: |-\n" + sheet + "\n").encode()
    findings = findings_with(world, "evidence/tools/blad-uitleg.yml", content)

    assert all(isinstance(finding, Finding) for finding in findings)


def test_the_day_of_judgement_can_be_chosen(world):
    late = datetime.date(2025, 1, 1)

    assert check(EvidenceBase.load(world), today=TODAY) == []
    assert {f.rule for f in check(EvidenceBase.load(world), today=late)} == {
        "date-is-not-in-the-future"
    }
