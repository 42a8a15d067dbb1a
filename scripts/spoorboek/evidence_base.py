"""The evidence base: every record and reference below evidence/, with look-ups both ways.

`EvidenceBase.load` returns what could be read together with a finding for everything that could not.
It never raises for a contributor's mistake. Links are stored once, in one direction; the reverse is
computed here, in one pass over the records.
"""

import copy
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from spoorboek.bibliography import MAX_CHARACTERS, Reference, read_bibliography
from spoorboek.finding import Finding, Severity, did_you_mean
from spoorboek.outside_links.kept import FILE as LINK_ANSWERS
from spoorboek.records import BY_NAME, RECORD_TYPES
from spoorboek.records.record import Cites, LinksAnywhere, LinksTo, Marker, Record
from spoorboek.records.structure import FieldPath, marked
from spoorboek.records.subject import Subject
from spoorboek.records.validation import validate
from spoorboek.records.vocabulary import Value, Vocabulary
from spoorboek.system_error import refusal
from spoorboek.yaml_source import YamlSource, parse, read_text

EVIDENCE = "evidence"
SUBJECT = f"{EVIDENCE}/subject.yml"
SUFFIXES = (".yml", ".yaml")
SNAPSHOTS = "snapshots"
"""Below evidence/: the list of each release, kept by the machine."""
OTHER_FOLDERS = {"references": (".bib",), "schemas": (".json",), SNAPSHOTS: (".json",)}
MAX_BIBTEX_BYTES = MAX_CHARACTERS  # a character takes at least a byte

Stamp = tuple[int, int, int]
"""Time of change, size, and time of change of its place and rights: while these stay, so does a file."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Link:
    """One link between records: from a field of one to another. `target` is `type/id`."""

    origin: Record
    field: FieldPath
    target: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One use of a citation key in a record."""

    origin: Record
    field: FieldPath
    key: str


