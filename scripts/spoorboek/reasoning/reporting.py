"""Reporting: what of each item of a standard is reported, from the fields that answer it.

It says whether something is reported and where, never how good it is. An item that asks for several
fields is reported when all of them say something. What people state lies in the record of the review,
and never makes up for a field that is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.field_paths import FieldPath, NoPath, ProsePath, resolve
from spoorboek.reasoning.screening import counted
from spoorboek.records import Review, Search, Source, Standard
from spoorboek.records.record import Record, value_at
from spoorboek.records.review import ItemAnswer
from spoorboek.records.standard import AnswerBy, Reported, StandardItem, StandardScope, Subitem

ASKED_OF_EACH = (Review, Search)
"""Types of which every record must answer; of the others it is enough that some do."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many records say something at a path, and which of those that must say nothing."""

    path: FieldPath
    number: int
    total: int
    lacking: tuple[Record, ...] = ()
    not_recorded: tuple[Record, ...] = ()

    @property
    def status(self) -> Reported:
        """Whether the path is answered."""
        if self.path.type in ASKED_OF_EACH:
            if self.lacking or not self.total:
                return Reported.MISSING
            return Reported.NOT_RECORDED if self.not_recorded else Reported.REPORTED
        return Reported.REPORTED if self.number else Reported.MISSING


