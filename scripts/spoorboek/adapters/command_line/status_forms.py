"""Forms of what is left to do: for people, and for programs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spoorboek.finding import in_json, visible, visible_lines
from spoorboek.pages.dutch import counted
from spoorboek.reasoning.work_left import Group, OfRecord, Task, grouped
from spoorboek.reasoning.work_survey import Item

FEW = 3
"""So many records of each group are named, unless all are asked for."""
MANY = 6
"""More lines of one standard than this are counted instead of named."""
NOTHING = "Er is niets meer te doen, voor zover een programma dat ziet."
BEYOND = "Laat een ander meelezen: of het klopt en te begrijpen is, ziet geen programma."


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: the work, where records stand, and the paths with errors of the checks."""

    work: list[OfRecord]
    paths: Mapping[str, str]
    errors: list[str]
    one_by_one: bool
    every: bool

    @property
    def groups(self) -> list[Group]:
        """The same work together, the most consequential first."""
        return list(grouped(self.work))


def as_text(told: Told) -> str:
    """The work for people: a list for each record that was asked for, else group by group."""
    parts = [*_records(told)] if told.one_by_one else [*_errors(told.errors), *_groups(told)]
    return visible_lines("\n\n".join([*parts, _next(told)]))


def as_json(told: Told) -> str:
    """The work for programs, always complete."""
    data = {
        "errors": len(told.errors),
        "groups": [
            {
                "demand": group.demand.id,
                "title": group.demand.group,
                "tasks": [_task_as_data(task, told) for task in group.tasks],
            }
            for group in told.groups
        ],
    }
    return in_json(data)


FORMATS: Mapping[str, Callable[[Told], str]] = {"text": as_text, "json": as_json}


def _task_as_data(task: Task, told: Told) -> dict[str, Any]:
    return {
        "type": task.record.name,
        "id": task.record.id,
        "path": told.paths[task.record.key],
        "lack": task.lack.what,
        "step": task.lack.step,
        "items": [{"standard": i.standard.id, "item": i.line.id} for i in task.items],
    }


def _errors(paths: list[str], behind: str = "") -> Iterator[str]:
    """What must be mended first is told once; `check` tells it in full."""
    if paths:
        yield f"Eerst: {counted(len(paths), 'fout', 'fouten')}. Zie: spoorboek check{behind}"


def _records(told: Told) -> Iterator[str]:
    for one in told.work:
        path = told.paths[one.record.key]
        lines = [f"{one.record.key} ({path})"]
        here = [error for error in told.errors if error == path]
        lines += [f"  {line}" for line in _errors(here, f" {path}")]
        for task in one.tasks:
            lines += [f"  [ ] {_flat(task.lack.what)}", f"      → {_flat(task.lack.step)}"]
            lines += _concerns(task.items, "      ")
        lines += [f"  [x] {demand.met}" for demand in one.met]
        yield "\n".join(lines)


def _groups(told: Told) -> Iterator[str]:
    for group in told.groups:
        records = group.records
        number = counted(len(records), "record", "records")
        lines = [group.demand.group, f"  {number}{_points(group)}"]
        steps = list(dict.fromkeys(_flat(task.lack.step) for task in group.tasks))
        lines += [f"  → {steps[0]}"] if len(steps) == 1 else []
        lines += _concerns((item for task in group.tasks for item in task.items), "  ")
        shown = list(records.items())[: None if told.every else FEW]
        for key, tasks in shown:
            lines.append(f"  · {key}: {_flat(tasks[0].lack.what)}{_more(len(tasks) - 1)}")
            lines += [f"      → {_flat(tasks[0].lack.step)}"] if len(steps) > 1 else []
        if left := len(records) - len(shown):
            lines.append(f"  … en nog {left}; alle met --all")
        yield "\n".join(lines)


def _points(group: Group) -> str:
    extra = len(group.tasks) > len(group.records)
    return f", {len(group.tasks)} punten" if extra else ""


def _more(number: int) -> str:
    return f" (en nog {counted(number, 'punt', 'punten')})" if number else ""


def _concerns(items: Iterable[Item], before: str) -> list[str]:
    """`Raakt: PRISMA 2020 9 en 23b; RAMESES 10`."""
    by_standard: dict[str, list[Item]] = {}
    for item in dict.fromkeys(items):
        by_standard.setdefault(item.standard.id, []).append(item)
    names = Counter(found[0].name for found in by_standard.values())
    words = [f"{_name(found[0], names)} {_numbers(found)}" for found in by_standard.values()]
    return [f"{before}Raakt: {'; '.join(words)}"] if words else []


def _name(item: Item, names: Counter[str]) -> str:
    """The standard in a word or two; in full where two would be called the same."""
    return item.name if names[item.name] == 1 else item.standard.title


def _numbers(items: list[Item]) -> str:
    """The lines of one standard in its own order, or how many there are."""
    if len(items) > MANY:
        return f"({len(items)} onderdelen)"
    concerned = {item.line.id for item in items}
    return ", ".join(line.number for line in items[0].standard.lines if line.id in concerned)


def _next(told: Told) -> str:
    """The last line: the one thing to do now."""
    if not told.groups:
        return f"{NOTHING}\nVolgende stap: {BEYOND}"
    task = told.groups[0].tasks[0]
    if told.errors and not told.one_by_one:
        return "Volgende stap: los eerst op wat 'spoorboek check' meldt."
    if any(error == told.paths[one.record.key] for one in told.work for error in told.errors):
        return f"Volgende stap: spoorboek check {told.paths[told.work[0].record.key]}"
    if told.one_by_one:
        return f"Volgende stap: {_flat(task.lack.step)}"
    return f"Volgende stap: spoorboek status {task.record.key}"


def _flat(text: str) -> str:
    """Text of a stranger on one line, without what cannot be seen."""
    return visible(" ".join(text.split()))
