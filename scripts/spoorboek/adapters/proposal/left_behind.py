"""Left behind: the few small files in which the check of a proposal says what it found."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spoorboek.report import NoReport, Report, read

NUMBER = "number"
REPORTS = ("findings.json", "conclusions.json")
FILES = (NUMBER, *REPORTS)
MOST_BYTES = 2_000_000
"""Of one file, and of all together as they come from GitHub."""
_FEW = 50
"""Entries of an archive that are looked at."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """The number that the check says its proposal has, and its reports. Neither is known to be true."""

    number: int
    reports: tuple[Report, ...]


class Unreadable(ValueError):  # noqa: N818  # it is no error of the program
    """What was left behind cannot be used; the message is one line in Dutch."""


def in_folder(folder: Path) -> LeftBehind:
    """What the check wrote in a folder."""
    found = {}
    for name in FILES:
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                found[name] = file.read(MOST_BYTES + 1)
    return _understood(found)


def in_archive(content: bytes) -> LeftBehind:
    """What is in an archive, read in memory; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _understood(
                {
                    entry.filename: archive.open(entry).read(MOST_BYTES + 1)
                    for entry in archive.infolist()[:_FEW]
                    if entry.filename in FILES
                }
            )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
        raise Unreadable("het archief is niet te lezen") from None


def _understood(files: Mapping[str, bytes]) -> LeftBehind:
    if any(len(content) > MOST_BYTES for content in files.values()):
        raise Unreadable("een bestand is te groot")
    number = re.fullmatch(rb"([1-9]\d{0,8})\n?", files.get(NUMBER, b""))
    if not number:
        raise Unreadable("het nummer van het voorstel ontbreekt")
    try:
        reports = tuple(read(files[name].decode("utf-8")) for name in REPORTS if name in files)
    except (NoReport, UnicodeDecodeError) as error:
        raise Unreadable(f"een verslag is niet te lezen: {error}") from None
    return LeftBehind(int(number[1]), reports)
