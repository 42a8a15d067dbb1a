"""Reading: from the files below evidence/ to contents. It never raises for a contributor's mistake."""

import os
from dataclasses import dataclass, field

from spoorboek.bibliography import MAX_CHARACTERS, read_bibliography
from spoorboek.evidence_base.contents import Contents
from spoorboek.evidence_base.folder import (
    EVIDENCE,
    OTHER_FOLDERS,
    REFERENCES,
    SUBJECT,
    files_in,
    stamp_of,
)
from spoorboek.evidence_base.strays import strays
from spoorboek.finding import Finding
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record
from spoorboek.records.subject import Subject
from spoorboek.records.validation import Problem, validate
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource, parse

MAX_BIBTEX_BYTES = MAX_CHARACTERS  # a character takes at least a byte


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds: a record, or what keeps it from being one."""

    record: Record | None
    findings: list[Finding] = field(default_factory=list)
    is_unusual: bool = False
    """Whether the file holds `<` or a backslash."""


def read_everything(into: Contents, previous: Contents | None) -> None:
    """Read what there is; of `previous` is kept what did not change since."""
    into.findings += strays(into.root)
    _read_subject(into)
    for record_type in RECORD_TYPES:
        for entry in files_in(f"{into.root}/{EVIDENCE}/{record_type.folder}"):
            shown = f"{EVIDENCE}/{record_type.folder}/{entry.name}"
            if not (previous and _kept(into, previous, record_type, entry, shown)):
                _read_anew(into, record_type, entry, shown)
    _read_references(into, previous)


def read_record(record_type: type[Record], file: str, shown: str) -> FileRead:
    """The record in a file, or why there is none."""
    text, findings = read_text(file, shown)
    if not text and findings:
        return FileRead(None, findings)
    source = YamlSource(shown, text)
    data, unreadable = parse(source)
    if unreadable:  # what YAML cannot read because of a hidden character was told already
        return FileRead(None, findings or unreadable)
    record, problems = validate(record_type, data)
    findings += [_placed(source, problem) for problem in problems]
    if record is not None:
        findings += _misnamed(source, record)
    return FileRead(record, findings, "<" in text or "\\" in text)


def _placed(source: YamlSource, problem: Problem) -> Finding:
    place = source.place(problem.field, key=problem.at_key)
    return Finding(source.path, *place, problem.rule, problem.message, problem.hint)


def _misnamed(source: YamlSource, record: Record) -> list[Finding]:
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    if record.id == stem:
        return []
    message = f"kenmerk '{record.id}' is anders dan de bestandsnaam '{stem}'"
    hint = f"Noem het bestand '{record.id}.yml', of schrijf 'id: {stem}'."
    return [Finding(source.path, *source.place(("id",)), "id-is-file-name", message, hint)]


def _kept(
    into: Contents,
    previous: Contents,
    record_type: type[Record],
    entry: os.DirEntry[str],
    shown: str,
) -> bool:
    """Whether a file is as it was, so that what was read of it goes on."""
    kept = previous.sound.get(shown)
    if kept is None or kept[0] != stamp_of(entry) or not isinstance(kept[1], record_type):
        return False
    record = kept[1]
    if record.id in into.records[record.name]:
        return False
    into.sound[shown] = kept
    into.records[record.name][record.id] = record
    into.paths[record.key] = shown
    into.unusual |= {record.key} & previous.unusual
    return True


def _read_anew(
    into: Contents, record_type: type[Record], entry: os.DirEntry[str], shown: str
) -> None:
    stamp = stamp_of(entry)  # before it is read: what changes meanwhile is read again
    read = read_record(record_type, entry.path, shown)
    into.findings += read.findings
    record = read.record
    if record is None:
        return
    if record.id in into.records[record.name]:
        into.findings.append(_second(into, record, entry, shown))
    else:
        into.records[record.name][record.id] = record
        into.paths[record.key] = shown
    if read.is_unusual:
        into.unusual.add(record.key)
    if not read.findings:
        into.sound[shown] = stamp, record


def _second(into: Contents, record: Record, entry: os.DirEntry[str], shown: str) -> Finding:
    message = f"kenmerk '{record.id}' staat ook in {into.paths[record.key]}"
    place = YamlSource(shown, read_text(entry.path, shown)[0]).place(("id",))
    return Finding(shown, *place, "unique-id", message, "Geef één van beide een ander kenmerk.")


def _read_subject(into: Contents) -> None:
    file = into.root / SUBJECT
    if not file.is_file() or file.is_symlink():
        return
    text, findings = read_text(file, SUBJECT)
    source = YamlSource(SUBJECT, text)
    data, unreadable = parse(source) if text or not findings else (None, [])
    into.findings += findings or unreadable
    if findings or unreadable:
        return
    subject, problems = validate(Subject, data)
    into.subject = subject or into.subject
    into.findings += [_placed(source, problem) for problem in problems]


def _read_references(into: Contents, previous: Contents | None) -> None:
    for entry in files_in(f"{into.root}/{EVIDENCE}/{REFERENCES}", OTHER_FOLDERS[REFERENCES]):
        shown = f"{EVIDENCE}/{REFERENCES}/{entry.name}"
        text, findings = read_text(entry.path, shown, max_bytes=MAX_BIBTEX_BYTES)
        into.findings += findings
        into.bibtex_files.append((shown, text))
    is_same = previous is not None and previous.bibtex_files == into.bibtex_files
    if previous and is_same and previous.bibtex_was_read_well:
        into.references = previous.references
        return
    into.references, found = read_bibliography(into.bibtex_files)
    into.bibtex_was_read_well = not found
    into.findings += found
