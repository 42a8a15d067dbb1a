"""Decisions: what a file of another program says about our candidates, and what is new in that.

Nothing is guessed and nothing is lost: a row that fits no source, a reason that is not on our list and a
decision that contradicts one that is there are each told with their line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spoorboek.evidence_base import EvidenceBase
from spoorboek.intake.forms import Form, Said, named_id, said_in
from spoorboek.intake.rows import Row
from spoorboek.reasoning.screening import REASONS, judgement
from spoorboek.records.screening import Screening, ScreeningDecision, ScreeningStage
from spoorboek.records.source import Source
from spoorboek.reference import Reference
from spoorboek.same_publication import KnownPublications


class Fate(StrEnum):
    """What becomes of a decision in a file."""

    NEW = "new"
    THERE = "there"
    CONTRADICTS = "contradicts"
    UNKNOWN = "unknown"
    TAKES_PART = "takes-part"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Read:
    """One decision of a file: about which source, what it becomes in the record, and what is wrong."""

    line: int
    title: str
    fate: Fate
    source: Source | None = None
    item: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """Words for the reason that are not on our list."""
    existing: Screening | None = None

    @property
    def lacks_reason(self) -> bool:
        """Whether somebody still has to say why."""
        is_out = self.item.get("decision") == ScreeningDecision.EXCLUDE
        return self.fate is Fate.NEW and is_out and "reason" not in self.item


@dataclass
class Reader:
    """Reads decisions for one base. `names` maps a name in the file to ours; empty takes every name."""

    base: EvidenceBase
    stage: ScreeningStage
    day: str
    by: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    is_day_given: bool = False

    def read(self, rows: Iterable[Row], form: Form) -> Iterator[Read]:
        """Every decision in these rows, in their order."""
        known = self._known()
        seen: dict[tuple[str, str], Read] = {}
        for row in rows:
            for said in said_in(row, form):
                if self.names and said.by and said.by not in self.names:
                    continue
                found = self._read(row, said, self._source(row, known))
                if found.source and found.fate is Fate.NEW:
                    found = self._repeated(seen, found, found.source)
                yield found

    def _read(self, row: Row, said: Said, source: Source | None) -> Read:
        by = self.names.get(said.by, said.by) or self.by
        if source is None:
            return Read(row.line, row.title, Fate.UNKNOWN)
        if not by:
            return Read(row.line, row.title, Fate.UNNAMED, source)
        item, words = self._item(said, by)
        own = (one for one in judgement(source, self.stage).own if one.by == by)
        existing = next(own, None)
        if existing:
            is_same = existing.decision == item["decision"]
            fate = Fate.THERE if is_same else Fate.CONTRADICTS
            return Read(row.line, row.title, fate, source, item, words, existing)
        fate = Fate.TAKES_PART if source.status.was_chosen and not source.screening else Fate.NEW
        return Read(row.line, row.title, fate, source, item, words)

    def _item(self, said: Said, by: str) -> tuple[dict[str, str], tuple[str, ...]]:
        """The decision as it stands in a record, and the words that are no reason of ours."""
        item = {
            "stage": self.stage.value,
            "by": by,
            "date": self.day if self.is_day_given else said.date or self.day,
            "decision": said.decision.value,
        }
        reasons = [(word, self._reason(word)) for word in said.reasons]
        is_out = said.decision is ScreeningDecision.EXCLUDE
        fitting = [reason for _, reason in reasons if reason] if is_out else []
        if fitting:
            item["reason"] = fitting[0]
        chosen = item.get("reason")
        rest = [word for word, reason in reasons if reason is None or reason != chosen]
        notes = list(dict.fromkeys([*rest, *([said.note] if said.note else [])]))
        notes = [note for note in notes if self._reason(note) != chosen or chosen is None]
        if notes:
            item["note"] = " ".join("; ".join(notes).split())
        words = tuple(word for word, reason in reasons if reason is None) if is_out else ()
        return item, words

    def _reason(self, word: str) -> str | None:
        """The reason of our list that these words stand for, by the list itself."""
        wanted = " ".join(word.casefold().split())
        for value in self.base.vocabularies.get(REASONS, {}).values():
            if wanted in {name.casefold() for name in (value.id, value.label, *value.synonyms)}:
                return value.id
        return None

    def _repeated(self, seen: dict[tuple[str, str], Read], found: Read, source: Source) -> Read:
        """The second time that a file says something of one source and person: equal or against it."""
        earlier = seen.setdefault((source.id, found.item["by"]), found)
        if earlier is found:
            return found
        is_same = earlier.item["decision"] == found.item["decision"]
        fate = Fate.THERE if is_same else Fate.CONTRADICTS
        return Read(found.line, found.title, fate, source, found.item, found.words)

    def _known(self) -> KnownPublications[Reference]:
        known = KnownPublications[Reference]()
        for key in self.base.of(Source):
            if reference := self.base.references.get(key):
                known.add(reference)
        return known

    def _source(self, row: Row, known: KnownPublications[Reference]) -> Source | None:
        sources = self.base.of(Source)
        for key in (named_id(row), row["key"]):
            if key in sources:
                return sources[key]
        match = known.same_as(row)
        return sources.get(match.publication.key) if match else None
