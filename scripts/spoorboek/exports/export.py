"""Export: one file that leaves, and how it is written to its folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from spoorboek.citation import Citations
from spoorboek.data_file import DataFile
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Export:
    """A file made from the base alone. `words` says in Dutch what stands in it."""

    words: str
    make: Callable[[EvidenceBase, Citations, Edition], str | bytes]


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
    make: Callable[[Written], str | bytes]


def put(folder: Path, name: str, words: str, content: str | bytes) -> DataFile:
    """Write one file, whole or not at all; says what was written."""
    data = content.encode() if isinstance(content, str) else content
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data)
    return DataFile(name, words, len(data), sha256(data).hexdigest())
