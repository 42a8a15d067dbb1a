"""`spoorboek impact`: what falls, weakens or stays if these sources fall."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import did_you_mean, in_json, visible_lines
from spoorboek.markdown import escaped, table
from spoorboek.reasoning.loss import Change, CmocState, Loss
from spoorboek.reasoning.loss_words import JUDGE_AGAIN, of_advice, of_claim, of_cmoc
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.records.record import Record
from spoorboek.records.source import Source

Line = tuple[str, str, str]
"""What happens, to what, and how."""


def as_json(loss: Loss, base: EvidenceBase) -> str:
    """The loss as other programs read it; the first three keys are a contract."""
    data = {
        "sources": sorted(loss.fallen),
        "cmocs": [
            {
                "id": one.cmoc.id,
                "before": _cmoc_state(one.before),
                "after": _cmoc_state(one.after),
                "change": one.change.value,
                "lost_arms": [arm.value for arm in one.lost_arms],
            }
            for one in loss.cmocs
        ],
        "recommendations": [
            {
                "id": one.advice.id,
                "before": asdict(one.before),
                "after": asdict(one.after),
                "change": one.change.value,
                "rests_on_rules": one.rests_on_rules,
            }
            for one in loss.advice
        ],
        "claims": [
            {
                "type": one.record.name,
                "id": one.record.id,
                "place": list(one.place),
                "before": one.before,
                "after": one.after,
            }
            for one in loss.claims
        ],
        "not_counting": [key for key in sorted(loss.fallen) if not _counts(base, key)],
    }
    return in_json(data)


def _cmoc_state(state: CmocState) -> dict[str, Any]:
    return {
        "ground": state.ground.value,
        "sources": {stance.value: number for stance, number in state.by_stance.items()},
        "arms": {arm.value: number for arm, number in state.by_arm.items()},
    }


def as_text(loss: Loss, base: EvidenceBase) -> str:
    """The loss for people, section by section."""
    lines = [f"Als deze bronnen wegvallen: {', '.join(sorted(loss.fallen))}"]
    lines += [f"· {note}" for note in _notes(loss, base)]
    for title, found in _sections(loss):
        lines += ["", f"{title} ({len(found)})"]
        lines += [f"  {what:<17}  {name}\n{'':21}{how}" for what, name, how in found]
    return visible_lines("\n".join([*lines, "", JUDGE_AGAIN]))


def as_markdown(loss: Loss, base: EvidenceBase) -> str:
    """The loss for a comment; nothing of what a stranger wrote becomes markup."""
    keys = ", ".join(escaped(key) for key in sorted(loss.fallen))
    lines = [f"### Als deze bronnen wegvallen: {keys}"]
    for note in _notes(loss, base):
        lines += ["", escaped(note)]
    for title, found in _sections(loss):
        head = ("Wat gebeurt er", "Waarmee", "Hoe")
        lines += ["", f"**{title}** ({len(found)})", "", *table(head, found)]
    return "\n".join([*lines, "", JUDGE_AGAIN])


Formatter = Callable[[Loss, EvidenceBase], str]
FORMATS: Mapping[str, Formatter] = {"text": as_text, "json": as_json, "markdown": as_markdown}
Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]  # one list of formats


def run(
    keys: Annotated[
        list[str], typer.Argument(metavar="SLEUTEL...", help="Citatiesleutels van bronnen.")
    ],
    root: Root = Path(),
    form: Annotated[Format, typer.Option("--format", help="Vorm van het antwoord.")] = Format.text,  # type: ignore[attr-defined]
) -> None:
    """Toon wat er valt, verzwakt of blijft staan als deze bronnen wegvallen."""
    base = EvidenceBase.load(needs_evidence(root))
    if base.findings:
        print("Niet alles kon worden gelezen; zie 'spoorboek check'.", file=sys.stderr)
    loss = SourceLosses(base).of([_known(key, base) for key in keys])
    print(FORMATS[form.value](loss, base))


def _known(key: str, base: EvidenceBase) -> str:
    """The key, if there is such a source; an old key leads to the new one."""
    sources = base.of(Source)
    if key in sources:
        return key
    for source in sources.values():
        if key in source.aliases:
            raise CannotRun(f"bron '{key}' heet nu '{source.id}'. Gebruik die sleutel.")
    hint = did_you_mean(key, sources) or f"De sleutels staan in {EVIDENCE}/{Source.folder}/."
    raise CannotRun(f"onbekende bron '{key}'. {hint}")


def _counts(base: EvidenceBase, key: str) -> bool:
    return base.of(Source)[key].status.counts


def _notes(loss: Loss, base: EvidenceBase) -> list[str]:
    """What to know beforehand: sources that count no more, or on which nothing hangs."""
    notes = []
    for key in sorted(loss.fallen):
        if not _counts(base, key):
            status = base.of(Source)[key].status.label
            notes.append(
                f"{key} is {status} en telt al niet mee; hieronder staat het verschil met en zonder."
            )
    if not loss.is_felt:
        notes.append("Er hangt niets van af: geen record haalt dit aan.")
    return notes


def _sections(loss: Loss) -> Iterable[tuple[str, list[Line]]]:
    """What happens, heading by heading, the most serious first; headings without anything are left out."""
    found = (
        (
            "Verklaringen",
            [
                (one.change.label, _named(one.cmoc), of_cmoc(one))
                for one in sorted(loss.cmocs, key=lambda one: _seriousness(one.change))
            ],
        ),
        (
            "Adviezen",
            [
                (one.change.label, _named(one.advice), of_advice(one))
                for one in sorted(loss.advice, key=lambda one: _seriousness(one.change))
            ],
        ),
        (
            "Wat er verder naar verwijst",
            [
                (
                    "geen bron meer" if one.is_bare else "andere bron blijft",
                    _named(one.record),
                    of_claim(one),
                )
                for one in sorted(loss.claims, key=lambda one: not one.is_bare)
            ],
        ),
    )
    return ((title, lines) for title, lines in found if lines)


def _seriousness(change: Change) -> int:
    return -list(Change).index(change)


def _named(record: Record) -> str:
    return f"{record.key} ({' '.join(record.heading.split())})"
