"""`spoorboek import`: references that other programs export, as candidates beside what is there."""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.whole_writing import write_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, did_you_mean, visible
from spoorboek.intake.plan import FilePlan, There, plan
from spoorboek.intake.writing import NotSafe, changes
from spoorboek.pages.dutch import counted
from spoorboek.reasoning.screening import typed_counts
from spoorboek.records.search import Search
from spoorboek.reference_files import FORMATS, read_file

MOST_SHOWN = 40
_KINDS = ", ".join(kind.name for kind in FORMATS)


def run(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="BESTAND...", help=f"Uitvoer van een ander programma: {_KINDS}."),
    ],
    root: Root = Path(),
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="ZOEKACTIE", help="Zoekactie die dit opleverde."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Laat alleen zien wat er zou gebeuren.")
    ] = False,
    keep_keys: Annotated[
        bool, typer.Option("--keep-keys", help="Behoud citatiesleutels die geldig en vrij zijn.")
    ] = False,
    abstracts: Annotated[
        bool,
        typer.Option(
            "--abstracts", help="Neem samenvattingen mee; alleen als hun licentie dat toelaat."
        ),
    ] = False,
) -> int:
    """Lees verwijzingen uit een ander programma in, als kandidaten; wat er al is, komt er niet dubbel bij."""
    root = needs_evidence(root)
    for file in files:
        if not file.is_file():
            raise CannotRun(
                f"'{file}' is geen bestand. Geef een bestand uit je verwijzingenprogramma."
            )
    base = EvidenceBase.load(root)
    found_by = _search(base, search)
    _demand_readable(base)
    read = [
        read_file(
            file, visible(str(file)), abstracts=abstracts, watch=_watching(f"{file.name} lezen")
        )
        for file in files
    ]
    plans = plan(base, read, keep_keys=keep_keys)
    try:
        wanted = list(changes(base, plans, found_by, datetime.date.today()))  # noqa: DTZ011
    except NotSafe as unsafe:
        raise CannotRun(str(unsafe)) from None
    if not dry_run:
        write_all(root, wanted, _watching("schrijven", len(wanted)))
    for one in plans:
        _tell(one)
    print(_closing(plans, len(wanted), found_by, dry_run=dry_run))
    return int(any(one.refused for one in plans))


def _search(base: EvidenceBase, search: str | None) -> Search | None:
    """The search that was asked for, which must be there."""
    if search is None:
        return None
    found = base.of(Search).get(search)
    if found is None:
        hint = (
            did_you_mean(search, base.of(Search)) or f"Maak haar met: spoorboek new search {search}"
        )
        raise CannotRun(f"onbekende zoekactie '{visible(search)}'. {hint}")
    if typed := typed_counts(found):
        raise CannotRun(
            f"zoekactie '{found.id}' heeft met de hand getelde aantallen ({', '.join(typed)}), en die zouden "
            "dubbel tellen. Maak voor deze keer zoeken een nieuwe zoekactie: spoorboek new search KENMERK"
        )
    return found


def _demand_readable(base: EvidenceBase) -> None:
    """What is there must be known before anything can be said to be new."""
    for finding in base.findings:
        if finding.is_error and finding.path.endswith(".bib"):
            message = f"{finding.path}, regel {finding.line}: {finding.message}"
            raise CannotRun(f"{message}. Herstel dit eerst; anders komt er iets dubbel in.")


def _watching(label: str, length: int | None = None) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """A bar for who looks at a terminal; for a file or a program nothing."""

    def watch(items: Iterable[Any]) -> Iterator[Any]:
        if not sys.stderr.isatty():
            yield from items
            return
        with typer.progressbar(
            items, length=length, label=visible(label), show_pos=True, file=sys.stderr
        ) as bar:
            yield from bar

    return watch


def _tell(one: FilePlan) -> None:
    """What became of one file."""
    kind = f" ({one.file.format.name})" if one.file.format else ""
    print(f"{one.file.name}{kind}: {_counts([one])}")
    _some("+", [f"{added.key}: {_short(added.title)}" for added in one.added])
    _some("=", [_there(there) for there in one.known])
    _some("2×", [_there(there) for there in one.repeated])
    for finding in one.file.findings:
        _told(finding)


def _some(sign: str, lines: Sequence[str]) -> None:
    for line in lines[:MOST_SHOWN]:
        print(f"  {sign} {line}")
    if len(lines) > MOST_SHOWN:
        print(f"  {sign} … en nog {len(lines) - MOST_SHOWN}")


def _there(there: There) -> str:
    line = f"regel {there.entry.line}: {_short(there.entry.title)}"
    return f"{line} is '{there.key}' ({there.mark.label})"


def _short(text: str) -> str:
    return visible(text if len(text) <= 70 else f"{text[:70]}…")


def _told(finding: Finding) -> None:
    """On the error stream: what is refused, or left out."""
    sign = "geweigerd" if finding.is_error else "let op"
    place = f"{finding.path}:{finding.line}:{finding.column}"
    print(f"{place}: {sign}: {visible(finding.message)}", file=sys.stderr)
    print(f"    → {visible(finding.hint)}", file=sys.stderr)


def _counts(plans: Sequence[FilePlan]) -> str:
    total = {
        name: sum(one.counts[name] for one in plans)
        for name in ("read", "added", "known", "repeated", "refused")
    }
    return (
        f"{total['read']} gelezen, {total['added']} toegevoegd, {total['known']} stonden er al, "
        f"{total['repeated']} dubbel, {total['refused']} geweigerd"
    )


def _closing(
    plans: Sequence[FilePlan], number: int, search: Search | None, *, dry_run: bool
) -> str:
    """The counts of all files together, what was written, and the next step."""
    written = counted(number, "bestand", "bestanden")
    done = (
        f"Niets geschreven (--dry-run); het zouden {written} zijn."
        if dry_run
        else f"{written} geschreven."
    )
    lines = [f"Samen: {_counts(plans)}.", done]
    if search is None and any(one.added for one in plans):
        lines.append(
            "Geen zoekactie genoemd (--search): deze kandidaten tellen niet mee in het stroomdiagram."
        )
    if any(one.added for one in plans) and not dry_run:
        lines.append("Kijk het na met: spoorboek check")
    return "\n".join(lines)
