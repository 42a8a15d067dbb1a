"""The difference for a comment under a proposal: tables of before and after, never too long to post."""

from collections.abc import Iterable, Sequence

from spoorboek.adapters.command_line import diff_rows as rows_of
from spoorboek.adapters.command_line.diff_rows import (
    Kind,
    is_conclusion,
    is_detail,
    only,
    shortened,
)
from spoorboek.adapters.command_line.markdown import escaped, table
from spoorboek.adapters.command_line.revision import State
from spoorboek.reasoning.difference import Difference, Fate, RecordChange

LIMIT = 60_000
"""Characters; a comment on GitHub may hold 65,536."""
ROWS = (120, 60, 30, 15, 8, 4, 2)
"""How many rows a table may have; fewer when the whole becomes too long."""
FACTS = ("Record", "Wat", "Vóór", "Na")
UNJUDGED = "Woorden worden niet op betekenis vergeleken; die leest een mens."


def as_markdown(found: Difference, before: State, after: State) -> str:
    """The difference with as many rows as fit; nothing of what a stranger wrote becomes markup."""
    texts = (_text(found, before, after, rows) for rows in ROWS)
    text = next((t for t in texts if len(t) <= LIMIT), "")
    return text or _text(found, before, after, 0)


def _text(found: Difference, before: State, after: State, rows: int) -> str:
    lines = ["### Wat deze wijziging met de conclusies doet", ""]
    lines += [f"Van {_state(before)} naar {_state(after)}.", "", _in_short(found), ""]
    lines += _section("Conclusies", FACTS, _facts(found.records, is_conclusion), rows)
    lines += _section("Tellingen", ("Wat", "Vóór", "Na"), rows_of.counts(found.totals), rows)
    lines += _section("Pagina's", ("Wat", "Adres", "Waar het op stond"), rows_of.pages(found), rows)
    lines += _section(
        "Niet te vergelijken", ("Bestand", "Stand", "Reden"), rows_of.unread(found), rows
    )
    lines += _section("Ook veranderd", FACTS, _facts(found.records, is_detail), rows, folded=True)
    lines += _section(
        "Rust op wat verandert",
        ("Pagina", "Adres", "Via"),
        rows_of.touched(found),
        rows,
        folded=True,
    )
    lines += _section(
        "Alleen andere woorden", ("Pagina", "Adres"), rows_of.reworded(found), rows, folded=True
    )
    return "\n".join([*lines, UNJUDGED])


def _state(state: State) -> str:
    if not state.commit:
        return "de bestanden in deze map"
    return f"{escaped(shortened(state.revision))} ({state.commit[:10]})"


def _in_short(found: Difference) -> str:
    """What happens, in a few sentences; an empty difference says so first."""
    told = []
    if found.is_empty:
        told.append("**De conclusies veranderen niet.**")
    else:
        fates = [(sum(c.fate is fate for c in found.records), fate) for fate in Fate]
        words = {
            Fate.CHANGED: "veranderd",
            Fate.ADDED: "nieuw",
            Fate.REMOVED: "verdwenen",
            Fate.RENAMED: "met een nieuwe naam",
        }
        if found.records:
            told.append(f"**Records: {', '.join(f'{n} {words[f]}' for n, f in fates if n)}.**")
        if not any(is_conclusion(c.record, one) for c in found.records for one in c.changes):
            told.append("Geen zekerheid, sterkte of steun verandert.")
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
    cut = [[shortened(cell) for cell in row] for row in rows[:most]]
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


def _facts(changes: Iterable[RecordChange], kind: Kind) -> list[tuple[str, str, str, str]]:
    return [row for change in only(changes, kind) for row in rows_of.of_record(change)]
