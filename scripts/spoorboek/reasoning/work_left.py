"""Work left: what each record of a base still lacks, as far as a program can see, with the next step.

The order is our own: what weakens advice comes first, what is only asked for completeness comes last.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.work_on_candidates import ON_CANDIDATES
from spoorboek.reasoning.work_on_evidence import ON_EVIDENCE
from spoorboek.reasoning.work_on_reporting import ON_REPORTING
from spoorboek.reasoning.work_on_sources import ON_SOURCES
from spoorboek.reasoning.work_survey import Demand, Item, Lack, Survey
from spoorboek.records.record import Record

DEMANDS: tuple[Demand, ...] = (*ON_EVIDENCE, *ON_CANDIDATES, *ON_SOURCES, *ON_REPORTING)
"""Everything that is asked, the most consequential first."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do for one record."""

    record: Record
    demand: Demand
    lack: Lack
    items: tuple[Item, ...]
    """The lines of standards for reporting that it concerns."""


@dataclass(frozen=True, slots=True)
class OfRecord:
    """What one record lacks, and what it does not."""

    record: Record
    tasks: tuple[Task, ...]
    met: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The same work for several records, the most consequential first."""

    demand: Demand
    tasks: tuple[Task, ...]

    @property
    def records(self) -> dict[str, list[Task]]:
        """The tasks by record, as `type/id`."""
        found: dict[str, list[Task]] = {}
        for task in self.tasks:
            found.setdefault(task.record.key, []).append(task)
        return found


def work_left(
    base: EvidenceBase, records: Iterable[Record], today: datetime.date
) -> list[OfRecord]:
    """What each of these records lacks, in the order given."""
    survey = Survey(base, today)
    asked: dict[type[Record], list[Demand]] = {}
    found = []
    for record in records:
        demands = asked.setdefault(type(record), [d for d in DEMANDS if isinstance(record, d.of)])
        found.append(_of(record, demands, survey))
    return found


def grouped(work: Iterable[OfRecord]) -> Iterator[Group]:
    """The same work brought together, in the order of `DEMANDS`; what nobody lacks is left out."""
    by_demand: dict[str, list[Task]] = {demand.id: [] for demand in DEMANDS}
    for of_record in work:
        for task in of_record.tasks:
            by_demand[task.demand.id].append(task)
    for demand in DEMANDS:
        tasks = sorted(by_demand[demand.id], key=lambda task: -task.lack.weight)
        if tasks:
            yield Group(demand, tuple(tasks))


def _of(record: Record, demands: Iterable[Demand], survey: Survey) -> OfRecord:
    tasks: list[Task] = []
    met = []
    for demand in demands:
        lacks = demand.answer(record, survey)
        if lacks is None:
            continue
        if not lacks:
            met.append(demand)
        items = survey.items(demand.fields) if lacks else ()
        tasks += [Task(record, demand, lack, lack.items or items) for lack in lacks]
    return OfRecord(record, tuple(tasks), tuple(met))
