"""The difference for a comment under a proposal: tables of before and after, never too long to post."""

from collections.abc import Iterable, Sequence

from spoorboek.adapters.command_line.markdown import escaped, table
from spoorboek.adapters.command_line.revision import State
from spoorboek.reasoning.difference import FIRST, Change, Difference, Fate, RecordChange
from spoorboek.reasoning.facts import Value
from spoorboek.records.method import Word
from spoorboek.records.record import Record

LIMIT = 60_000
"""Characters; a comment on GitHub may hold 65,536."""
ROWS = (120, 60, 30, 15, 8, 4, 2)
"""How many rows a table may have; fewer when the whole becomes too long."""
FACTS = 15
"""How many facts of one record are shown."""
CELL = 240
"""How many characters a cell may have."""
NOTHING = "–"
FATES = {
    Fate.CHANGED: "",
    Fate.ADDED: "nieuw",
    Fate.REMOVED: "verdwijnt",
    Fate.RENAMED: "nieuwe naam",
}
UNJUDGED = "Woorden worden niet op betekenis vergeleken; die leest een mens."


def as_markdown(found: Difference, before: State, after: State) -> str:
    """The difference with as many rows as fit; nothing of what a stranger wrote becomes markup."""
    texts = (_text(found, before, after, rows) for rows in ROWS)
    text = next((t for t in texts if len(t) <= LIMIT), "")
    return text or _text(found, before, after, 0)


def _text(found: Difference, before: State, after: State, rows: int) -> str:
    lines = ["### Wat deze wijziging met de conclusies doet", ""]
    lines += [f"Van {_state(before)} naar {_state(after)}.", "", _in_short(found), ""]
    main = [c for c in found.records if isinstance(c.record, FIRST)]
    other = [c for c in found.records if not isinstance(c.record, FIRST)]
    lines += _facts("Conclusies", main, rows) + _facts("Andere records", other, rows)
    lines += _section("Tellingen", ("Wat", "Vóór", "Na"), _counts(found.totals), rows)
    lines += _section("Pagina's", ("Wat", "Adres", "Waar het op stond"), _pages(found), rows)
    lines += _section("Niet te vergelijken", ("Bestand", "Stand", "Reden"), _unread(found), rows)
    lines += _section(
        "Rust op wat verandert", ("Pagina", "Adres", "Via"), _touched(found), rows, folded=True
    )
    lines += _section(
        "Alleen andere woorden", ("Pagina", "Adres"), _reworded(found), rows, folded=True
    )
    return "\n".join([*lines, UNJUDGED])


def _state(state: State) -> str:
    if not state.commit:
        return "de bestanden in deze map"
    return f"{escaped(_cut(state.revision))} ({state.commit[:10]})"


def _in_short(found: Difference) -> str:
    """What happens, in a few sentences; an empty difference says so first."""
    told = []
    if found.is_empty:
        told.append("**De conclusies veranderen niet.**")
    else:
        counts = [(sum(c.fate is fate for c in found.records), fate) for fate in Fate]
        words = {
            Fate.CHANGED: "veranderd",
            Fate.ADDED: "nieuw",
            Fate.REMOVED: "verdwenen",
            Fate.RENAMED: "met een nieuwe naam",
        }
        told.append(f"**Records: {', '.join(f'{n} {words[f]}' for n, f in counts if n)}.**")
    if found.touched:
        told.append(f"Pagina's die daarop rusten: {len(found.touched)}.")
    if found.reworded:
        told.append(f"Records met alleen andere woorden: {len(found.reworded)}.")
    if found.unread:
        told.append(
            f"Bestanden die in een van beide standen niet te lezen zijn: {len(found.unread)}."
        )
    return " ".join(told)


def _section(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    most: int,
    *,
    folded: bool = False,
) -> list[str]:
    """A heading and a table with at most so many rows, folded away if asked; nothing without rows."""
    if not rows:
        return []
    cut = [[_cut(cell) for cell in row] for row in rows[:most]]
    lines = table(head, cut) if cut else []
    if len(rows) > most:
        lines += ["", f"Nog {len(rows) - most}; `--format json` geeft alles."]
    if folded:
        return [
            "<details>",
            f"<summary>{title} ({len(rows)})</summary>",
            "",
            *lines,
            "",
            "</details>",
            "",
        ]
    return [f"#### {title}", "", *lines, ""]


def _facts(title: str, changes: Iterable[RecordChange], most: int) -> list[str]:
    rows = [row for change in changes for row in _of_record(change)]
    return _section(title, ("Record", "Wat", "Vóór", "Na"), rows, most)


def _of_record(change: RecordChange) -> list[tuple[str, str, str, str]]:
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
    """Label, before and after; the facts of a part that comes or goes as a whole stand in one row."""
    whole = {c.path[:-1] for c in changes if _names_its_part(c)}
    rows: dict[tuple[str, ...], tuple[str, list[str], list[str]]] = {}
    for change in changes:
        part = next(
            (p for n in range(2, len(change.path)) if (p := change.path[:n]) in whole), None
        )
        place = part or change.path
        label = ": ".join(change.labels[: len(place)])
        _, before, after = rows.setdefault(place, (label, [], []))
        if not part or not _names_its_part(change):
            before += [shown(change.before)] if change.before is not None else []
            after += [shown(change.after)] if change.after is not None else []
    return [
        (label, "; ".join(before) or NOTHING, "; ".join(after) or NOTHING)
        for label, before, after in rows.values()
    ]


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
            return str(value).replace(".", ",")
    return str(value)


def _counts(totals: Iterable[Change]) -> list[tuple[str, str, str]]:
    return [(": ".join(t.labels), shown(t.before), shown(t.after)) for t in totals]


def _pages(found: Difference) -> list[tuple[str, str, str]]:
    """The pages that come, go or move."""
    return [
        (FATES[c.fate], c.record.page, c.was.page if c.was else NOTHING)
        for c in found.records
        if c.fate is not Fate.CHANGED
    ]


def _unread(found: Difference) -> list[tuple[str, str, str]]:
    return [
        (u.finding.path, "vóór" if u.earlier else "na", u.finding.message) for u in found.unread
    ]


def _touched(found: Difference) -> list[tuple[str, str, str]]:
    return [
        (t.record.heading, t.record.page, " → ".join(reversed(t.through))) for t in found.touched
    ]


def _reworded(found: Difference) -> list[tuple[str, str]]:
    return [(record.heading, record.page) for record in found.reworded]


def _named(record: Record) -> str:
    title = "" if record.heading == record.id else f"{_cut(record.heading, 90)} · "
    return f"{title}{record.key}"


def _cut(text: str, most: int = CELL) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
