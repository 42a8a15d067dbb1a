"""The plan of an import: what comes in, what is there already, and what does not come in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding
from spoorboek.intake.keys import Keys
from spoorboek.records.source import Source
from spoorboek.reference import KEY, Reference
from spoorboek.reference_files import ReferenceFile
from spoorboek.reference_files.entry import Entry
from spoorboek.same_publication import KnownPublications, Mark


@dataclass(frozen=True, slots=True)
class Added:
    """An entry that comes in, under a key of ours."""

    entry: Entry
    key: str

    @property
    def doi(self) -> str:
        """The DOI."""
        return self.entry.doi

    @property
    def url(self) -> str:
        """The web address."""
        return self.entry.url

    @property
    def title(self) -> str:
        """The title."""
        return self.entry.title

    @property
    def year(self) -> str:
        """The year."""
        return self.entry.year

    @property
    def first_author(self) -> str:
        """The family name of the first author."""
        return self.entry.first_author


@dataclass(frozen=True, slots=True)
class There:
    """An entry that does not come in again: the key it has already, and by what that is seen."""

    entry: Entry
    key: str
    mark: Mark


@dataclass
class FilePlan:
    """What becomes of one file."""

    file: ReferenceFile
    added: list[Added] = field(default_factory=list)
    known: list[There] = field(default_factory=list)
    repeated: list[There] = field(default_factory=list)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What cannot be read, or is not enough to be a reference."""
        return self.file.refused

    @property
    def keyed(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with the key it has now."""
        for added in self.added:
            yield added.key, added.entry
        for there in (*self.known, *self.repeated):
            yield there.key, there.entry

    @property
    def counts(self) -> dict[str, int]:
        """How many were read, and what became of them."""
        return {
            "read": len(self.file.entries),
            "added": len(self.added),
            "known": len(self.known),
            "repeated": len(self.repeated),
            "refused": len(self.refused),
        }


def plan(
    base: EvidenceBase, files: Iterable[ReferenceFile], *, keep_keys: bool = False
) -> list[FilePlan]:
    """What becomes of each file, the earlier ones being there when the later ones come.

    With `keep_keys` an entry keeps the key it has in the file, if that is a key as we write them and free.
    """
    keys = Keys(taken_keys(base))
    known = KnownPublications[Reference | Added]()
    for reference in base.references.values():
        known.add(reference)
    plans = []
    for file in files:
        mine = FilePlan(file)
        here: set[str] = set()
        for entry in file.entries:
            kept = keep_keys and bool(KEY.fullmatch(entry.key)) and keys.is_free(entry.key)
            match = known.same_as(entry)
            # Whose keys hold, said with two keys that equal titles are two works.
            if match and not (kept and match.mark is Mark.TITLE and match.publication.key in here):
                there = There(entry, match.publication.key, match.mark)
                (mine.repeated if there.key in here else mine.known).append(there)
                continue
            added = Added(entry, keys.take(entry.key) if kept else keys.new(entry))
            known.add(added)
            here.add(added.key)
            mine.added.append(added)
        plans.append(mine)
    return plans


def taken_keys(base: EvidenceBase) -> set[str]:
    """The keys that somebody uses or used; also of sources without a reference."""
    sources = base.of(Source).values()
    return {*base.references, *(s.id for s in sources), *(a for s in sources for a in s.aliases)}
