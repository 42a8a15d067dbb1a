"""Rows: the difference as lines of before and after, in words that readers know."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spoorboek.pages.dutch import number
from spoorboek.reasoning.conclusions import FOLLOWS, JUDGEMENTS
from spoorboek.reasoning.difference import FIRST, Change, Difference, Fate, RecordChange
from spoorboek.reasoning.facts import Value
from spoorboek.records.record import Record
from spoorboek.records.word import Word

FACTS = 15
"""How many facts of one record are shown."""
CELL = 240
"""How many characters a cell may have."""
NOTHING = "–"
BELOW = " · "
"""Between the labels that lead to a fact."""
Kind = Callable[[Record, Change], bool]
"""Whether a fact of a record belongs to one kind: a conclusion or a detail."""
FATES = {
    Fate.CHANGED: "",
    Fate.ADDED: "nieuw",
    Fate.REMOVED: "verdwijnt",
    Fate.RENAMED: "nieuwe naam",
}


def is_conclusion(record: Record, change: Change) -> bool:
    """Whether a fact says what is concluded: it follows from others, or people judged it."""
    value = change.after if change.before is None else change.before
    judged = isinstance(record, FIRST) and isinstance(value, JUDGEMENTS)
    return change.path[0] == FOLLOWS or judged


def is_detail(record: Record, change: Change) -> bool:
    """Whether a fact only says how something was written down."""
    return not is_conclusion(record, change)


def only(changes: Iterable[RecordChange], wanted: Kind) -> Iterator[RecordChange]:
    """The records with only the facts of one kind; what comes, goes or moves stands once."""
    for change in changes:
        facts = tuple(one for one in change.changes if wanted(change.record, one))
        if change.fate is not Fate.CHANGED:
            if isinstance(change.record, FIRST) == (wanted is is_conclusion):
                yield change
        elif facts:
            yield replace(change, changes=facts)


def of_record(change: RecordChange) -> list[tuple[str, str, str, str]]:
    """The rows of one record; its name stands in the first."""
    fate = FATES[change.fate]
    name = f"{_named(change.record)}{f', {fate}' if fate else ''}"
    facts = [(label, was, now) for label, was, now in _merged(change.changes)]
    if change.was:
        facts.insert(0, ("Kenmerk", change.was.id, change.record.id))
    if change.pointing:
        pointing = ", ".join(record.key for record in change.pointing)
        facts.append(("Verwees ernaar", pointing, NOTHING))
    if len(facts) > FACTS:
        facts = [*facts[:FACTS], (f"Nog {len(facts) - FACTS} feiten", "", "")]
    rows = [(name, *fact) for fact in facts[:1]] or [(name, "", "", "")]
    return rows + [("", *fact) for fact in facts[1:]]


def _merged(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """Label, before and after.

    A part that comes or goes as a whole has one row; so has a field that changes in several parts of a list.
    """
    changes = list(changes)
    whole = {c.path[:-1] for c in changes if _names_its_part(c)}
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for change in changes:
        part = next(
            (p for n in range(2, len(change.path)) if (p := change.path[:n]) in whole), None
        )
        item = "" if part else _item(change)
        labels = change.labels[: len(part)] if part else change.labels
        before, after = rows.setdefault(BELOW.join(n for n in labels if n != item), ([], []))
        if not part or not _names_its_part(change):
            start = f"{item}: " if item else ""
            before += [start + shown(change.before)] if change.before is not None else []
            after += [start + shown(change.after)] if change.after is not None else []
    return [
        (label, "; ".join(before) or NOTHING, "; ".join(after) or NOTHING)
        for label, (before, after) in rows.items()
    ]


def _item(change: Change) -> str:
    """The name of the part in a list that a fact is about: there place and label are the same."""
    is_named = len(change.path) > 2 and change.labels[1] == change.path[1]
    return change.labels[1] if is_named else ""


def _names_its_part(change: Change) -> bool:
    """Whether this fact is the name of a part in a list, which comes or goes with it."""
    values = [value for value in (change.before, change.after) if value is not None]
    return len(change.path) > 2 and len(values) == 1 and change.path[-2] == str(values[0])


def shown(value: Value | None) -> str:
    """A value as readers know it."""
    match value:
        case None:
            return NOTHING
        case bool():
            return "ja" if value else "nee"
        case Word():
            return value.label
        case tuple():
            return ", ".join(shown(item) for item in value)
        case float():
            return number(value)
    return str(value)


def counts(totals: Iterable[Change]) -> list[tuple[str, str, str]]:
    """What is counted, before and after."""
    return [(BELOW.join(t.labels), shown(t.before), shown(t.after)) for t in totals]


def pages(found: Difference) -> list[tuple[str, str, str]]:
    """The pages that come, go or move."""
    return [
        (FATES[c.fate], c.record.page, c.was.page if c.was else NOTHING)
        for c in found.records
        if c.fate is not Fate.CHANGED
    ]


def unread(found: Difference) -> list[tuple[str, str, str]]:
    """The files that one state cannot show, with the reason."""
    return [
        (u.finding.path, "vóór" if u.earlier else "na", u.finding.message) for u in found.unread
    ]


def touched(found: Difference) -> list[tuple[str, str, str]]:
    """What rests on what changed, with the way back to it."""
    return [
        (t.record.heading, t.record.page, " → ".join(reversed(t.through))) for t in found.touched
    ]


def reworded(found: Difference) -> list[tuple[str, str]]:
    """The records with other words only."""
    return [(record.heading, record.page) for record in found.reworded]


def _named(record: Record) -> str:
    title = "" if record.heading == record.id else f"{shortened(record.heading, 90)} · "
    return f"{title}{record.key}"


def shortened(text: str, most: int = CELL) -> str:
    """The text on one line, cut off where it becomes too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
