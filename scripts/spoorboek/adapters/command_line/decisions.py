"""`spoorboek decisions`: decisions from a screening program into the records; written only when asked."""

import datetime
import re
import sys
import textwrap
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence, refused
from spoorboek.adapters.command_line.candidates import Stage
from spoorboek.adapters.command_line.rewriting import rewrite
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import visible
from spoorboek.intake.decisions import Fate, Read, Reader
from spoorboek.intake.forms import Form, form_of, unknown_label
from spoorboek.intake.rows import NotReadable, Row, read_rows
from spoorboek.pages.dutch import counted
from spoorboek.records.screening import ScreeningStage
from spoorboek.records.source import Source
from spoorboek.yaml_fields import with_items

MOST_TOLD = 20
BEHIND = "status"
"""The field behind which the first decisions of a source are written."""
_TOLD = {
    Fate.UNKNOWN: "hoort bij geen bron die er is",
    Fate.UNNAMED: "het bestand zegt niet wie besloot; geef --by NAAM",
    Fate.TAKES_PART: "is geen kandidaat; er is niets over het zeven bekend, en dat blijft zo",
    Fate.CONTRADICTS: "er staat al een ander besluit van dezelfde persoon; kijk het na en wijzig het zelf",
}


def run(
    file: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Uit ASReview of Rayyan: .csv, .tsv of .ris."),
    ],
    root: Root = Path(),
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="NAAM",
            help="Wie besloot. Bij Rayyan: alleen deze naam; 'Emily=jansen' geeft haar een andere naam. Mag vaker.",
        ),
    ] = None,
    stage: Stage = ScreeningStage.TITLE_ABSTRACT,
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DAG",
            help="Dag van de besluiten (standaard: uit het bestand, of vandaag).",
        ),
    ] = "",
    form: Annotated[
        Form | None,
        typer.Option("--form", metavar="PROGRAMMA", help="asreview of rayyan (standaard: gezien)."),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Schrijf de nieuwe besluiten.")] = False,
) -> int:
    """Lees besluiten uit ASReview of Rayyan terug in de records van de kandidaten."""
    root = needs_evidence(root)
    names = dict(_name(one) for one in by or ())
    day = _day(date)
    rows = _rows(file)
    base = EvidenceBase.load(root)
    whose = form or form_of(rows)
    only = next(iter(names.values())) if len(names) == 1 else ""
    reader = Reader(base, stage, day, only, names, is_day_given=bool(date))
    found = list(reader.read(rows, whose))
    new = [one for one in found if one.fate is Fate.NEW]
    if write:
        _write(root, base, new)
    _tell_trouble(file, found)
    _tell_reasons(file, new)
    unknown = _unknown_labels(file, rows, whose)
    _tell(unknown)
    print(_summary(found, new, len(rows), whose, write=write))
    return int(bool(unknown) or any(one.fate in _TOLD for one in found))


def _name(written: str) -> tuple[str, str]:
    """The name in the file and the name in our records."""
    if not written.isprintable():
        raise CannotRun(
            f"'{visible(written)}' voor '--by' bevat een onzichtbaar teken. Schrijf alleen de naam."
        )
    theirs, _, ours = written.partition("=")
    return theirs.strip(), (ours or theirs).strip()


def _day(written: str) -> str:
    today = datetime.datetime.now().astimezone().date().isoformat()
    if not written:
        return today
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            raise ValueError(written)
        datetime.date.fromisoformat(written)
    except ValueError:
        raise CannotRun(f"'{visible(written)}' is geen dag. Schrijf '2026-11-21'.") from None
    if written > today:
        raise CannotRun(f"'{written}' ligt in de toekomst. Schrijf hoogstens {today}.")
    return written


def _rows(file: Path) -> list[Row]:
    if not file.is_file():
        raise CannotRun(
            f"kan '{file}' niet lezen: geen bestand. Geef een bestand uit ASReview of Rayyan."
        )
    try:
        rows = read_rows(file.read_text(encoding="utf-8-sig"), file.name)
    except UnicodeDecodeError:
        raise CannotRun(f"'{file}' is geen UTF-8. Bewaar het opnieuw als UTF-8.") from None
    except OSError as error:
        raise refused("lezen", error, file) from None
    except NotReadable as why:
        raise CannotRun(
            f"kan '{file}' niet lezen: {visible(str(why))}. Voer het opnieuw uit."
        ) from None
    if not rows:
        raise CannotRun(f"geen verwijzing in '{file}'. Heb je bij het uitvoeren besluiten gekozen?")
    return rows


def _write(root: Path, base: EvidenceBase, new: list[Read]) -> None:
    """Put the decisions behind those that are there; nothing else in the file changes."""
    by_source: dict[str, list[dict[str, str]]] = {}
    for one in new:
        if one.source:
            by_source.setdefault(one.source.key, []).append(dict(one.item))
    for key, items in by_source.items():
        _add(root / base.paths[key], items)


def _add(file: Path, items: list[dict[str, str]]) -> None:
    rewrite(
        file,
        Source,
        lambda text: with_items(text, "screening", items, BEHIND),
        lambda was: was | {"screening": [*(was.get("screening") or ()), *items]},
    )


def _tell_trouble(file: Path, found: list[Read]) -> None:
    lines = [
        f"{file}:{one.line}: '{visible(textwrap.shorten(one.title, 60, placeholder='…'))}': {_TOLD[one.fate]}"
        for one in found
        if one.fate in _TOLD
    ]
    _tell(lines)


def _unknown_labels(file: Path, rows: list[Row], form: Form) -> list[str]:
    return [
        f"{file}:{row.line}: '{visible(row.title[:60])}': '{visible(label[:40])}' is geen besluit; "
        "schrijf 1 (erin), 0 (eruit) of niets"
        for row in rows
        if (label := unknown_label(row, form))
    ]


def _tell_reasons(file: Path, new: list[Read]) -> None:
    """Where somebody still has to say why; the words of the file stay in the note."""
    lines = [
        f"{file}:{one.line}: '{one.source.id if one.source else ''}': uitgesloten zonder reden uit de lijst"
        + (f" (in het bestand: {visible(', '.join(one.words))[:80]})" if one.words else "")
        + "; vul 'reason' in"
        for one in new
        if one.lacks_reason
    ]
    _tell(lines)


def _tell(lines: list[str]) -> None:
    for line in lines[:MOST_TOLD]:
        print(visible(line), file=sys.stderr)
    if len(lines) > MOST_TOLD:
        print(f"… en nog {len(lines) - MOST_TOLD}", file=sys.stderr)


def _summary(found: list[Read], new: list[Read], rows: int, form: Form, *, write: bool) -> str:
    there = sum(one.fate is Fate.THERE for one in found)
    troubles = sum(one.fate in _TOLD for one in found)
    said = (
        f"{counted(rows, 'verwijzing', 'verwijzingen')} gelezen ({form}); besluiten: {len(new)} nieuw, "
        f"{there} stonden er al, {troubles} niet overgenomen"
    )
    if not new:
        return f"{said}."
    return (
        f"{said}. Geschreven; kijk ze na met: spoorboek check"
        if write
        else (f"{said}. Er is niets geschreven; dat gebeurt met --write.")
    )
