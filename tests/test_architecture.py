"""The shape of the program: imports run one way, every list is the only one, everything is documented."""

import ast
import inspect
import pkgutil
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

import spoorboek
from spoorboek.adapters.command_line.application import COMMANDS, application
from spoorboek.checks.catalogue import CHECKS, explained_rules
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.environment import environment
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "spoorboek"
TEMPLATES = sorted((PACKAGE / "pages" / "templates").rglob("*.jinja"))

# A module may import what stands before it. Names in one group may import each other
# only where the group is one of plain modules that read files.
READING = [
    "finding",
    "rule",
    "system_error",
    "report",
    "markdown",
    "latex",
    "text_file",
    "yaml_reading",
    "yaml_source",
    "yaml_fields",
    "retraction_data",
    "same_publication",
    "orcid",
    "written_dates",
    "reference_words",
    "reference",
    "reference_findings",
    "reference_layout",
    "bibliography",
    "reference_files",
    "pandoc",
    "citeproc",
    "citation",
    "edition",
    "data_file",
    "prose_page",
    "prose_text",
    "harmless_html",
    "engine",
    "assets",
    "theme_style",
    "folder_style",
    "archive",
    "whole_file",
    "worker",
    "literature",
    "site_links",
    "outside_links",
    "measurements",
    "success_criteria",
    "licences",
    "bill_of_materials",
]
SIBLINGS = ["checks", "pages", "exports", "intake"]
LAYERS = [
    READING,
    ["records"],
    ["timeline", "readability"],
    ["evidence_base"],
    ["record_cache"],
    ["reasoning"],
    SIBLINGS,
    ["paper"],
    ["adapters"],
]
DOORS = {"command_line", "mkdocs_hook", "macros", "proposal"}
ONLY_IN_DOORS = {"mkdocs", "typer", "click", "watchdog", "pagefind"}


