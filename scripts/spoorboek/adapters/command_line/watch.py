"""`spoorboek watch`: what public indexes hold that is new, proposed and never added."""

import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence, refused
from spoorboek.adapters.command_line.watch_forms import FORMATS, intended
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import did_you_mean, in_json, visible
from spoorboek.intake.watch import Watched, saved_searches, watch
from spoorboek.literature import INDEXES
from spoorboek.literature.asking import Asker

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]  # one list of formats
CONTACT = "SPOORBOEK_CONTACT"
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


def run(
    root: Root = Path(),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Zeg alleen wat er gevraagd zou worden.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="Vorm van het antwoord.")] = Format.text,  # type: ignore[attr-defined]
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="BESTAND", help="Schrijf wat nieuw is als CSL-JSON, voor import."
        ),
    ] = None,
    contact: Annotated[
        str, typer.Option("--contact", metavar="E-MAIL", envvar=CONTACT, help="Voor de indexen.")
    ] = "",
    addresses: Annotated[
        list[str] | None,
        typer.Option("--index-address", metavar="INDEX=ADRES", help="Alleen om te testen."),
    ] = None,
) -> None:
    """Vraag de opgeslagen zoekvragen aan openbare indexen en noem wat nieuw is. Voegt niets toe."""
    if out and out.exists():
        raise CannotRun(f"'{out}' bestaat al. Kies een andere naam.")
    base = EvidenceBase.load(needs_evidence(root))
    asked = saved_searches(base)
    askers = _askers(contact, dict(map(_address, addresses or ())))
    if base.findings:
        print("Niet alles kon worden gelezen; zie 'spoorboek check'.", file=sys.stderr)
    if not asked:
        print("Geen enkele zoekactie heeft een opgeslagen zoekvraag ('watch').", file=sys.stderr)
        return
    if dry_run:
        print(intended(asked, askers))
        return
    found = watch(base, askers)
    if found.is_cut_off:
        raise CannotRun(
            "geen verbinding met de indexen; er is niets veranderd. Probeer het later opnieuw."
        )
    if len(found.failed) == len(found.outcomes) and not found.candidates:
        raise CannotRun(
            f"geen enkele index gaf antwoord: {_reasons(found)}; er is niets veranderd. "
            "Probeer het later opnieuw."
        )
    if out and found.candidates:
        _write(out, found)
    if text := FORMATS[form.value](found):
        print(text)


def _askers(contact: str, addresses: dict[str, str]) -> dict[str, Asker]:
    """Who asks each index; a key comes from the surroundings and is never shown."""
    if contact and not _EMAIL.fullmatch(contact):
        raise CannotRun(
            f"'{visible(contact)}' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."
        )
    return {
        name: Asker(
            index,
            contact,
            os.environ.get(index.key, "") if index.key else "",
            addresses.get(name, ""),
        )
        for name, index in INDEXES.items()
    }


def _address(text: str) -> tuple[str, str]:
    """An index and where it lives: only on this machine, so that a key goes nowhere else."""
    name, _, address = text.partition("=")
    if name not in INDEXES:
        hint = did_you_mean(name, INDEXES) or f"Kies uit: {', '.join(INDEXES)}."
        raise CannotRun(f"onbekende index '{visible(name)}'. {hint}")
    try:
        parts = urlsplit(address)
        is_here = parts.scheme == "http" and parts.hostname in _THIS_MACHINE and parts.port
    except ValueError:
        is_here = None
    if not is_here:
        raise CannotRun(
            f"'{visible(address)}' is geen adres op deze machine. Schrijf {name}=http://127.0.0.1:8000"
        )
    return name, address


def _reasons(found: Watched) -> str:
    return "; ".join(
        dict.fromkeys(f"{one.asked.index.label}: {visible(one.trouble)}" for one in found.failed)
    )


def _write(file: Path, found: Watched) -> None:
    data = [candidate.work.csl for candidate in found.candidates]
    try:
        text = in_json(data)
        file.write_text(f"{text}\n", encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise refused("schrijven", error, file) from None
    print(f"Geschreven: {file}. Inlezen: spoorboek import {file}", file=sys.stderr)
