"""Event: one notice about one work, and what else an export can hold."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

STEP = 20_000
"""After so many rows or works somebody who waits is told."""
_RESOLVER = re.compile(r"^(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
Progress = Callable[[int], None]


class Nature(StrEnum):
    """What a notice does to a work."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CONCERN = "expression of concern"
    REINSTATEMENT = "reinstatement"


@dataclass(frozen=True, slots=True)
class Event:
    """One notice about one work. `day` and `address` are empty when the export does not say."""

    doi: str
    pmid: str
    nature: Nature
    day: str
    reason: str
    address: str
    told_by: str
    place: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in an export that could not be read."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The works that matter, by DOI in lower case and by PubMed number."""

    dois: Collection[str]
    pmids: Collection[str]

    def holds(self, doi: str, pmid: str) -> bool:
        """Whether a work is one of these; the DOI decides where there is one."""
        return doi in self.dois or (pmid in self.pmids and pmid not in ("", "0"))


class UnknownExport(Exception):  # noqa: N818  # no error of the program
    """The file is no export that we know; the message is a line in Dutch."""


def normalised(doi: str) -> str:
    """A DOI in lower case, without the address of its resolver; nothing if it is none."""
    bare = _RESOLVER.sub("", doi.strip()).lower()
    return bare if _DOI.fullmatch(bare) else ""
