"""New site: an empty evidence base of one's own, with a site that works at once.

Only what its owners will make their own is written. Theme, styles, scripts and settings stay with the
program, so that they do not age in a copy.
"""

import json
import re
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun, writable
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.records.schema import schemas

STARTER = Path(__file__).parents[2] / "starter"
_PACKED = {"gitignore": ".gitignore", "github": ".github"}
"""Names with a dot in front are left out of packages; here they get it back."""
_TITLE, _ABOUT = "@@title@@", "@@about@@"
_NAME = re.compile(r"[\w\s.,:;?!’'()/+-]{1,100}")
NO_SUBJECT = "een nog niet genoemd onderwerp"


def start_site(folder: Path, title: str | None, about: str | None) -> None:
    """Write the starter into a folder that is new or empty."""
    folder = folder.absolute()
    words = {
        _TITLE: _name(title or _from(folder), "--title"),
        _ABOUT: _name(about or NO_SUBJECT, "--about"),
    }
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotRun(f"'{folder}' is geen map. Kies een nieuwe of lege map.")
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotRun(f"'{folder}' is niet leeg. Kies een nieuwe of lege map.")
    writable(folder)
    for file in sorted(STARTER.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            _write(folder, file.relative_to(STARTER), file.read_text(encoding="utf-8"), words)
    _write_schemas(folder)


def _write(folder: Path, name: Path, text: str, words: dict[str, str]) -> None:
    first, *rest = name.parts
    target = folder.joinpath(_PACKED.get(first, first), *rest)
    for token, value in words.items():
        text = text.replace(
            token, json.dumps(value, ensure_ascii=False) if _is_data(name) else value
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _is_data(name: Path) -> bool:
    return name.suffix == ".yml"


def _write_schemas(folder: Path) -> None:
    base = EvidenceBase.load(folder)
    target = folder / EVIDENCE / "schemas"
    target.mkdir()
    for name, text in schemas(base.types, base.vocabularies).items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def _from(folder: Path) -> str:
    """A name from that of the folder: `mijn-kennisbank` becomes `Mijn kennisbank`."""
    words = re.sub(r"[^\w]+|_", " ", folder.name).strip()
    return f"{words[:1].upper()}{words[1:]}" or "Kennisbank"


def _name(text: str, option: str) -> str:
    """A name that can stand in a page, a title and a file without meaning anything else there."""
    plain = " ".join(text.split())
    if not _NAME.fullmatch(plain):
        raise CannotRun(
            f"ongeldige waarde '{plain}' voor '{option}'. Gebruik letters, cijfers en gewone leestekens, hoogstens 100."
        )
    return plain
