"""Flow: the counts of the PRISMA 2020 flow diagram, summed from the search records.

The boxes are those of the template for a new review that also found sources in other ways than databases
and registers. Nothing is worked out backwards: a count that was not kept is not there. The sums that must
hold between boxes are ours; the template prints boxes only.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.screening import counted, sources_of
from spoorboek.records import Search, Source
from spoorboek.records.record import Record, value_at
from spoorboek.records.search import SearchKind
from spoorboek.records.structure import FieldPath


@dataclass(frozen=True, slots=True)
class Count:
    """A sum over searches, or nothing when no search counted; and the searches that did not count."""

    number: int | None
    uncounted: tuple[Search, ...] = ()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two counts that should agree and do not."""

    record: Record
    field: FieldPath
    left: str
    found: int
    right: str
    expected: int
    is_sure: bool = True


@dataclass(frozen=True)
class Column:
    """The searches of one column of the diagram."""

    searches: tuple[Search, ...]

    def count(self, path: str) -> Count:
        """The sum of a field over the searches for which it applies."""
        asked = [s for s in self.searches if path.partition(".")[0] not in _not_applicable(s)]
        found = [(search, value_at(search, path)) for search in asked]
        known = [number for _, number in found if number is not None]
        uncounted = tuple(search for search, number in found if number is None)
        return Count(sum(known) if known else None, uncounted)

    @property
    def by_kind(self) -> list[tuple[SearchKind, Count]]:
        """The records kept for each kind of search, in the order of PRISMA-S."""
        return [
            (kind, Column(of).count("records_kept"))
            for kind in SearchKind
            if (of := tuple(s for s in self.searches if s.kind is kind))
        ]

    @property
    def keeps_reasons(self) -> bool:
        """Whether a reason that is not there was not given, rather than not kept."""
        return bool(self.searches) and all(search.imports for search in self.searches)

    @property
    def reasons(self) -> dict[str, int]:
        """How many reports were left out for each reason, as far as recorded."""
        found: dict[str, int] = {}
        for search in self.searches:
            for reason in search.selection.excluded_reports if search.selection else ():
                found[reason.reason] = found.get(reason.reason, 0) + reason.number
        return found


@dataclass(frozen=True)
class Flow:
    """Both columns, and what came out of them."""

    databases: Column
    others: Column
    sources: tuple[Source, ...]

    @property
    def included(self) -> int:
        """Source records that count."""
        return sum(source.status.counts for source in self.sources)

    @property
    def fallen(self) -> tuple[Source, ...]:
        """Sources that took part and no longer count; what never took part is counted at its step."""
        return tuple(s for s in self.sources if s.took_part and not s.status.counts)

    @property
    def waiting(self) -> int:
        """Candidates about which nothing was decided for good."""
        return sum(source.status.waits for source in self.sources)

    @property
    def counted_one_by_one(self) -> int:
        """Sources that name the search by which they were found."""
        return sum(source.found_by is not None for source in self.sources)

    @property
    def taken_one_by_one(self) -> int:
        """Of those, the sources that took part; what waits or fell at screening is not among the included."""
        return sum(source.found_by is not None and source.took_part for source in self.sources)

    @property
    def added(self) -> Count:
        """References that the searches added to the whole, by their own counts."""
        return Column((*self.databases.searches, *self.others.searches)).count("references_added")


def flow_of(base: EvidenceBase) -> Flow:
    """The flow of one base. A search without a kind stands with the other ways."""
    searches = [counted(base, search) for search in base.of(Search).values()]
    left = tuple(s for s in searches if s.kind and s.kind.is_database_or_register)
    right = tuple(s for s in searches if not (s.kind and s.kind.is_database_or_register))
    return Flow(Column(left), Column(right), tuple(base.of(Source).values()))


def mismatches(base: EvidenceBase) -> Iterator[Mismatch]:
    """Every sum of counts that does not hold. What is not known is not judged."""
    for search in base.of(Search).values():
        for sum_that_holds in SUMS:
            if problem := sum_that_holds(search):
                yield problem
        yield from _kept(base, search)
    yield from _whole(base)


