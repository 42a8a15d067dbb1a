"""Export: one file that leaves, and how it is written to its folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from spoorboek.citation import Citations
from spoorboek.data_file import DataFile
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.whole_file import whole

Content = str | bytes | Callable[[Path], object]
"""What stands in a file, or what writes it: a large one never lies in memory whole."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file made from the base alone. `words` says in Dutch what stands in it."""

    words: str
    make: Callable[[EvidenceBase, Citations, Edition], Content]


@dataclass(frozen=True, slots=True)
class Written:
    """What lies in the folder when a file about files is made."""

    folder: Path
    files: Sequence[DataFile]
    base: EvidenceBase
    citations: Citations
    edition: Edition


@dataclass(frozen=True, slots=True)
class AboutFiles:
    """A file about the files that were written before it."""

    words: str
    make: Callable[[Written], Content]


def put(folder: Path, name: str, words: str, content: Content) -> DataFile:
    """Write one file, whole or not at all; says what was written."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole(file) as beside:
        if callable(content):
            content(beside)
        else:
            beside.write_bytes(content.encode() if isinstance(content, str) else content)
        with beside.open("rb") as stream:
            found = file_digest(stream, "sha256").hexdigest()
        return DataFile(name, words, beside.stat().st_size, found)
