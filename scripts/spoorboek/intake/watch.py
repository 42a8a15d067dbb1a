"""Watch: what the saved searches of a base find that the base does not hold yet.

Nothing is remembered between two runs. What is new follows from the day in the saved search and from the
references of the base, those that wait or were left out included; so what nobody decided on comes back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from spoorboek.evidence_base import EvidenceBase
from spoorboek.literature import INDEXES
from spoorboek.literature.answers import NoAnswer, Unreachable
from spoorboek.literature.index import MOST, Ask, Index, Page, Question
from spoorboek.literature.work import Work
from spoorboek.records.search import SavedSearch, Search
from spoorboek.same_publication import KnownPublications, Publication


@dataclass(frozen=True, slots=True)
class Asked:
    """One saved search and the index it is for."""

    search: Search
    saved: SavedSearch

    @property
    def index(self) -> Index:
        """The index that is asked."""
        return INDEXES[self.saved.index.value]

    @property
    def question(self) -> Question:
        """What it is asked."""
        return Question(self.saved.query, date.fromisoformat(self.saved.since))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one saved search."""

    asked: Asked
    total: int = 0
    """Publications that the index says it has."""
    seen: int = 0
    """Publications that were looked at."""
    trouble: str = ""
    """Why there is no answer, or no whole one."""
    is_reached: bool = True


@dataclass
class Candidate:
    """A publication that is not in the base, and the saved searches that found it."""

    work: Work
    found_by: list[Asked] = field(default_factory=list)


@dataclass
class Watched:
    """What all saved searches found together."""

    outcomes: list[Outcome] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    known: int = 0
    """Publications that were found and are in the base already."""

    @property
    def failed(self) -> list[Outcome]:
        """The searches without a whole answer."""
        return [outcome for outcome in self.outcomes if outcome.trouble]

    @property
    def is_cut_off(self) -> bool:
        """Whether no index could be reached at all."""
        return bool(self.outcomes) and not any(outcome.is_reached for outcome in self.outcomes)


def saved_searches(base: EvidenceBase) -> list[Asked]:
    """Every saved search, in order of record."""
    return [Asked(search, saved) for search in base.of(Search).values() for saved in search.watch]


def watch(base: EvidenceBase, askers: Mapping[str, Ask]) -> Watched:
    """Ask every saved search, one after the other; who asks is given by the name of the index."""
    found = Watched()
    sift = _Sift(base, found)
    for asked in saved_searches(base):
        found.outcomes.append(_outcome(asked, askers[asked.index.name], sift.take))
    return found


def _outcome(asked: Asked, ask: Ask, take: Callable[[Work, Asked], None]) -> Outcome:
    total = seen = 0
    try:
        for page in _pages(asked, ask):
            total = max(total, page.total)
            for work in page.works[: MOST - seen]:
                take(work, asked)
                seen += 1
    except NoAnswer as reason:
        reached = bool(seen) or not isinstance(reason, Unreachable)
        return Outcome(asked, total, seen, str(reason), reached)
    return Outcome(asked, max(total, seen), seen)


def _pages(asked: Asked, ask: Ask) -> Iterator[Page]:
    """Pages until enough was seen."""
    left = MOST
    for page in asked.index.pages(asked.question, ask):
        yield page
        left -= len(page.works)
        if left <= 0:
            return


class _Sift:
    """Lets through what the base does not hold, each publication once."""

    def __init__(self, base: EvidenceBase, found: Watched) -> None:
        self._base: KnownPublications[Publication] = KnownPublications()
        self._new: KnownPublications[Work] = KnownPublications()
        self._found = found
        self._by_work: dict[Work, Candidate] = {}
        for reference in base.references.values():
            self._base.add(reference)

    def take(self, work: Work, asked: Asked) -> None:
        """Keep a publication, count it as known, or note that another search found it too."""
        if not work.title:
            return
        if self._base.same_as(work):
            self._found.known += 1
            return
        match = self._new.same_as(work)
        if match is None:
            candidate = self._by_work[work] = Candidate(work)
            self._new.add(work)
            self._found.candidates.append(candidate)
        else:
            candidate = self._by_work[match.publication]
        if asked not in candidate.found_by:
            candidate.found_by.append(asked)
