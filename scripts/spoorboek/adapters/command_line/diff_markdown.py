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
from spoorboek.adapters.command_line.revision import State
from spoorboek.markdown import of_report
from spoorboek.reasoning.difference import Difference, Fate, RecordChange
from spoorboek.report import Report, Section, as_json

LIMIT = 60_000
"""Characters; a comment on GitHub may hold 65,536."""
FACTS = ("Record", "Wat", "Vóór", "Na")
UNJUDGED = "Woorden worden niet op betekenis vergeleken; die leest een mens."
REST = "Met --format json staat alles er."


def as_markdown(found: Difference, before: State, after: State) -> str:
    """The difference with as many rows as fit; nothing of what a stranger wrote becomes markup."""
    return of_report(told(found, before, after), LIMIT)


def as_report(found: Difference, before: State, after: State) -> str:
    """The difference as a file, for a comment that somebody else places."""
    return as_json(told(found, before, after))


def told(found: Difference, before: State, after: State) -> Report:
    """The difference as sentences and tables, conclusions first."""
    strong, *short = _in_short(found)
    sections = (
        _section("Conclusies", FACTS, _facts(found.records, is_conclusion)),
        _section("Tellingen", ("Wat", "Vóór", "Na"), rows_of.counts(found.totals)),
        _section("Pagina's", ("Wat", "Adres", "Waar het op stond"), rows_of.pages(found)),
        _section("Niet te vergelijken", ("Bestand", "Stand", "Reden"), rows_of.unread(found)),
        _section("Ook veranderd", FACTS, _facts(found.records, is_detail), folded=True),
        _section(
            "Rust op wat verandert",
            ("Pagina", "Adres", "Via"),
            rows_of.touched(found),
            folded=True,
        ),
        _section(
            "Alleen andere woorden", ("Pagina", "Adres"), rows_of.reworded(found), folded=True
        ),
    )
    return Report(
        title="Wat deze wijziging met de conclusies doet",
        strong=strong,
        told=(" ".join(short), f"Van {_state(before)} naar {_state(after)}.")[not short :],
        sections=tuple(section for section in sections if section.rows),
        closing=UNJUDGED,
        rest=REST,
    )


def _state(state: State) -> str:
    if not state.commit:
        return "de bestanden in deze map"
    return f"{shortened(state.revision)} ({state.commit[:10]})"


def _in_short(found: Difference) -> list[str]:
    """What happens, in a few sentences; an empty difference says so first."""
    said = []
    fates = [(sum(c.fate is fate for c in found.records), fate) for fate in Fate]
    words = {
        Fate.CHANGED: "veranderd",
        Fate.ADDED: "nieuw",
        Fate.REMOVED: "verdwenen",
        Fate.RENAMED: "met een nieuwe naam",
    }
    if found.is_empty:
        said.append("De conclusies veranderen niet.")
    elif found.records:
        said.append(f"Records: {', '.join(f'{n} {words[f]}' for n, f in fates if n)}.")
    else:
        said.append("Tellingen of pagina's veranderen, records niet.")
    if not found.is_empty and not any(
        is_conclusion(c.record, one) for c in found.records for one in c.changes
    ):
        said.append("Geen zekerheid, sterkte of steun verandert.")
    if found.touched:
        said.append(f"Pagina's die daarop rusten: {len(found.touched)}.")
    if found.reworded:
        said.append(f"Records met alleen andere woorden: {len(found.reworded)}.")
    if found.unread:
        said.append(
            f"Bestanden die in een van beide standen niet te lezen zijn: {len(found.unread)}."
        )
    return said


def _section(
    title: str, head: tuple[str, ...], rows: Sequence[Sequence[str]], *, folded: bool = False
) -> Section:
    kept = tuple(tuple(shortened(cell) for cell in row) for row in rows)
    return Section(title, head, kept, folded)


def _facts(changes: Iterable[RecordChange], kind: Kind) -> list[tuple[str, str, str, str]]:
    return [row for change in only(changes, kind) for row in rows_of.of_record(change)]
