"""Measurements: what a run of one of the project's own proofs found, kept as data for the page that shows it.

Nobody types these files: `make bench` and the like write them. What is not there was not measured.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from spoorboek.whole_file import write_whole

FOLDER = "measurements"
"""Below the root of the repository; a build offers the files at `ON_SITE`."""
ON_SITE = "over/prestaties"


class Unreadable(Exception):  # noqa: N818  # the message is a reason, told in Dutch
    """The file is there and is not what a run writes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what was measured next to others in the same group, in seconds."""

    chart: str
    group: str
    label: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: on which day, on what, with which command, and a row for everything that was looked at."""

    date: str
    """As `2026-11-22`."""
    machine: str
    command: str
    """With what anybody can do it again."""
    versions: Mapping[str, str]
    columns: Mapping[str, str]
    """The heading of each column by its key; the first column names the row."""
    rows: Sequence[Mapping[str, str]]
    """What stands in each column; a column that is not there is empty."""
    notes: Sequence[str] = ()
    bars: Sequence[Bar] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    """Everything that was counted, for programs."""


_FORM: TypeAdapter[Measurement] = TypeAdapter(Measurement)


def measurement_file(name: str) -> str:
    """Where the last run of this name is kept."""
    return f"{FOLDER}/{name}.json"


def read_measurement(root: Path, name: str) -> Measurement | None:
    """The last run of this name, if there was one. Raises `Unreadable`."""
    file = root / measurement_file(name)
    if not file.is_file():
        return None
    try:
        return _FORM.validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise Unreadable("het is geen meting zoals een programma van ons die schrijft") from error


def measurement_address(name: str) -> str:
    """Where a build offers it to readers, relative to the site."""
    return f"{ON_SITE}/{name}.json"


def offer_measurements(root: Path, site: Path) -> None:
    """Lay every measurement that can be read beside the page that shows it."""
    for file in sorted((root / FOLDER).glob("*.json")):
        if not file.is_symlink() and _is_readable(root, file.stem):
            target = site / measurement_address(file.stem)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def _is_readable(root: Path, name: str) -> bool:
    try:
        return read_measurement(root, name) is not None
    except Unreadable:
        return False


def write_measurement(root: Path, name: str, found: Measurement) -> Path:
    """Keep a run in the place of the one before; whoever stops the program finds one of the two."""
    file = root / measurement_file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Figures as they are: `asdict` would count the pairs of a Counter instead of copying them.
    data = asdict(found) | {"figures": found.figures}
    write_whole(file, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return file
