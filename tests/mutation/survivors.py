"""Survivors: what people say of the mutants that no test noticed, mutant by mutant."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from tests.mutation.mutants import Mutant

FILE = "measurements/surviving_mutants.yml"


class Kind(StrEnum):
    """Why nothing noticed."""

    EQUIVALENT = "gelijkwaardig"
    """The program does the same."""
    WORDS = "alleen woorden"
    SPEED = "alleen snelheid"
    UNTESTED = "niet getest"
    """Something else is done, and these tests do not look."""


class Explanation(BaseModel):
    """Why mutants of one line live on: all of them, or the one that is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    module: str
    function: str
    line: str
    change: str = ""
    """What stood there and what stands there now, with `→` between them."""
    kind: Kind
    reason: str

    def is_about(self, mutant: Mutant) -> bool:
        """Whether it explains this mutant."""
        where = (mutant.module, mutant.function, mutant.line)
        return where == (self.module, self.function, self.line) and self.change in (
            "",
            f"{mutant.before} → {mutant.after}",
        )


_FORM = TypeAdapter(tuple[Explanation, ...])


def read_explanations(root: Path) -> tuple[Explanation, ...]:
    """Every explanation; a file that is not there explains nothing."""
    file = root / FILE
    if not file.is_file():
        return ()
    return _FORM.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")) or ())


def explained(mutant: Mutant, explanations: Iterable[Explanation]) -> Explanation | None:
    """What is said of this mutant."""
    return next((one for one in explanations if one.is_about(mutant)), None)