@dataclass
class EvidenceBase:
    """All records by type and id, all references by citation key, and the findings of loading."""

    root: Path
    records: dict[str, dict[str, Record]]
    subject: Subject = field(default_factory=Subject)
    references: Mapping[str, Reference] = field(default_factory=dict)
    bibtex_files: list[tuple[str, str]] = field(default_factory=list)
    """Path and text of each file with references."""
    paths: dict[str, str] = field(default_factory=dict)
    """Path of each record as shown, by `type/id`."""
    findings: list[Finding] = field(default_factory=list)
    _sources: dict[str, YamlSource] = field(default_factory=dict)
    unusual: set[str] = field(default_factory=set)
    """Records, by `type/id`, whose file holds `<` or a backslash: only these can hold markup or codes."""
    sound: dict[str, tuple[Stamp, Record]] = field(default_factory=dict)
    """What was read without findings, by path, with the stamp of the file."""
    _bibtex_findings: list[Finding] = field(default_factory=list)
    _previous: "EvidenceBase | None" = None
    _only: frozenset[str] | None = None
    """The files that are judged; nothing for all of them."""

    @classmethod
    def load(cls, root: Path, previous: "EvidenceBase | None" = None) -> "EvidenceBase":
        """Read everything below root/evidence; what did not change since `previous` is kept."""
        records: dict[str, dict[str, Record]] = {
            record_type.name: {} for record_type in RECORD_TYPES
        }
        base = cls(root=root, records=records, _previous=previous)
        base.findings += _strays(root)
        base._read_subject()
        for record_type in RECORD_TYPES:
            for entry in _files(f"{root}/{EVIDENCE}/{record_type.folder}"):
                base._read_record(record_type, entry)
        base._read_references()
        base._previous = None
        return base

    # Look-ups

    def all(self) -> Iterator[Record]:
        """Every record, type by type, in order of id."""
        for of_type in self.records.values():
            yield from of_type.values()

    def of(self, record_type: type[AnyRecord]) -> Mapping[str, AnyRecord]:
        """The records of one type by id."""
        return self.records[record_type.name]  # type: ignore[return-value]  # by construction

    def get(self, key: str) -> Record | None:
        """The record with this `type/id`, if there is one."""
        name, _, record_id = key.partition("/")
        return self.records.get(name, {}).get(record_id)

    def resolve(self, marker: LinksTo | LinksAnywhere, text: str) -> Record | None:
        """The record that a marked piece of text means."""
        if isinstance(marker, LinksAnywhere):
            return self.get(text)
        found = (self.records[name].get(text) for name in marker.types)
        return next((record for record in found if record is not None), None)

    @property
    def bibtex(self) -> str:
        """The text of all references."""
        return "\n".join(text for _, text in self.bibtex_files)

    @cached_property
    def types(self) -> tuple[type[Record], ...]:
        """The record types that this base uses, in the order of the site."""
        used = self.subject.record_types or BY_NAME
        return tuple(t for t in RECORD_TYPES if t.name in used)

    @cached_property
    def marks(self) -> Mapping[str, list[tuple[FieldPath, Marker, str]]]:
        """Every marked piece of text of each record, by `type/id`."""
        return {record.key: list(marked(record)) for record in self.all()}

    @cached_property
    def links(self) -> list[Link]:
        """Every link between records that resolves."""
        found = []
        for record in self.all():
            for where, marker, text in self.marks[record.key]:
                if isinstance(marker, LinksTo | LinksAnywhere):
                    target = self.resolve(marker, text)
                    if target is not None:
                        found.append(Link(record, where, target.key))
        return found

    @cached_property
    def incoming(self) -> Mapping[str, list[Link]]:
        """The links that point at a record, by its `type/id`."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.target, []).append(link)
        return found

    @cached_property
    def citations(self) -> Mapping[str, list[Cited]]:
        """The uses of each citation key."""
        found: dict[str, list[Cited]] = {}
        for record in self.all():
            for where, marker, text in self.marks[record.key]:
                if isinstance(marker, Cites):
                    found.setdefault(text, []).append(Cited(record, where, text))
        return found

    def linking_to(
        self, record: Record, record_type: type[AnyRecord], *fields: str
    ) -> list[AnyRecord]:
        """The records of a type that point at this one, each once; only through `fields` if given."""
        found = {
            link.origin.id: link.origin
            for link in self.incoming.get(record.key, ())
            if isinstance(link.origin, record_type) and (not fields or link.field[0] in fields)
        }
        return list(found.values())

    def linked_from(
        self, record: Record, field: str, record_type: type[AnyRecord]
    ) -> list[AnyRecord]:
        """The records of a type that a field of this one links to, in its own order."""
        found = [
            self.resolve(marker, text)
            for where, marker, text in self.marks[record.key]
            if where[0] == field and isinstance(marker, LinksTo | LinksAnywhere)
        ]
        return [target for target in found if isinstance(target, record_type)]

    def citing(self, key: str, record_type: type[AnyRecord]) -> list[AnyRecord]:
        """The records of a type that cite this key, each once."""
        found = {
            c.origin.id: c.origin
            for c in self.citations.get(key, ())
            if isinstance(c.origin, record_type)
        }
        return list(found.values())

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Value]]:
        """The values of each vocabulary by id, in their own order."""
        return {v.id: {value.id: value for value in v.values} for v in self.of(Vocabulary).values()}

    def value(self, vocabulary: str, value_id: str) -> Value | None:
        """One word of a vocabulary, if it is there."""
        return self.vocabularies.get(vocabulary, {}).get(value_id)

    # What is judged

    def limited_to(self, paths: Collection[str]) -> "EvidenceBase":
        """The same base, of which only these files are judged; all is still there to look up."""
        limited = copy.copy(self)
        limited._only = frozenset(paths)
        return limited

    def judges(self, path: str) -> bool:
        """Whether findings in this file are asked for."""
        return self._only is None or path in self._only

    @property
    def judges_references(self) -> bool:
        """Whether findings in a file with references are asked for, or an exception to one is judged."""
        in_files = any(self.judges(path) for path, _ in self.bibtex_files)
        return in_files or any(record.exceptions for record in self.all_judged())

    def all_judged(self) -> Iterator[Record]:
        """Every record in a file that is judged, in the order of `all`."""
        return self.all() if self._only is None else iter(self._chosen)

    def judged(self, record_type: type[AnyRecord]) -> Iterator[AnyRecord]:
        """The records of one type in the files that are judged."""
        if self._only is None:
            return iter(self.of(record_type).values())
        return (record for record in self._chosen if isinstance(record, record_type))

    @cached_property
    def _chosen(self) -> list[Record]:
        """The records in the files that are judged, where that is not all of them."""
        return [record for record in self.all() if self.judges(self.paths[record.key])]

    # Findings

    @property
    def bibtex_was_read_well(self) -> bool:
        """Whether nothing was wrong with the references themselves."""
        return not self._bibtex_findings

    def source_of(self, record: Record) -> YamlSource:
        """The file a record stands in; read again only when a finding needs a line."""
        path = self.paths[record.key]
        if path not in self._sources:
            text, _ = read_text(self.root / path, path)
            self._sources[path] = YamlSource(path, text)
        return self._sources[path]

    def finding_on_subject(self, where: FieldPath, rule: str, message: str, hint: str) -> Finding:
        """A finding at a field of what this base says of itself."""
        source = YamlSource(SUBJECT, read_text(self.root / SUBJECT, SUBJECT)[0])
        return Finding(SUBJECT, *source.place(where), rule, message, hint)

    def finding(
        self,
        record: Record,
        where: FieldPath,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding at a field of a record."""
        source = self.source_of(record)
        return Finding(source.path, *source.place(where), rule, message, hint, severity)

    # Loading

    def _read_subject(self) -> None:
        file = self.root / SUBJECT
        if not file.is_file() or file.is_symlink():
            return
        text, findings = read_text(file, SUBJECT)
        source = YamlSource(SUBJECT, text)
        data, unreadable = parse(source) if text or not findings else (None, [])
        self.findings += findings or unreadable
        if findings or unreadable:
            return
        subject, problems = validate(Subject, data)
        self.subject = subject or self.subject
        for p in problems:
            place = source.place(p.field, key=p.at_key)
            self.findings.append(Finding(SUBJECT, *place, p.rule, p.message, p.hint))

    def _read_record(self, record_type: type[Record], entry: os.DirEntry[str]) -> None:
        shown = f"{EVIDENCE}/{record_type.folder}/{entry.name}"
        stamp = _stamp(entry)
        kept = self._previous.sound.get(shown) if self._previous else None
        same = kept and kept[0] == stamp and isinstance(kept[1], record_type)
        if kept and same and kept[1].id not in self.records[record_type.name]:
            self.sound[shown] = kept
            self._add(kept[1], YamlSource(shown, ""))
            self.unusual |= {kept[1].key} & (self._previous.unusual if self._previous else set())
            return
        text, findings = read_text(entry.path, shown)
        self.findings += findings
        if not text and findings:
            return
        sound = not findings
        source = YamlSource(shown, text)
        data, unreadable = parse(source)
        if unreadable:  # what YAML cannot read because of a hidden character was told already
            self.findings += [] if findings else unreadable
            return
        record, problems = validate(record_type, data)
        for problem in problems:
            place = source.place(problem.field, key=problem.at_key)
            self.findings.append(
                Finding(shown, *place, problem.rule, problem.message, problem.hint)
            )
        if record is not None:
            self._add(record, source)
            if "<" in text or "\\" in text:
                self.unusual.add(record.key)
            if sound and record.id == entry.name.rpartition(".")[0]:
                self.sound[shown] = stamp, record

    def _add(self, record: Record, source: YamlSource) -> None:
        path, stem = source.path, source.path.rpartition("/")[2].rpartition(".")[0]
        if record.id != stem:
            message = f"kenmerk '{record.id}' is anders dan de bestandsnaam '{stem}'"
            hint = f"Noem het bestand '{record.id}.yml', of schrijf 'id: {stem}'."
            self.findings.append(
                Finding(path, *source.place(("id",)), "id-is-file-name", message, hint)
            )
        if record.id in self.records[record.name]:
            message = f"kenmerk '{record.id}' staat ook in {self.paths[record.key]}"
            hint = "Geef één van beide een ander kenmerk."
            self.findings.append(Finding(path, *source.place(("id",)), "unique-id", message, hint))
            return
        self.records[record.name][record.id] = record
        self.paths[record.key] = path

    def _read_references(self) -> None:
        for entry in _files(f"{self.root}/{EVIDENCE}/references", (".bib",)):
            shown = f"{EVIDENCE}/references/{entry.name}"
            text, findings = read_text(entry.path, shown, max_bytes=MAX_BIBTEX_BYTES)
            self.findings += findings
            self.bibtex_files.append((shown, text))
        before = self._previous
        if before and before.bibtex_files == self.bibtex_files and before._bibtex_findings == []:
            self.references = before.references
            return
        self.references, self._bibtex_findings = read_bibliography(self.bibtex_files)
        self.findings += self._bibtex_findings


