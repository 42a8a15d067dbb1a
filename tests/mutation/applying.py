"""Applying: a mutant takes the place of a function that everybody holds already, by giving it other code."""

import gc
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutation.mutants import Mutant

_IS_FUNCTION = 1  # CO_OPTIMIZED: a function, not the body of a class


class Functions:
    """The functions of some folders, as everybody in this process holds them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._of: dict[str, list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(f"{root}/"):
                self._of.setdefault(one.__code__.co_filename, []).append(one)

    def become(self, mutant: Mutant) -> None:
        """Everything in this process runs the mutant from now on."""
        file = str(self._root / mutant.module)
        code = next(
            code
            for code in _functions(compile(mutant.tree(), file, "exec"))
            if code.co_qualname == mutant.function and code.co_firstlineno <= mutant.lines[0]
        )
        held = [one for one in self._of.get(file, ()) if _is_same(one.__code__, code)]
        if not held:
            raise LookupError(mutant.key)
        for function in held:
            function.__code__ = code


def _functions(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & _IS_FUNCTION:
                yield one
            else:
                yield from _functions(one)


def _is_same(one: CodeType, other: CodeType) -> bool:
    return (one.co_qualname, one.co_firstlineno) == (other.co_qualname, other.co_firstlineno)