def module_name(file: Path) -> str:
    parts = list(file.relative_to(PACKAGE.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def imports_of(name: str) -> set[str]:
    """Every module that a module names in an import, also inside functions, as a full name."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import hides its direction"
            found |= {
                full if (full := f"{node.module}.{alias.name}") in MODULES else str(node.module)
                for alias in node.names
            }
    return found


def top(name: str) -> str:
    """`checks` for `spoorboek.checks.dates`."""
    return [*name.split("."), ""][1]


def layer(name: str) -> int:
    return next(i for i, names in enumerate(LAYERS) if top(name) in names)


@pytest.mark.parametrize("name", [name for name in MODULES if name != "spoorboek"])
def test_imports_run_leftwards(name):
    """Nothing imports what stands to its right, nor a sibling."""
    for imported in imports_of(name):
        if imported == "spoorboek" or not imported.startswith("spoorboek."):
            continue
        allowed = top(imported) == top(name) or layer(imported) < layer(name)
        within_reading = top(name) in READING and top(imported) in READING
        assert allowed or within_reading, f"{name} imports {imported}"


def test_the_reading_modules_form_no_circle():
    order: dict[str, int] = {}

    def depth(name: str, seen: tuple[str, ...] = ()) -> int:
        assert name not in seen, f"circle: {' → '.join((*seen, name))}"
        if name not in order:
            below = [i for i in imports_of(name) if i in MODULES and i not in ("spoorboek", name)]
            order[name] = 1 + max((depth(i, (*seen, name)) for i in below), default=0)
        return order[name]

    for name in MODULES:
        if top(name) in READING:
            depth(name)


def test_every_module_has_its_place():
    known = {name for names in LAYERS for name in names}

    assert {top(name) for name in MODULES} - {""} <= known


@pytest.mark.parametrize("name", [name for name in MODULES if top(name) != "adapters"])
def test_only_the_doors_know_the_outside(name):
    assert {imported.partition(".")[0] for imported in imports_of(name)} & ONLY_IN_DOORS == set()


@pytest.mark.parametrize("name", [name for name in MODULES if top(name) == "adapters"])
def test_no_door_opens_into_another(name):
    def door(module: str) -> str:
        return [*module.split("."), "", ""][2]

    doors = {door(i) for i in imports_of(name) if top(i) == "adapters"} - {""}

    assert door(name) in DOORS | {""}
    assert doors <= {door(name)}


def test_the_package_says_what_it_is():
    assert {p.name for p in PACKAGE.parent.iterdir() if not p.name.endswith(".egg-info")} <= {
        "spoorboek",
        "__pycache__",
    }
    for name, file in MODULES.items():
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), name


def subclasses(model: type[Record]) -> set[type[Record]]:
    found = {model}
    for child in model.__subclasses__():
        found |= subclasses(child)
    return found


def test_the_list_of_record_types_is_complete():
    """Every class that has a name of its own as a record is in the one list."""
    for module in pkgutil.walk_packages(spoorboek.__path__, "spoorboek."):
        if module.name.startswith("spoorboek.records"):
            import_module(module.name)
    named = {
        t for t in subclasses(Record) if "name" in vars(t) and t.__module__.startswith("spoorboek.")
    }

    assert named == set(RECORD_TYPES)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_switches_escaping_off(file):
    text = file.read_text(encoding="utf-8")

    assert not re.search(r"\|\s*safe\b", text)
    assert not re.search(r"autoescape\s+false|endautoescape", text)
    assert "Markup(" not in text


def test_templates_escape_whatever_their_name():
    assert environment().autoescape is True
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_every_template_is_used():
    """By a type with its own page, by a slot, or by another template."""
    texts = [f.read_text(encoding="utf-8") for f in [*TEMPLATES, *MODULES.values()]]
    names = {t.name for t in RECORD_TYPES} | {"default"}
    for file in TEMPLATES:
        name = file.name.removesuffix(".html.jinja")
        mentioned = any(file.name in t or f'"{name}"' in t for t in texts)
        assert (file.parent.name == "records" and name in names) or mentioned, file.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    """For who changes code in CONTRIBUTING or the README; for readers on a page of the site."""
    developers = "".join(
        (ROOT / f).read_text(encoding="utf-8") for f in ("README.md", "CONTRIBUTING.md")
    )
    readers = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs" / "over").rglob("*.md"))
    (command,) = application([name]).registered_commands

    assert re.search(rf"spoorboek {name}\b", developers)
    assert re.search(rf"spoorboek {name}\b", readers)
    assert inspect.getdoc(command.callback)


def test_commands_that_are_documented_exist():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `spoorboek ([a-z]+)", text, re.MULTILINE)) == set(COMMANDS)


def test_every_rule_is_explained():
    assert len(CHECKS) == len(set(CHECKS))
    for demand in CHECKS:
        assert inspect.getdoc(demand), demand.__name__
    for rule in explained_rules():
        assert rule.explanation.strip(), rule.name
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)


def test_no_path_or_address_of_a_page_is_made_twice():
    """Only `addresses` and the records know where pages lie: no other module writes a type's folder."""
    for name, file in MODULES.items():
        if top(name) in ("pages", "exports") and name != "spoorboek.pages.addresses":
            text = file.read_text(encoding="utf-8")
            for record_type in RECORD_TYPES:
                assert f'"{record_type.address}/"' not in text, f"{name}: {record_type.address}"


@pytest.mark.parametrize("page", ["slots/way_of_a_record.html.jinja", "docs/over/bouw.md"])
def test_what_a_newcomer_is_pointed_at_is_there(page: str):
    """Every place in code marks is a file or folder of the package or of the repository."""
    file = ROOT / page if page.startswith("docs/") else PACKAGE / "pages" / "templates" / page
    marked = re.findall(
        r"(?:<code>|`)([\w/.]+(?:/|\.(?:py|yml|md)))(?:</code>|`)", file.read_text("utf-8")
    )

    assert len(marked) > 10
    assert [
        m
        for m in marked
        if not (
            (PACKAGE / m).exists()
            or (ROOT / m).exists()
            or (PACKAGE / "adapters" / "command_line" / m).exists()
        )
    ] == []


def test_the_exercise_for_newcomers_still_fits_the_program(tmp_path):
    """What is to be changed stands where the page says, and the check finds what is put in."""
    told = (ROOT / "docs" / "over" / "bouw.md").read_text("utf-8")
    hint = "Zeg het in woorden, of maak er een link van."
    check_file, example, record = (
        "scripts/spoorboek/checks/text.py",
        "tests/checks/data/broken/rich-text-has-no-images.yml",
        "evidence/tools/blad-detachering.yml",
    )
    image = "![plaatje](https://voorbeeld.nl/p.png)"
    assert all(name in told for name in (check_file, example, record, image))
    assert all((ROOT / file).read_text("utf-8").count(hint) == 1 for file in (check_file, example))

    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    (line,) = re.findall(
        r"^ +Vorm:.*$", text := (tmp_path / record).read_text("utf-8"), re.MULTILINE
    )
    (tmp_path / record).write_text(text.replace(line, f"{line} {image}"), encoding="utf-8")
    (finding,) = check(EvidenceBase.load(tmp_path), only=[record])

    assert (finding.rule, finding.hint) == ("rich-text-has-no-images", hint)
    assert "afbeelding 'https://voorbeeld.nl/p.png'" in finding.message
