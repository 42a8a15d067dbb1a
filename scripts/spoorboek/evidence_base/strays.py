"""Strays: what lies below evidence/ and belongs nowhere."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from spoorboek.evidence_base.folder import EVIDENCE, OTHER_FOLDERS, SUBJECT, SUFFIXES
from spoorboek.finding import Finding, did_you_mean
from spoorboek.outside_links.kept import FILE as LINK_ANSWERS
from spoorboek.records import RECORD_TYPES
from spoorboek.system_error import refusal


def strays(root: Path) -> Iterator[Finding]:
    """What lies below evidence/ and belongs nowhere: links, unknown folders, files of another kind."""
    read = {record_type.folder: SUFFIXES for record_type in RECORD_TYPES} | OTHER_FOLDERS
    yield from _strays_in(f"{root}/{EVIDENCE}", "", read)


def _strays_in(folder: str, here: str, read: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    suffixes = read.get(here, ())
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        why = refusal(error)
        message = f"map kan niet worden gelezen: {why.cause}"
        yield Finding(f"{EVIDENCE}/{here}", 1, 1, "unreadable-file", message, why.way_out)
        return
    for entry in entries:
        inside = f"{here}/{entry.name}" if here else entry.name
        if entry.is_symlink():
            message = "verwijzing naar een andere plek (symbolische koppeling)"
            hint = "Zet het bestand zelf in de map."
            yield Finding(f"{EVIDENCE}/{inside}", 1, 1, "no-links", message, hint)
        elif entry.is_dir():
            if any(name == inside or name.startswith(f"{inside}/") for name in read):
                yield from _strays_in(entry.path, inside, read)
            elif not entry.name.startswith("."):
                hint = did_you_mean(inside, read) or f"Kies een van: {', '.join(sorted(read))}."
                message = f"onbekende map '{inside}'"
                yield Finding(f"{EVIDENCE}/{inside}", 1, 1, "known-folder", message, hint)
        elif not entry.name.endswith(suffixes or "README.md"):
            yield from _stray_file(here, inside, entry.name, read)


def _stray_file(
    here: str, inside: str, name: str, read: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    shown = f"{EVIDENCE}/{inside}"
    if name == "README.md" or name.startswith(".") or shown in (SUBJECT, LINK_ANSWERS):
        return
    if here not in read:
        message = f"bestand '{name}' op een plek waar niets wordt gelezen"
        hint = f"Zet het in een van: {', '.join(sorted(read))}."
        yield Finding(shown, 1, 1, "known-folder", message, hint)
    else:
        message = f"bestand van een soort die hier niet wordt gelezen: '{name}'"
        hint = f"Hier worden bestanden gelezen die eindigen op {' of '.join(read[here])}."
        yield Finding(shown, 1, 1, "known-file", message, hint)
