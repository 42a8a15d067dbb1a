"""`spoorboek rename`: another id for a record, in its file and in every link to it, whole or not at all."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
import yaml

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.loading import sound_base
from spoorboek.adapters.command_line.whole_writing import write_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import did_you_mean
from spoorboek.intake.writing import Change
from spoorboek.reasoning.gone import NO_REASON_YET
from spoorboek.reasoning.releases import Releases
from spoorboek.records import BY_NAME
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.departure import Departure
from spoorboek.records.field_kinds import is_id
from spoorboek.records.markers import LinksAnywhere, LinksTo
from spoorboek.records.record import Record
from spoorboek.records.schema import modeline
from spoorboek.records.source import Source
from spoorboek.records.structure import FieldPath
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.records.vocabulary import Vocabulary
from spoorboek.yaml_source import YamlSource, parse

NOT_HERE = {
    Source: "De sleutel staat ook in de verwijzingen. Wijzig beide, en zet de oude sleutel bij 'aliases'.",
    Vocabulary: "De naam van een woordenlijst staat ook in de code.",
}
"""Types of which the id stands in more places than links, with what to do instead."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One text in one record, before and after."""

    record: Record
    field: FieldPath
    before: str
    after: str


def run(
    type_name: Annotated[str, typer.Argument(metavar="SOORT", help="Soort record.")],
    old: Annotated[str, typer.Argument(metavar="OUD", help="Kenmerk dat het nu heeft.")],
    new: Annotated[str, typer.Argument(metavar="NIEUW", help="Kenmerk dat het krijgt.")],
    root: Root = Path(),
) -> None:
    """Geef een record een ander kenmerk: in zijn bestand en in elke verwijzing; het oude adres blijft antwoord geven."""
    root = needs_evidence(root)
    base = sound_base(root)
    record = _record(base, type_name, old, new)
    later = record.model_copy(update={"id": new})
    texts = {path: _changed(base, path, edits) for path, edits in _by_file(base, record, later)}
    departure = _departure(base, record, later)
    here = base.paths[record.key]
    target = f"{here.rpartition('/')[0]}/{new}.{here.rpartition('.')[2]}"
    _write(root, texts, here, target, departure)
    print(f"{here} heet nu {target}. Aangepast: {len(texts)} bestanden.")
    if departure:
        print(f"Op het oude adres staat waar het bleef: {departure[0]}. Schrijf daar de reden.")
    print("Namen in tekst en in docs/ zijn niet aangepast. Kijk na met: spoorboek check")


def _write(
    root: Path, texts: dict[str, str], here: str, target: str, departure: tuple[str, str] | None
) -> None:
    """All files together: the record in its new place, the links to it, and what stays at the old address."""
    changes = [
        Change(path, (root / path).read_bytes(), text.encode())
        for path, text in texts.items()
        if path != here
    ]
    changes.append(Change(target, None, texts[here].encode()))
    changes.append(Change(here, (root / here).read_bytes(), None))
    if departure:
        changes.append(Change(departure[0], None, departure[1].encode()))
    write_all(root, changes)


def _record(base: EvidenceBase, type_name: str, old: str, new: str) -> Record:
    record_type = BY_NAME.get(type_name)
    if record_type is None:
        hint = did_you_mean(type_name, BY_NAME) or f"Kies uit: {', '.join(sorted(BY_NAME))}."
        raise CannotRun(f"onbekende soort '{type_name}'. {hint}")
    if record_type in NOT_HERE:
        raise CannotRun(f"een '{type_name}' is zo niet te hernoemen. {NOT_HERE[record_type]}")
    there = base.records[type_name]
    if old not in there:
        hint = did_you_mean(old, there) or f"Wat er is, staat in {EVIDENCE}/{record_type.folder}/."
        raise CannotRun(f"geen {type_name} met kenmerk '{old}'. {hint}")
    if new == old:
        raise CannotRun(f"het kenmerk is al '{old}'. Geef als tweede het kenmerk dat het krijgt.")
    if not is_id(new):
        raise CannotRun(f"ongeldig kenmerk '{new}'. Gebruik kleine letters, cijfers en streepjes.")
    if new in there:
        raise CannotRun(
            f"kenmerk '{new}' staat al in {base.paths[there[new].key]}. Kies een ander."
        )
    return there[old]


