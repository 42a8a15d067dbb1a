"""`spoorboek release`: a new release, with its list and what people still have to explain."""

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.loading import sound_base
from spoorboek.adapters.command_line.whole_writing import write_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, SUBJECT
from spoorboek.intake.writing import Change
from spoorboek.pages.dutch import dutch_date
from spoorboek.reasoning.release_words import headline
from spoorboek.reasoning.releases import Changed, Releases, changes
from spoorboek.reasoning.snapshot import Snapshot, snapshot_path
from spoorboek.records.release import Release, version_of
from spoorboek.records.schema import modeline

_DAY = re.compile(r"(\d{4})[-.](\d{1,2})[-.](\d{1,2})")


def run(
    version: Annotated[
        str | None,
        typer.Argument(
            metavar="[VERSIE]", help="Dag van de uitgave, zoals 2026.3.9 (standaard: vandaag)."
        ),
    ] = None,
    root: Root = Path(),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Schrijf niets, laat zien wat er veranderde.")
    ] = False,
) -> None:
    """Maak een uitgave: een lijst van wat er nu is, en een record waarin mensen zeggen waarom het veranderde."""
    root = needs_evidence(root)
    base = sound_base(root)
    if Release not in base.types:
        raise CannotRun(
            f"deze kennisbank gebruikt geen '{Release.name}'. Zet het eerst bij record_types in {SUBJECT}."
        )
    releases = Releases(base)
    day = _day(version, releases, is_looking=dry_run)
    release = Release(id=day, date=day, title=_title(day, releases), summary="-")
    before = releases.snapshot(releases.last.id) if releases.last else None
    now = Snapshot.of(base)
    if before and before.fingerprint == now.fingerprint and releases.last:
        raise CannotRun(f"sinds uitgave {releases.last.version} is er niets veranderd.")
    found = list(changes(before, now, releases.moved)) if before else []
    _say(release, found, is_first=before is None)
    if not dry_run:
        _write(base, release, now, found)


def _day(version: str | None, releases: Releases, *, is_looking: bool) -> str:
    """The day that a version names: later than that of the last release, and not in the future.

    Who only looks may do so on the day of that release.
    """
    today = datetime.datetime.now().astimezone().date().isoformat()
    parts = _DAY.fullmatch(version) if version else None
    if version and not parts:
        raise CannotRun(f"geen versie: '{version}'. Schrijf een dag, zoals {version_of(today)}.")
    try:
        day = datetime.date(*map(int, parts.groups())).isoformat() if parts else today
    except ValueError:
        raise CannotRun(
            f"geen bestaande dag: '{version}'. Schrijf een dag, zoals {version_of(today)}."
        ) from None
    if day > today:
        raise CannotRun(
            f"{version_of(day)} ligt in de toekomst. Noem hoogstens vandaag: {version_of(today)}."
        )
    if releases.last and day <= releases.last.date and not (is_looking and version is None):
        raise CannotRun(
            f"uitgave {releases.last.version} is er al; één per dag, en elke later dan de vorige. "
            f"Is die nog niet uitgegeven, verwijder dan eerst het record en de lijst "
            f"({snapshot_path(releases.last)})."
        )
    return day


def _title(day: str, releases: Releases) -> str:
    return f"Uitgave van {dutch_date(day)}" if releases.all else "Eerste uitgave"


def _say(release: Release, found: list[Changed], *, is_first: bool) -> None:
    print(f"Uitgave {release.version}")
    if is_first:
        print("Er is geen eerdere uitgave om mee te vergelijken.")
    elif not found:
        print("Geen advies of oordeel veranderde.")
    for changed in found:
        print(f"- {changed.key}: {headline(changed)}")


def _write(base: EvidenceBase, release: Release, now: Snapshot, found: list[Changed]) -> None:
    shown = f"{EVIDENCE}/{Release.folder}/{release.id}.yml"
    texts = {snapshot_path(release): now.as_json(), shown: stub(release, found)}
    for path in texts:
        if (base.root / path).exists():
            raise CannotRun(
                f"'{path}' bestaat al. Verwijder het eerst als het van een uitgave is die niet doorging."
            )
    write_all(base.root, [Change(path, None, text.encode()) for path, text in texts.items()])
    print(f"Gemaakt: {', '.join(texts)}.")
    print(
        f"Schrijf in {shown} wat er voor lezers veranderde en waarom; kijk het na: spoorboek check"
    )


def stub(release: Release, found: Iterable[Changed]) -> str:
    """The record of a release: everything that changed, with the reasons open."""
    head = (
        modeline(Release),
        "# Zeg voor lezers wat er veranderde. Wat er veranderde rekent het programma uit; waarom weet jij.",
        f"id: '{release.id}'",
        f"date: '{release.date}'",
        f"title: {release.title}",
        "summary:",
    )
    return "\n".join([*head, *_reasons(found)]) + "\n"


def _reasons(found: Iterable[Changed]) -> Iterator[str]:
    for place, changed in enumerate(found):
        if place == 0:
            yield "changes:"
        yield f"  # {' '.join(headline(changed).split())}"
        if changed.may_be_wording:
            yield "  # Zegt de tekst nog hetzelfde? Zet het kenmerk dan onder 'reworded'."
        yield f"  - record: {changed.key}"
        yield "    why:"
