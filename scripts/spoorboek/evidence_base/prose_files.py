"""Prose files: the pages in docs/ as they are written, each read once."""

import os
from collections.abc import Iterator
from pathlib import Path

from spoorboek.finding import Finding
from spoorboek.text_file import read_text

FOLDER = "docs"
SUFFIX = ".md"


def prose_below(root: Path) -> dict[str, tuple[str, list[Finding]]]:
    """Text and findings of every page, by its path; what is behind a link is not looked at."""
    top = f"{root}/"
    files = sorted(_files(f"{top}{FOLDER}"))
    return {file.removeprefix(top): read_text(file, file.removeprefix(top)) for file in files}


def is_prose(path: str) -> bool:
    """Whether a file with this path would be such a page."""
    return path.startswith(f"{FOLDER}/") and path.endswith(SUFFIX)


def _files(folder: str) -> Iterator[str]:
    if os.path.islink(folder) or not os.path.isdir(folder):  # noqa: PTH112, PTH114  # hundreds of folders
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                yield entry.path
