"""Small worlds: a sound evidence base of a few records, and mistakes made in a copy of it.

Each file in data/broken/ is named after a rule and holds cases: what goes wrong (`change`, by path)
and what must be found, as `path:line:column: message → hint`, behind a `warning:` or `note:`.
"""

import datetime
import shutil
from pathlib import Path
from typing import Any

import yaml

from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, Severity

DATA = Path(__file__).parent / "data"
TODAY = datetime.date(2026, 6, 15)


def cases() -> dict[str, dict[str, Any]]:
    """Every case by `rule/name`."""
    found = {}
    for file in sorted((DATA / "broken").glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            found[f"{file.stem}/{case['case']}"] = case
    return found


def sound_world(folder: Path) -> Path:
    """A copy of the sound world in a folder."""
    return Path(shutil.copytree(DATA / "sound", folder / "world"))


def spoil(root: Path, changes: dict[str, Any]) -> None:
    """Make the mistakes of a case in a world: by path one change, or several."""
    for path, change in changes.items():
        for step in change if isinstance(change, list) else [change]:
            _spoil(root, root / path, step)


def _spoil(root: Path, file: Path, change: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    match change:
        case {"replace": old, "by": new}:
            text = file.read_text(encoding="utf-8")
            assert old in text, f"{file} does not hold {old!r}"
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
        case {"append": text}:
            added = text * change.get("times", 1)
            file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")
        case {"write": text}:
            file.write_text(text, encoding=change.get("encoding", "utf-8"))
        case {"pad": number}:
            file.write_text(file.read_text(encoding="utf-8") + "#" * number, encoding="utf-8")
        case {"move": target}:
            (root / target).parent.mkdir(parents=True, exist_ok=True)
            file.rename(root / target)
        case {"link": target}:
            file.symlink_to(target)
        case {"delete": True}:
            file.unlink()
        case _:
            raise AssertionError(change)


def findings_in(root: Path) -> list[Finding]:
    """Everything found in a world, on a fixed day."""
    return check(EvidenceBase.load(root), today=TODAY)


def in_one_line(finding: Finding) -> str:
    """A finding as the cases write it."""
    lead = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
    return lead + str(finding).replace("\n    → ", " → ")
