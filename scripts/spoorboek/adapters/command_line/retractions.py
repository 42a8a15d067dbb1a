"""`spoorboek retractions`: what an export of retractions would change; written only when asked."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.rewriting import rewrite
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import visible, visible_lines
from spoorboek.pages.dutch import counted, dutch_date
from spoorboek.reasoning.retraction_proposals import OurWorks, Proposal, Verdict, proposals
from spoorboek.records.source import Source
from spoorboek.retraction_data.event import Event, Trouble, UnknownExport
from spoorboek.retraction_data.export import read_export
from spoorboek.yaml_fields import with_fields

MOST_TROUBLES = 20
BEHIND = "design"
"""The field behind which the status of a source is written."""


def run(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BESTAND...", help="Export van Retraction Watch (CSV) of Crossref (JSON)."
        ),
    ],
    root: Root = Path(),
    write: Annotated[bool, typer.Option("--write", help="Schrijf de voorstellen.")] = False,
) -> int:
    """Vergelijk de bronnen met een lijst van intrekkingen en stel een nieuwe stand voor."""
    root = needs_evidence(root)
    base = EvidenceBase.load(root)
    works, troubles = OurWorks(base), list[Trouble]()
    try:
        events = [event for file in files for event in _events(file, works, troubles)]
    except UnknownExport as unknown:
        raise CannotRun(str(unknown)) from None
    found = list(proposals(works, events))
    for proposal in found:
        print(_told(proposal, base))
    new = [proposal for proposal in found if proposal.verdict is Verdict.NEW]
    if write:
        for proposal in new:
            _write(root / base.paths[proposal.source.key], proposal)
    print(_summary(found, new, len(works.by_doi), write=write))
    _tell(troubles)
    return int(bool(troubles))


def _events(file: Path, works: OurWorks, troubles: list[Trouble]) -> Iterator[Event]:
    for one in read_export(file, works.wanted, lambda n: print(f"· {n} regels", file=sys.stderr)):
        if isinstance(one, Trouble):
            troubles.append(one)
        else:
            yield one


def _told(proposal: Proposal, base: EvidenceBase) -> str:
    """What is proposed for one source, and on what ground."""
    source, event = proposal.source, proposal.event
    day = dutch_date(event.day) if event.day else "dag niet gezien"
    lines = [f"{source.id}: {proposal.verdict.label}"]
    if proposal.verdict in (Verdict.NEW, Verdict.THERE):
        lines.append(f"    stand: {source.status.label} → {proposal.status.label}")
    lines.append(f"    melding: {event.nature}, {day} ({event.told_by}; {event.place})")
    lines += [f"    reden: {event.reason}"] if event.reason else []
    lines += [f"    bericht: {event.address}"] if event.address else []
    lines.append(f"    bestand: {base.paths[source.key]}")
    return visible_lines("\n".join(lines))


def _summary(found: list[Proposal], new: list[Proposal], with_doi: int, *, write: bool) -> str:
    said = f"{counted(len(found), 'bron', 'bronnen')} met een melding; {counted(len(new), 'voorstel', 'voorstellen')}"
    if new and write:
        return f"{said}, geschreven. Lees het bericht na, en kijk wat het raakt: spoorboek impact {' '.join(p.source.id for p in new)}"
    if new:
        return f"{said}. Lees eerst het bericht; schrijf daarna met --write."
    return f"{said}. Vergeleken is met {counted(with_doi, 'bron', 'bronnen')} met een DOI; niet gevonden is geen bewijs dat er niets is."


def _write(file: Path, proposal: Proposal) -> None:
    """Set the fields in the file of the source; nothing else in it changes."""
    fields = dict(proposal.fields)
    rewrite(file, Source, lambda text: with_fields(text, fields, BEHIND), lambda was: was | fields)


def _tell(troubles: list[Trouble]) -> None:
    """What could not be read, up to a number that people still look at."""
    for trouble in troubles[:MOST_TROUBLES]:
        print(visible(f"{trouble.place}: {trouble.message}"), file=sys.stderr)
    if len(troubles) > MOST_TROUBLES:
        print(f"… en nog {len(troubles) - MOST_TROUBLES}", file=sys.stderr)
