"""Data file: one file that can be taken along, as it was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file below data/: its name there, what stands in it in Dutch, its size and its fingerprint."""

    name: str
    words: str
    size: int
    sha256: str
