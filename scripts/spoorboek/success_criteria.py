"""Success criteria: the table of WCAG 2.2, levels A and AA, with how this site meets each and what it does not.

Source of the criteria: W3C, Web Content Accessibility Guidelines (WCAG) 2.2, https://www.w3.org/TR/WCAG22/.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

FILE = "measurements/wcag.yml"


class Verdict(StrEnum):
    """What is to be said of a criterion, as far as it was looked at."""

    MET = "voldoet"
    PARTLY = "deels"
    NOT_APPLICABLE = "niet-van-toepassing"
    NOT_LOOKED_AT = "niet-nagegaan"


class Criterion(BaseModel):
    """One success criterion: what was done for it, what shows that, and what is known to be wrong."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: str
    level: str
    name: str
    verdict: Verdict
    how: str
    tests: tuple[str, ...] = ()
    """Below tests/: a file, or a file and a function with `::` between them."""
    by_hand: str = ""
    faults: tuple[str, ...] = ()

    @property
    def test_files(self) -> tuple[str, ...]:
        """The names of the files with these tests, each once."""
        names = (test.partition("::")[0].rpartition("/")[2] for test in self.tests)
        return tuple(dict.fromkeys(names))


class SuccessCriteria(BaseModel):
    """All criteria, and the day on which they were last gone through."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: date
    criteria: tuple[Criterion, ...]

    def count(self, verdict: Verdict) -> int:
        """How many criteria have this verdict."""
        return sum(one.verdict is verdict for one in self.criteria)


_FORM = TypeAdapter(SuccessCriteria)


def read_criteria(root: Path) -> SuccessCriteria | None:
    """The table of this project, if it has one that can be read."""
    try:
        return _FORM.validate_python(yaml.load((root / FILE).read_bytes(), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValidationError):
        return None
