"""Mutants: the small mistakes that can be made in a module, each in one place.

What is left out, by rule: texts with a space in them and everything in an f-string (words for people, held by the
broken examples letter by letter), annotations, docstrings, and what runs at import (tables, patterns, classes).
"""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLED = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "sorted": "list",
}
_ASKED = {
    "union": "intersection",
    "intersection": "union",
    "startswith": "endswith",
    "endswith": "startswith",
}


@dataclass(frozen=True)
class Mutant:
    """One mistake: in which function, on which lines, what stood there and what stands there now."""

    module: str
    """As `checks/dates.py`."""
    function: str
    """As Python calls it: `Flow.added`, `flow_of`."""
    line: str
    """The text of the first line that changes."""
    before: str
    after: str
    lines: range
    number: int
    """Which of its equals on lines that read the same."""
    tree: Callable[[], ast.Module] = field(repr=False, compare=False)

    @property
    def key(self) -> str:
        """The same as long as the line is, wherever it moves."""
        return f"{self.module} {self.function}: {self.line} | {self.before} → {self.after} #{self.number}"


def mutants_of(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a module, function by function."""
    tree, text = ast.parse(source), source.splitlines()
    seen: Counter[tuple[str, ...]] = Counter()
    for function, name in _functions(tree.body, ""):
        for place, node in _nodes(function):
            for after in _changes(node):
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                first = text[node.lineno - 1].strip()
                shown = _shown(node), _shown(after)
                made = _changed(tree, name, place, after)
                seen[name, first, *shown] += 1
                number = seen[name, first, *shown]
                yield Mutant(module, name, first, *shown, lines, number, made)


def _shown(node: ast.AST) -> str:
    told = node.test if isinstance(node, ast.If | ast.While) else node
    words = " ".join(ast.unparse(told).split())
    return words if len(words) <= 100 else words[:99] + "…"


def _functions(body: list[ast.stmt], within: str) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Functions and methods with their full name; what stands inside one belongs to it."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node, within + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{within}{node.name}.")


def _nodes(function: ast.FunctionDef) -> Iterator[tuple[int, ast.stmt | ast.expr]]:
    """What may change in the body, with its place in the walk through the function."""
    passed = _left_out(function)
    for place, node in enumerate(ast.walk(function)):
        if isinstance(node, ast.stmt | ast.expr) and id(node) not in passed:
            yield place, node


def _left_out(function: ast.FunctionDef) -> set[int]:
    """The function itself, its docstring, decorators and annotations, and every f-string."""
    roots: list[ast.AST] = [*function.decorator_list, *_annotations(function)]
    roots += [node for node in ast.walk(function) if _is_words(node)]
    return {id(function)} | {id(node) for root in roots for node in ast.walk(root)}


def _is_words(node: ast.AST) -> bool:
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.JoinedStr)


def _annotations(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.FunctionDef) and node.returns:
            yield node.returns
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            yield node.annotation


def _changed(
    tree: ast.Module, name: str, place: int, after: ast.stmt | ast.expr
) -> Callable[[], ast.Module]:
    """A way to make the module with this one thing changed; made when it is asked for."""

    def make() -> ast.Module:
        whole = copy.deepcopy(tree)
        function = next(f for f, called in _functions(whole.body, "") if called == name)
        old = next(node for at, node in enumerate(ast.walk(function)) if at == place)
        new = ast.copy_location(copy.deepcopy(after), old)
        for parent in ast.walk(function):
            for key, value in ast.iter_fields(parent):
                if value is old:
                    setattr(parent, key, new)
                elif isinstance(value, list):
                    value[:] = [new if one is old else one for one in value]
        return ast.fix_missing_locations(whole)

    return make


def _changes(node: ast.stmt | ast.expr) -> Iterator[ast.stmt | ast.expr]:
    """What may stand in the place of this, each one mistake."""
    for kind, changes in _CHANGES.items():
        if isinstance(node, kind):
            yield from changes(node)


def _constants(node: ast.Constant) -> Iterator[ast.expr]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, str) and not any(map(str.isspace, value)):
        yield ast.Constant(f"{value}X")


def _comparisons(node: ast.Compare) -> Iterator[ast.expr]:
    for index, operator in enumerate(node.ops):
        new = copy.deepcopy(node)
        new.ops[index] = _COMPARED[type(operator)]()
        yield new


def _conditions(node: ast.If | ast.While | ast.IfExp) -> Iterator[ast.stmt | ast.expr]:
    """Turned round, unless what is asked is changed by another mistake already."""
    if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        new = copy.deepcopy(node)
        new.test = ast.UnaryOp(ast.Not(), new.test)
        yield new


def _filters(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
) -> Iterator[ast.expr]:
    for number, loop in enumerate(node.generators):
        for index in range(len(loop.ifs)):
            new = copy.deepcopy(node)
            del new.generators[number].ifs[index]
            yield new


def _operators(node: ast.BinOp) -> Iterator[ast.expr]:
    if type(node.op) in _RECKONED:
        yield ast.BinOp(node.left, _RECKONED[type(node.op)](), node.right)


def _either(node: ast.BoolOp) -> Iterator[ast.expr]:
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)


def _signs(node: ast.UnaryOp) -> Iterator[ast.expr]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    called = node.func
    if isinstance(called, ast.Name) and called.id in _CALLED:
        kept = [] if _CALLED[called.id] == "list" else node.keywords
        yield ast.Call(ast.Name(_CALLED[called.id], ast.Load()), node.args, kept)
    elif isinstance(called, ast.Attribute) and called.attr in _ASKED:
        new = ast.Attribute(called.value, _ASKED[called.attr], ast.Load())
        yield ast.Call(new, node.args, node.keywords)


def _answers(node: ast.Return) -> Iterator[ast.stmt]:
    if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.Return(ast.Constant(None))


def _done(node: ast.Expr) -> Iterator[ast.stmt]:
    """What is done, left undone; a generator stays one."""
    generates = isinstance(node.value, ast.Yield | ast.YieldFrom)
    yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load()))) if generates else ast.Pass()


def _added(node: ast.AugAssign) -> Iterator[ast.stmt]:
    if type(node.op) in _RECKONED:
        yield ast.AugAssign(node.target, _RECKONED[type(node.op)](), node.value)


def _loops(node: ast.Break | ast.Continue) -> Iterator[ast.stmt]:
    yield ast.Continue() if isinstance(node, ast.Break) else ast.Break()


_CHANGES: dict[type | tuple[type, ...], Callable] = {
    ast.Constant: _constants,
    ast.Compare: _comparisons,
    (ast.If, ast.While, ast.IfExp): _conditions,
    (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp): _filters,
    ast.BinOp: _operators,
    ast.BoolOp: _either,
    ast.UnaryOp: _signs,
    ast.Call: _calls,
    ast.Return: _answers,
    ast.Expr: _done,
    ast.AugAssign: _added,
    (ast.Break, ast.Continue): _loops,
}
"""Which mistakes can be made in what."""
