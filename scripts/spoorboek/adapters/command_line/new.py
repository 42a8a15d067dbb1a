"""`spoorboek new`: a commented file with every field."""

import datetime
import re
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import (
    CannotRun,
    Root,
    needs_evidence,
    refused,
    writable,
)
from spoorboek.adapters.command_line.new_site import start_site
from spoorboek.checks.addresses import RESERVED
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, SUBJECT
from spoorboek.finding import did_you_mean, visible
from spoorboek.reasoning.releases import Releases
from spoorboek.records import BY_NAME
from spoorboek.records.departure import Departure
from spoorboek.records.field_kinds import ID_PATTERN
from spoorboek.records.record import Record
from spoorboek.records.source import Source
from spoorboek.records.stub import stub_of
from spoorboek.yaml_fields import with_fields


def run(
    type_name: Annotated[
        str | None,
        typer.Argument(metavar="SOORT", help="Soort record: " + ", ".join(sorted(BY_NAME)) + "."),
    ] = None,
    record_id: Annotated[
        str | None, typer.Argument(metavar="KENMERK", help="Kenmerk, zoals vroege-uitleg.")
    ] = None,
    root: Root = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="MAP", help="Begin hier een eigen, lege kennisbank."),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="NAAM", help="Naam van die kennisbank.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="ONDERWERP", help="Onderwerp, zoals het achter 'over' staat."
        ),
    ] = None,
) -> None:
    """Maak een nieuw recordbestand waarin elk veld is uitgelegd, of met --site een eigen kennisbank."""
    if site is not None and type_name is None:
        start_site(site, title, about)
        print(
            f"Gemaakt: {site}. Kijk de map na met: spoorboek check --root {shlex.quote(str(site))}"
        )
        print(f"Bekijken: spoorboek serve --root {site}. Wat je eigen maakt, staat in README.md.")
        return
    if site is not None or title or about:
        raise CannotRun("--title en --about horen bij --site, en --site bij geen soort of kenmerk.")
    if type_name is None or record_id is None:
        name = "SOORT" if type_name is None else "KENMERK"
        raise CannotRun(f"'{name}' ontbreekt. Zie 'spoorboek new --help'.")
    _new_record(root, type_name, record_id)


def _new_record(root: Path, type_name: str, record_id: str) -> None:
    root = needs_evidence(root)
    record_type = BY_NAME.get(type_name)
    if record_type is None:
        hint = did_you_mean(type_name, BY_NAME) or f"Kies uit: {', '.join(sorted(BY_NAME))}."
        raise CannotRun(f"onbekende soort '{type_name}'. {hint}")
    if not re.fullmatch(ID_PATTERN, record_id):
        raise CannotRun(
            f"ongeldig kenmerk '{record_id}'. Gebruik kleine letters, cijfers en streepjes."
        )
    if record_id in RESERVED:
        raise CannotRun(f"kenmerk '{record_id}' is niet vrij. Kies bijvoorbeeld '{record_id}-1'.")
    base = EvidenceBase.load(root)
    if record_type not in base.types:
        raise CannotRun(
            f"deze kennisbank gebruikt geen '{type_name}'. Zet het eerst bij record_types in {SUBJECT}."
        )
    words = {name: list(values) for name, values in base.vocabularies.items()}
    known = _KNOWN[record_type](base, record_id) if record_type in _KNOWN else {}
    folder = writable(root / EVIDENCE / record_type.folder)
    file = folder / f"{record_id}.yml"
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(with_fields(stub_of(record_type, record_id, words), known, "id"))
    except FileExistsError:
        raise CannotRun(
            f"'{file.relative_to(root)}' bestaat al. Wat er nog ontbreekt: spoorboek status {record_id}"
        ) from None
    except OSError as error:
        raise refused("schrijven", error, file) from None
    print(
        f"Gemaakt: {file.relative_to(root)}. Vul het in en kijk het na met: spoorboek check {file.relative_to(root)}"
    )


def _of_source(base: EvidenceBase, key: str) -> dict[str, str]:
    """What the reference of a source says already."""
    reference = base.references.get(key)
    return {"language": reference.language} if reference and reference.language else {}


def _of_departure(base: EvidenceBase, name: str) -> dict[str, str]:
    """What the list of the last release says of the page that went; nothing where it may be another."""
    meant = Releases(base).given_out(name)
    if len(meant) != 1:
        which = ", ".join(visible(one.key.replace("/", "-")) for one in meant)
        hint = f"Noem het kenmerk met de soort ervoor: {which}." if meant else "Vul alles zelf in."
        said = "meer dan een pagina" if meant else "geen pagina"
        print(f"De lijst van de laatste uitgave noemt {said} '{name}'. {hint}", file=sys.stderr)
        return {}
    today = datetime.datetime.now().astimezone().date().isoformat()
    return {"title": meant[0].title, "former": meant[0].page, "date": today}


_KNOWN: Mapping[type[Record], Callable[[EvidenceBase, str], dict[str, str]]] = {
    Source: _of_source,
    Departure: _of_departure,
}
"""What a new record can have filled in, by its type."""