def _kept(base: EvidenceBase, search: Search) -> Iterator[Mismatch]:
    """What was read in as new is still there."""
    added, there = sum(one.added for one in search.imports), len(sources_of(base, search))
    if added > there:
        words = "bronnen die deze zoekactie bij 'found_by' noemen"
        left = "nieuw bij het inlezen"
        yield Mismatch(search, ("imports",), left, added, words, there, is_sure=False)


def _whole(base: EvidenceBase) -> Iterator[Mismatch]:
    flow = flow_of(base)
    added = flow.added.number
    searches = [*base.of(Search).values()]
    if added is None or added + flow.counted_one_by_one == len(flow.sources):
        return
    counting = [search for search in searches if search.references_added is not None]
    words = "nieuw in alle zoekacties samen, met de bronnen die hun zoekactie noemen"
    expected = len(flow.sources)
    found = added + flow.counted_one_by_one
    yield Mismatch(
        counting[-1], ("references_added",), words, found, "bronrecords", expected, is_sure=False
    )


def _equal(
    search: Search,
    where: str,
    left: str,
    found: int | None,
    right: str,
    parts: Sequence[int | None],
) -> Mismatch | None:
    """A mismatch when both sides are known and differ; the first part less the others is the right side."""
    known = [part for part in parts if part is not None]
    if found is None or len(known) < len(parts):
        return None
    expected = known[0] - sum(known[1:])
    path = tuple(where.split("."))
    return None if found == expected else Mismatch(search, path, left, found, right, expected)


def _unique(s: Search) -> Mismatch | None:
    words = "bewaarde records min dubbelen binnen de zoekactie"
    parts = (s.records_kept, s.duplicates_within)
    return _equal(s, "references_found", "unieke verwijzingen", s.references_found, words, parts)


def _added(s: Search) -> Mismatch | None:
    words = "unieke verwijzingen min dubbelen met eerdere zoekacties"
    parts = (s.references_found, s.duplicates_of_earlier)
    return _equal(s, "references_added", "nieuw in het totaal", s.references_added, words, parts)


def _read(s: Search) -> Mismatch | None:
    if not s.reading_depth:
        return None
    depth = sum(n for n in s.reading_depth.model_dump().values() if n is not None)
    return _equal(
        s, "reading_depth", "leesdiepte samen", depth, "bewaarde records", [s.records_kept]
    )


def _imports(s: Search) -> Mismatch | None:
    for number, one in enumerate(s.imports):
        parts = one.added + one.known + one.repeated
        if one.read != parts:
            where = ("imports", number, "read")
            words = "nieuw, al bekend en dubbel samen"
            return Mismatch(s, where, "gelezen verwijzingen", one.read, words, parts)
    return None


def _screened(s: Search) -> Mismatch | None:
    if not (s.selection and s.kind and s.kind.is_database_or_register):
        return None  # the other column has no boxes for removing or screening
    words = "bewaarde records min wat voor het zeven is verwijderd"
    removed = (s.duplicates_within, s.selection.removed_automation, s.selection.removed_other)
    parts = (s.records_kept, *removed)
    return _equal(s, "selection.screened", "gezeefde records", s.selection.screened, words, parts)


def _assessed(s: Search) -> Mismatch | None:
    if not s.selection:
        return None
    words = "opgevraagde min niet verkregen publicaties"
    parts = (s.selection.sought, s.selection.not_retrieved)
    return _equal(
        s, "selection.assessed", "beoordeelde publicaties", s.selection.assessed, words, parts
    )


SUMS: tuple[Callable[[Search], Mismatch | None], ...] = (
    _unique,
    _added,
    _read,
    _imports,
    _screened,
    _assessed,
)
"""The sums within one search."""


def _not_applicable(search: Search) -> set[str]:
    return {empty.field for empty in search.not_applicable}