def _by_file(base: EvidenceBase, record: Record, later: Record) -> Iterator[tuple[str, list[Edit]]]:
    """Every text that names the record, by file; its own file first."""
    found: dict[str, list[Edit]] = {}
    for edit in _edits(base, record, later):
        found.setdefault(base.paths[edit.record.key], []).append(edit)
    yield from found.items()


def _edits(base: EvidenceBase, record: Record, later: Record) -> Iterator[Edit]:
    yield Edit(record, ("id",), record.id, later.id)
    for other in base.all():
        for where, marker, text in base.marks[other.key]:
            if isinstance(marker, LinksTo | LinksAnywhere) and base.resolve(marker, text) is record:
                after = later.key if isinstance(marker, LinksAnywhere) else later.id
                yield Edit(other, where, text, after)
    yield from _in_versions(base, record, later)
    for one in base.of(Departure).values():
        for place, address in enumerate(one.to):
            if address == record.page:
                yield Edit(one, ("to", place), address, later.page)


def _in_versions(base: EvidenceBase, record: Record, later: Record) -> Iterator[Edit]:
    """Where a theory names an explanation in its history; those names are no links."""
    for theory in base.of(ProgrammeTheory).values() if isinstance(record, Cmoc) else ():
        for number, version in enumerate(theory.versions):
            places = [("new", place, "") for place, _ in enumerate(version.new)]
            places += [("changed", place, "cmoc") for place, _ in enumerate(version.changed)]
            places += [("dropped", place, "cmoc") for place, _ in enumerate(version.dropped)]
            for field, place, name in places:
                item = getattr(version, field)[place]
                if (item.cmoc if name else item) == record.id:
                    inside = (name,) if name else ()
                    where = ("versions", number, field, place, *inside)
                    yield Edit(theory, where, record.id, later.id)


def _changed(base: EvidenceBase, path: str, edits: list[Edit]) -> str:
    """The text of a file with these edits and nothing else; refused where that is not sure."""
    text = (base.root / path).read_bytes().decode("utf-8-sig")
    source = YamlSource(path, text.replace("\r\n", "\n"))
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: source.place(edit.field), reverse=True):
        line, column = source.place(edit.field)
        before, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        quote = rest[:1] if rest[:1] in "'\"" else ""
        if not rest.startswith(quote + edit.before):
            raise CannotRun(f"'{path}' is niet veilig te wijzigen (regel {line}). Doe het zelf.")
        behind = rest[len(quote + edit.before) :]
        lines[line - 1] = before + quote + edit.after + behind
    changed = "\n".join(lines)
    if _data(changed) != _meant(_data(text), edits):
        raise CannotRun(f"'{path}' is niet veilig te wijzigen. Doe het zelf.")
    return changed


def _data(text: str) -> object:
    data, _ = parse(YamlSource("", text.replace("\r\n", "\n")))
    return data


def _meant(data: object, edits: list[Edit]) -> object:
    """What must stand in the file: all that stood there, with other names at these places."""
    for edit in edits:
        part: object = data
        for step in edit.field[:-1]:
            part = part[step]  # type: ignore[index]  # where a mark leads there is a list or a mapping
        part[edit.field[-1]] = edit.after  # type: ignore[index]
    return data


def _departure(base: EvidenceBase, record: Record, later: Record) -> tuple[str, str] | None:
    """What stays at the old address, if that was ever given out."""
    releases = Releases(base)
    listed = releases.snapshot(releases.last.id) if releases.last else None
    if listed is None or record.page not in {one.page for one in listed.records}:
        return None
    fields = {
        "id": f"{record.name}-{record.id}",
        "title": record.heading,
        "former": record.page,
        "date": datetime.datetime.now().astimezone().date().isoformat(),
        "reason": NO_REASON_YET,
        "to": [later.page],
    }
    body = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=2**20)
    path = f"{EVIDENCE}/{Departure.folder}/{fields['id']}.yml"
    if (base.root / path).exists():
        raise CannotRun(f"'{path}' bestaat al. Geef dat eerst een ander kenmerk.")
    return path, f"{modeline(Departure)}\n{body}"
