"""`spoorboek status`: what is still to do, in plain words, with the next step."""

import datetime
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.status_forms import FORMATS, Told
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import did_you_mean, visible
from spoorboek.reasoning.work_left import work_left
from spoorboek.records.record import Record
from spoorboek.records.source import Source

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]  # one list of formats


def run(
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAD of KENMERK]...", help="Alleen deze records, of deze map."),
    ] = None,
    root: Root = Path(),
    every: Annotated[
        bool, typer.Option("--all", help="Noem alle records, ook als het er veel zijn.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="Vorm van het antwoord.")] = Format.text,  # type: ignore[attr-defined]
) -> None:
    """Toon wat nog ontbreekt, verloopt of geen steun heeft, en de volgende stap."""
    root = needs_evidence(root)
    base = EvidenceBase.load(root)
    errors = [finding.path for finding in check(base) if finding.is_error]
    folders = [folder for text in wanted or () if (folder := _folder(root, text))]
    named = [record for text in wanted or () for record in _named(base, text, errors)]
    records = named or [r for r in base.all() if _is_in(base.paths[r.key], folders)]
    if folders:
        errors = [path for path in errors if _is_in(path, folders)]
    today = datetime.datetime.now(datetime.UTC).date()
    told = Told(work_left(base, records, today), base.paths, errors, bool(named), every)
    print(FORMATS[form.value](told))


def _folder(root: Path, text: str) -> str:
    """The folder that is meant, as paths of records show it; nothing when it is no folder."""
    shown = _shown(root, text)
    return f"{shown}/" if shown and (root / shown).is_dir() else ""


def _shown(root: Path, text: str) -> str:
    """The path as findings show it, read from here or else from the root; nothing if there is none."""
    for place in (Path(text), root / text):
        shown = os.path.relpath(place.absolute(), root)
        if place.exists() and not shown.startswith(".."):
            return Path(shown).as_posix()
    return ""


def _is_in(path: str, folders: list[str]) -> bool:
    return not folders or any(folder == "./" or path.startswith(folder) for folder in folders)


def _named(base: EvidenceBase, text: str, errors: list[str]) -> list[Record]:
    """The records that a path, `type/id`, id or old key means; none for a folder."""
    if _folder(base.root, text):
        return []
    shown = _shown(base.root, text)
    by_path = {path: key for key, path in base.paths.items()}
    found = [base.get(by_path.get(shown, text))]
    found += [of_type.get(text) for of_type in base.records.values()]
    found += [source for source in base.of(Source).values() if text in source.aliases]
    if records := [record for record in found if record is not None]:
        return records
    names = (shown, text.rpartition("/")[2])
    if unread := next((path for path in errors if path in names or Path(path).stem in names), ""):
        raise CannotRun(f"'{unread}' is niet te lezen. Eerst: spoorboek check {unread}")
    keys = {key for of_type in base.records.values() for key in of_type}
    hint = did_you_mean(text, keys | base.paths.keys())
    hint = hint or f"Geef een kenmerk, een bestand of een map in {EVIDENCE}/."
    raise CannotRun(f"onbekend record '{visible(text)}'. {hint}")