def _files(folder: str, suffixes: tuple[str, ...] = SUFFIXES) -> list[os.DirEntry[str]]:
    """The files of a folder by name. Links and folders are reported by `_strays`."""
    try:
        with os.scandir(folder) as entries:
            found = [
                e for e in entries if e.name.endswith(suffixes) and e.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []
    return [] if Path(folder).is_symlink() else sorted(found, key=lambda entry: entry.name)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return 0, -1, 0
    return status.st_mtime_ns, status.st_size, status.st_ctime_ns


def _strays(root: Path) -> Iterator[Finding]:
    """What lies below evidence/ and belongs nowhere: links, unknown folders, files of another kind."""
    read = {record_type.folder: SUFFIXES for record_type in RECORD_TYPES} | OTHER_FOLDERS
    yield from _strays_in(f"{root}/{EVIDENCE}", "", read)


def _strays_in(folder: str, here: str, read: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    suffixes = read.get(here, ())
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        why = refusal(error)
        message = f"map kan niet worden gelezen: {why.cause}"
        yield Finding(f"{EVIDENCE}/{here}", 1, 1, "unreadable-file", message, why.way_out)
        return
    for entry in entries:
        inside = f"{here}/{entry.name}" if here else entry.name
        if entry.is_symlink():
            message = "verwijzing naar een andere plek (symbolische koppeling)"
            hint = "Zet het bestand zelf in de map."
            yield Finding(f"{EVIDENCE}/{inside}", 1, 1, "no-links", message, hint)
        elif entry.is_dir():
            if any(name == inside or name.startswith(f"{inside}/") for name in read):
                yield from _strays_in(entry.path, inside, read)
            elif not entry.name.startswith("."):
                hint = did_you_mean(inside, read) or f"Kies een van: {', '.join(sorted(read))}."
                message = f"onbekende map '{inside}'"
                yield Finding(f"{EVIDENCE}/{inside}", 1, 1, "known-folder", message, hint)
        elif not entry.name.endswith(suffixes or "README.md"):
            yield from _stray_file(here, inside, entry.name, read)


def _stray_file(
    here: str, inside: str, name: str, read: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    shown = f"{EVIDENCE}/{inside}"
    if name == "README.md" or name.startswith(".") or shown in (SUBJECT, LINK_ANSWERS):
        return
    if here not in read:
        message = f"bestand '{name}' op een plek waar niets wordt gelezen"
        hint = f"Zet het in een van: {', '.join(sorted(read))}."
        yield Finding(shown, 1, 1, "known-folder", message, hint)
    else:
        message = f"bestand van een soort die hier niet wordt gelezen: '{name}'"
        hint = f"Hier worden bestanden gelezen die eindigen op {' of '.join(read[here])}."
        yield Finding(shown, 1, 1, "known-file", message, hint)
