"""Folder: where everything below evidence/ has its place, and which files there are to read."""

import os
from pathlib import Path

EVIDENCE = "evidence"
SUBJECT = f"{EVIDENCE}/subject.yml"
REFERENCES = "references"
SNAPSHOTS = "snapshots"
"""Below evidence/: the list of each release, kept by the machine."""
SUFFIXES = (".yml", ".yaml")
OTHER_FOLDERS = {REFERENCES: (".bib",), "schemas": (".json",), SNAPSHOTS: (".json",)}

Stamp = tuple[int, int, int]
"""Time of change, size, and time of change of its place and rights: while these stay, so does a file."""


def files_in(folder: str, suffixes: tuple[str, ...] = SUFFIXES) -> list[os.DirEntry[str]]:
    """The files of a folder by name. Links and folders are reported as strays."""
    try:
        with os.scandir(folder) as entries:
            found = [
                e for e in entries if e.name.endswith(suffixes) and e.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []
    return [] if Path(folder).is_symlink() else sorted(found, key=lambda entry: entry.name)


def stamp_of(entry: os.DirEntry[str]) -> Stamp:
    """The stamp of a file; one that is gone has a stamp that no file has."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return 0, -1, 0
    return status.st_mtime_ns, status.st_size, status.st_ctime_ns
