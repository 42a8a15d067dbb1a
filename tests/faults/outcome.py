"""Outcome: what one fault did, for a table and as data."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_HERE = "hier niet na te gaan"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what was done, what happened, and whether that is as it should be."""

    case: str
    done: str
    happened: str
    is_good: bool | None

    @property
    def verdict(self) -> str:
        """In words; a case that cannot be tried on this machine is neither good nor bad."""
        return {True: "goed", False: "niet goed", None: NOT_HERE}[self.is_good]


COLUMNS = {
    "case": "Wat er misging",
    "done": "Wat wij deden",
    "happened": "Wat er gebeurde",
    "verdict": "Oordeel",
}


def summary(part: str, figures: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows for a table: every case by itself, and kills of one kind together."""
    rows = figures["rows"]
    if part == "cases":
        return [{key: row[key] for key in COLUMNS} for row in rows]
    where = {"real": " (echt bewijs)", "kills": " (kleine wereld)"}.get(part, "")
    kinds = dict.fromkeys((row["case"], _way(row)) for row in rows)
    return [
        _together(f"{case}{where}", way, [r for r in rows if (r["case"], _way(r)) == (case, way)])
        for case, way in kinds
    ]


def _way(row: Mapping[str, str]) -> str:
    """How it was killed, without the moment."""
    return row["done"].partition(",")[0].rstrip(" 0123456789")


def _together(case: str, way: str, rows: list[Mapping[str, str]]) -> dict[str, str]:
    ends = Counter(row["happened"].partition(";")[0] for row in rows)
    verdicts = {row["verdict"] for row in rows}
    return {
        "case": case,
        "done": f"{len(rows)} keer, {way}",
        "happened": "; ".join(f"{number} × {end}" for end, number in ends.most_common()),
        "verdict": verdicts.pop() if len(verdicts) == 1 else "niet goed",
    }


def state(folder: Path) -> dict[str, str]:
    """The checksum of every file below a folder, but for caches, which may always be lost."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".cache" not in file.relative_to(folder).parts
    }


def leftovers(root: Path) -> list[str]:
    """What an unfinished command left beside a site, beside evidence/ and in it."""
    kinds = ("*.slot", ".site*", "*.nieuw")
    return sorted({file.name for kind in kinds for file in root.rglob(kind)})
