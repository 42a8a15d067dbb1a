"""Every test can fail: on its way it judges something, itself or in a function of tests/ or bench/ that does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
JUDGES = {"pytest.raises", "pytest.fail", "pytest.warns"}
"""Named judges from elsewhere."""

Name = tuple[str, str]
"""A module, as `tests.browser`, and a function or method of it."""


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(TESTS.parent).with_suffix("").parts)


FILES = [*TESTS.rglob("*.py"), *(TESTS.parent / "bench").rglob("*.py")]
TREES = {module_of(file): ast.parse(file.read_text("utf-8")) for file in sorted(FILES)}


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions, and methods by their own name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (one for one in node.body if isinstance(one, ast.FunctionDef))


def imported(module: str, tree: ast.Module) -> dict[str, Name]:
    """What each name in a module stands for, as far as it comes from here."""
    found = {one.name: (module, one.name) for one in functions_of(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in TREES:
            found |= {one.asname or one.name: (node.module, one.name) for one in node.names}
    return found


FUNCTIONS = {(m, one.name): one for m, tree in TREES.items() for one in functions_of(tree)}
NAMES = {module: imported(module, tree) for module, tree in TREES.items()}
METHODS: dict[str, set[Name]] = {}
for of, named in FUNCTIONS:
    METHODS.setdefault(named, set()).add((of, named))


def judges_itself(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Raise) and "AssertionError" in ast.unparse(node))
        or (isinstance(node, ast.Call) and ast.unparse(node.func) in JUDGES)
        for node in ast.walk(function)
    )


def calls(module: str, function: ast.AST) -> set[Name]:
    """The functions of ours that are called or handed over; of a method only the name is known."""
    found: set[Name] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id in NAMES[module]:
            found.add(NAMES[module][node.id])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found |= METHODS.get(node.func.attr, set())
    return found & FUNCTIONS.keys()


def can_fail(name: Name, seen: frozenset[Name] = frozenset()) -> bool:
    """By its own judgement or by that of what it calls; what only calls itself judges nothing."""
    function = FUNCTIONS[name]
    return judges_itself(function) or any(
        can_fail(one, seen | {name}) for one in calls(name[0], function) - seen - {name}
    )


@pytest.mark.parametrize("module", [m for m in TREES if m.rpartition(".")[2].startswith("test_")])
def test_every_test_can_fail(module: str):
    names = [f.name for f in functions_of(TREES[module]) if f.name.startswith("test_")]

    assert [name for name in names if not can_fail((module, name))] == []


@pytest.mark.parametrize(
    ("body", "judges"),
    [
        ("assert x", True),
        ("with pytest.raises(ValueError): x()", True),
        ("raise AssertionError('x')", True),
        ("raise ValueError('x')", False),
        ("x()", False),
    ],
)
def test_what_judges_and_what_does_not(body: str, judges: bool):
    assert judges_itself(ast.parse(body)) is judges
