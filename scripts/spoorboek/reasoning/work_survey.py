"""Work survey: what is known of a base when it is asked what a record still lacks, each thing looked up once.

A demand is a question that can be put to records of one type. It is about work that people may do, never
about whether what is there is good. What is wrong is told by the checks, not here.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.reporting import Reporting
from spoorboek.reasoning.staleness import Due, Staleness
from spoorboek.reasoning.support import Support, counting_sources, support
from spoorboek.records import Cmoc, Standard
from spoorboek.records.record import Record
from spoorboek.records.standard import Subitem

Fields = tuple[str, ...]
"""Fields as standards name them, such as `cmoc.counter_evidence`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a standard for reporting."""

    standard: Standard
    line: Subitem

    @property
    def name(self) -> str:
        """The standard in a word or two."""
        return self.standard.title.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a record lacks, and the next step."""

    what: str
    step: str
    weight: int = 0
    """How much hangs on it, to compare with the same lack of other records."""
    items: tuple[Item, ...] = ()
    """The lines of standards it concerns, where the lack itself knows them."""


Answer = Sequence[Lack] | None
"""What is lacking; nothing at all when the question does not apply to this record."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked of every record of a type."""

    id: str
    of: type[Record]
    group: str
    """Heading above the records that lack it."""
    met: str
    """What can be said of a record that does not lack it."""
    answer: Callable[[Any, "Survey"], Answer]
    fields: Fields = ()
    """The fields that the work would fill: from these follow the lines of standards it concerns."""


@dataclass
class Survey:
    """A base, and the day on which it is judged."""

    base: EvidenceBase
    today: datetime.date

    @cached_property
    def counting(self) -> frozenset[str]:
        """Citation keys of the sources that count."""
        return counting_sources(self.base)

    @cached_property
    def supports(self) -> Mapping[str, Support]:
        """What carries each explanation."""
        return {key: support(cmoc, self.counting) for key, cmoc in self.base.of(Cmoc).items()}

    @cached_property
    def used_in(self) -> Mapping[str, frozenset[str]]:
        """The explanations that use each source, by citation key."""
        found: dict[str, set[str]] = {}
        for cmoc in self.base.of(Cmoc).values():
            for use in cmoc.evidence:
                found.setdefault(use.source, set()).add(cmoc.id)
        return {key: frozenset(ids) for key, ids in found.items()}

    @cached_property
    def reporting(self) -> Reporting:
        """The state of every standard."""
        return Reporting(self.base)

    @cached_property
    def due(self) -> Mapping[str, Due]:
        """By which day each record should be looked at again, by its `type/id`."""
        return {due.record.key: due for due in self._staleness.due}

    @cached_property
    def undated(self) -> frozenset[str]:
        """The records, as `type/id`, that should have such a day and have none."""
        return frozenset(record.key for record in self._staleness.undated)

    @cached_property
    def _staleness(self) -> Staleness:
        return Staleness(self.base)

    def items(self, fields: Fields) -> tuple[Item, ...]:
        """The lines of standards that are answered by these fields, or by a part of them."""
        if fields not in self._items:
            self._items[fields] = tuple(self._answered_by(fields))
        return self._items[fields]

    @cached_property
    def _items(self) -> dict[Fields, tuple[Item, ...]]:
        return {}

    def _answered_by(self, fields: Fields) -> Iterator[Item]:
        for standard in self.base.of(Standard).values():
            for line in standard.lines:
                if any(_is_part(answer, field) for answer in line.fields for field in fields):
                    yield Item(standard, line)


def _is_part(path: str, whole: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")
