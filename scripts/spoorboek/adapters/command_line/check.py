"""`spoorboek check`: all findings at once."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import FORMATS, Finding, as_github, as_text
from spoorboek.record_cache import load_with_cache

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]  # one list of formats


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PAD]...",
            help="Alleen deze bestanden of mappen; wat zij elders stukmaken, staat er niet bij.",
        ),
    ] = None,
    root: Root = Path(),
    form: Annotated[
        Format, typer.Option("--format", help="Vorm van de bevindingen.")
    ] = Format.text,  # type: ignore[attr-defined]
    since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="REVISIE",
            help="Alleen wat nieuw is sinds deze stand van git; de rest wordt geteld.",
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="BESTAND",
            help="Schrijf met --changed-since ook het verslag voor een reactie.",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Toon ook uitzonderingen en elke herhaling voluit.")
    ] = False,
) -> int:
    """Kijk de kennisbank na en toon alle bevindingen."""
    root = needs_evidence(root)
    wanted = [_within(root, path) for path in paths or ()]
    if since is not None:
        from spoorboek.adapters.command_line.check_since import check_since

        return check_since(root, since, lambda f: not wanted or _is_in(f, wanted), form, report)
    if report is not None:
        raise CannotRun("--report vergelijkt met een eerdere stand. Geef ook --changed-since.")
    files = [path for path in wanted if (root / path).is_file()]
    if wanted and files == wanted:
        findings = check(load_with_cache(root), only=files)
    else:
        base = EvidenceBase.load(root)
        findings = check(base)
        findings = [finding for finding in findings if not wanted or _is_in(finding, wanted)]
    text = _written(findings, form.value, everything=everything)
    if form.value == "text" and not wanted:
        number = sum(map(len, base.records.values()))
        text = f"{text} in {number} records en {len(base.references)} verwijzingen"
    if text:
        print(text)
    return int(any(finding.is_error for finding in findings))


def _written(findings: list[Finding], form: str, *, everything: bool) -> str:
    """The findings in one of `FORMATS`, with what only this form asks."""
    match form:
        case "text":
            return as_text(findings, everything=everything)
        case "github":
            site = os.environ.get("SITE_URL", "").rstrip("/")
            return as_github(findings, site=f"{site}/" if site else "")
    return FORMATS[form](findings)


def _within(root: Path, path: Path) -> str:
    """The path as findings show it, read from here or else from the root."""
    places = [place for place in (path, root / path) if place.exists()]
    if not places:
        raise CannotRun(f"'{path}' bestaat niet. Geef een pad in {EVIDENCE}/ of docs/.")
    for place in places:
        shown = os.path.relpath(place.absolute(), root)
        if shown != "." and Path(shown).parts[0] not in (EVIDENCE, "docs", ".."):
            raise CannotRun(f"'{path}' wordt niet nagekeken. Geef een pad in {EVIDENCE}/ of docs/.")
        if not shown.startswith(".."):
            return Path(shown).as_posix()
    raise CannotRun(f"'{path}' ligt buiten '{root}'. Geef een pad daarbinnen.")


def _is_in(finding: Finding, wanted: list[str]) -> bool:
    return any(
        finding.path == path or finding.path.startswith(f"{path}/") or path == "."
        for path in wanted
    )
