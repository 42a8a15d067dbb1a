"""Record cache: what was read before, so that judging one file need not read thousands again.

Only the check of a few files looks here; the check of everything, on which a proposal is judged, reads each
file itself. The cache is plain JSON outside git, every record in it is validated again, and it counts only
for files that have not changed since. One that is damaged or not there only costs time.
"""

import contextlib
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.contents import Contents
from spoorboek.records import BY_NAME
from spoorboek.reference import Reference
from spoorboek.whole_file import write_whole

FOLDER = ".cache"
FILE = "records.json"
_READS = ("*.py", "records/*.py", "evidence_base/*.py")
FEW = 50
"""So many files read anew are no reason to write the cache again."""


def load_with_cache(root: Path) -> EvidenceBase:
    """The base of a folder, of which only changed files are read; the cache is kept up to date."""
    previous = _recalled(root)
    base = EvidenceBase.load(root, previous)
    if previous is None or _read_anew(base, previous) > FEW:
        remember(base)
    return base


def remember(base: EvidenceBase) -> None:
    """Write what was read without findings. Where nothing can be written, nothing is remembered."""
    folder = base.root / FOLDER
    with contextlib.suppress(OSError):
        if folder.is_symlink():
            return
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        write_whole(folder / FILE, json.dumps(_as_data(base)))


def _as_data(base: EvidenceBase) -> dict[str, Any]:
    records = [
        (path, stamp, record.name, record.key in base.unusual, _fields(record))
        for path, (stamp, record) in base.sound.items()
    ]
    references = [(r.key, r.type, dict(r.fields), r.path, r.line) for r in base.references.values()]
    read_well = base.bibtex_was_read_well
    return {
        "made_by": _program(),
        "records": records,
        "bibtex": base.bibtex_files if read_well else [],
        "references": references if read_well else [],
    }


def _fields(record: Any) -> dict[str, Any]:
    """The fields that were written down, with the keys under which they were."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _recalled(root: Path) -> Contents | None:
    """What was remembered by this edition of the program, if it is there and whole."""
    file = root / FOLDER / FILE
    try:
        data = json.loads(file.read_text(encoding="ascii"))
        return _as_contents(root, data) if data["made_by"] == _program() else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _as_contents(root: Path, data: dict[str, Any]) -> Contents:
    found = Contents(root, {})
    for path, stamp, name, is_unusual, fields in data["records"]:
        record = BY_NAME[name].model_validate(fields)
        found.sound[path] = (tuple(stamp), record)
        if is_unusual:
            found.unusual.add(record.key)
    found.bibtex_files = [(path, text) for path, text in data["bibtex"]]
    found.references = {
        key: Reference(key, kind, MappingProxyType(fields), path, line)
        for key, kind, fields, path, line in data["references"]
    }
    return found


def _read_anew(base: EvidenceBase, previous: Contents) -> int:
    """How many files were not as they were; references count for many, reading them takes as long."""
    same_references = base.bibtex_files == previous.bibtex_files or not base.bibtex_was_read_well
    before = {path: record for path, (_, record) in previous.sound.items()}
    changed = sum(before.get(path) is not record for path, (_, record) in base.sound.items())
    return changed if same_references else changed + FEW


def _program() -> list[list[str | int]]:
    """The modules that read and validate, as they are now: another edition reads everything again."""
    here = Path(__file__).parent
    files = sorted(file for part in _READS for file in here.glob(part))
    found = [(file.name, file.stat()) for file in files]
    return [[name, status.st_size, status.st_mtime_ns] for name, status in found]