@dataclass(frozen=True, slots=True)
class Line:
    """The state of one line of a standard."""

    item: Subitem
    status: Reported
    reason: str = ""
    held: tuple[Held, ...] = ()
    where: tuple[FieldPath | ProsePath, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines there are of each state. Never a share, never a mark."""

    numbers: Mapping[Reported, int]

    @property
    def total(self) -> int:
        """All lines."""
        return sum(self.numbers.values())

    @classmethod
    def of(cls, statuses: Iterable[Reported]) -> "Tally":
        """The count of each state."""
        listed = list(statuses)
        return cls({status: listed.count(status) for status in Reported})


def together(statuses: Sequence[Reported]) -> Reported:
    """The state of what consists of several: the weakest, leaving out what does not apply."""
    asked = [status for status in statuses if status is not Reported.NOT_APPLICABLE]
    if not asked:
        return Reported.NOT_APPLICABLE
    for status in (Reported.MISSING, Reported.NOT_RECORDED):
        if status in asked:
            return status
    return Reported.REPORTED


@dataclass
class Reporting:
    """The state of every standard in one base; each path is walked once."""

    base: EvidenceBase

    def lines(self, standard: Standard) -> list[Line]:
        """The state of every line, for the synthesis as a whole."""
        if standard.scope is StandardScope.SEARCH:
            return [self._line_of_searches(line) for line in standard.lines]
        is_of_review = standard.scope is StandardScope.REVIEW
        return [self._line(line, must_be_stated=is_of_review) for line in standard.lines]

    def search_lines(self, standard: Standard, search: Search) -> list[Line]:
        """The state of every line, for one search."""
        search = counted(self.base, search)
        return [self._line_of_search(line, search) for line in standard.lines]

    def held(self, path: FieldPath) -> Held:
        """How many records say something at a path."""
        if path.text not in self._held:
            self._held[path.text] = self._counted(path)
        return self._held[path.text]

    @cached_property
    def _held(self) -> dict[str, Held]:
        return {}

    @cached_property
    def answers(self) -> Mapping[str, ItemAnswer]:
        """What people say of a line, by its id."""
        reviews = self.base.of(Review).values()
        return {answer.item: answer for review in reviews for answer in review.reporting}

    @cached_property
    def searches(self) -> tuple[Search, ...]:
        """Every search, with the counts that follow from what was read in and decided."""
        return tuple(counted(self.base, search) for search in self.base.of(Search).values())

    def _counted(self, path: FieldPath) -> Held:
        if path.type is Search:
            return self._held_by(self.searches, path)
        records = [r for r in self.base.of(path.type).values() if _counts(r)]
        empty = tuple(r for r in records if not path.is_filled(r))
        lacking = empty if path.type in ASKED_OF_EACH else ()
        return Held(path, len(records) - len(empty), len(records), lacking)

    def _line(self, item: Subitem, *, must_be_stated: bool) -> Line:
        answer = self.answers.get(item.id)
        paths = [resolve(text) for text in item.fields]
        held = tuple(self.held(path) for path in paths if isinstance(path, FieldPath))
        pages = tuple(path for path in paths if isinstance(path, ProsePath))
        if answer and answer.status is not Reported.REPORTED:
            return Line(item, answer.status, answer.reason or "", held, pages)
        found = together([h.status for h in held]) if held else Reported.REPORTED
        if any(isinstance(path, NoPath) for path in paths) or not self._names(item, held):
            found = Reported.MISSING
        stated = () if answer is None else _named(answer.where)
        must_be_stated &= item.answer_by is not AnswerBy.COMPUTED
        if found is Reported.REPORTED and must_be_stated and not answer:
            return Line(item, Reported.MISSING, "", held, ())
        reason = (answer.reason or "") if answer else ""
        return Line(item, found, reason, held, tuple(dict.fromkeys([*stated, *pages])))

    def _names(self, item: Subitem, held: Sequence[Held]) -> bool:
        """Whether the word that must be named stands in every field of the item."""
        if not item.must_name:
            return True
        wanted = item.must_name.lower()
        return all(
            wanted in str(value_at(record, ".".join(f.name for f in h.path.fields))).lower()
            for h in held
            for record in self.base.of(h.path.type).values()
        )

    def _line_of_search(self, item: Subitem, search: Search) -> Line:
        if item.kinds and search.kind and search.kind not in item.kinds:
            reason = f"Deze zoekactie is van een andere soort: {search.kind.label}."
            return Line(item, Reported.NOT_APPLICABLE, reason)
        paths = [path for text in item.fields if isinstance(path := resolve(text), FieldPath)]
        paths = [path for path in paths if path.type is Search]
        states = [(path, field_state(search, path)) for path in paths]
        status = together([state for _, state in states]) if states else Reported.MISSING
        reason = _why_not(search, paths) if status is Reported.NOT_APPLICABLE else ""
        held = tuple(
            Held(path, int(state is Reported.REPORTED), 1, *_empty(search, state))
            for path, state in states
        )
        return Line(item, status, reason, held)

    def _line_of_searches(self, item: Subitem) -> Line:
        answer = self.answers.get(item.id)
        lines = [(search, self._line_of_search(item, search)) for search in self.searches]
        status = together([line.status for _, line in lines])
        if answer and status is Reported.NOT_APPLICABLE:
            return Line(item, answer.status, answer.reason or "", (), _named(answer.where))
        if status is Reported.NOT_APPLICABLE:  # nobody says whether it was done in another way
            return Line(item, Reported.MISSING)
        asked = [search for search, line in lines if line.status is not Reported.NOT_APPLICABLE]
        paths = [path for text in item.fields if isinstance(path := resolve(text), FieldPath)]
        held = tuple(self._held_by(asked, path) for path in paths if path.type is Search)
        return Line(item, status, answer.reason or "" if answer else "", held)

    def _held_by(self, searches: Sequence[Search], path: FieldPath) -> Held:
        states = [(search, field_state(search, path)) for search in searches]
        asked = [(s, state) for s, state in states if state is not Reported.NOT_APPLICABLE]
        return Held(
            path,
            sum(state is Reported.REPORTED for _, state in asked),
            len(asked),
            tuple(s for s, state in asked if state is Reported.MISSING),
            tuple(s for s, state in asked if state is Reported.NOT_RECORDED),
        )


def field_state(search: Search, path: FieldPath) -> Reported:
    """Whether a search says something in a field, or says why it cannot."""
    if path.is_filled(search):
        return Reported.REPORTED
    name = path.fields[0].key  # a search as a whole always says something
    if name in {empty.field for empty in search.not_applicable}:
        return Reported.NOT_APPLICABLE
    return Reported.NOT_RECORDED if name in search.not_recorded else Reported.MISSING


def by_item(standard: Standard, lines: Sequence[Line]) -> list[tuple[StandardItem, list[Line]]]:
    """The lines under their items."""
    of = {line.item.id: line for line in lines}
    return [(item, [of[line.id] for line in item.lines]) for item in standard.items]


def _counts(record: Record) -> bool:
    return not isinstance(record, Source) or record.status.counts


def _named(where: Iterable[str]) -> tuple[FieldPath | ProsePath, ...]:
    paths = (resolve(text) for text in where)
    return tuple(path for path in paths if not isinstance(path, NoPath))


def _why_not(search: Search, paths: Sequence[FieldPath]) -> str:
    """The first reason of those that a search gives for these fields, none of which applies to it."""
    names = {path.fields[0].key for path in paths}
    return next(empty.reason for empty in search.not_applicable if empty.field in names)


def _empty(search: Search, state: Reported) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    return (
        (search,) if state is Reported.MISSING else (),
        (search,) if state is Reported.NOT_RECORDED else (),
    )
