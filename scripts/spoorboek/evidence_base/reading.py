"""Reading: from the files below evidence/ to contents. It never raises for a contributor's mistake."""

from collections.abc import Iterator
from typing import NamedTuple

from spoorboek.bibliography import MAX_CHARACTERS, read_bibliography
from spoorboek.evidence_base.contents import Contents
from spoorboek.evidence_base.folder import (
    EVIDENCE,
    OTHER_FOLDERS,
    REFERENCES,
    SUBJECT,
    Stamp,
    files_in,
    stamp_of,
)
from spoorboek.evidence_base.record_file import (
    FileRead,
    RecordFile,
    parsed,
    placed,
    read_record,
)
from spoorboek.evidence_base.strays import strays
from spoorboek.evidence_base.two_readers import TwoReaders
from spoorboek.finding import Finding
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record
from spoorboek.records.subject import Subject
from spoorboek.records.validation import validate
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource

MAX_BIBTEX_BYTES = MAX_CHARACTERS  # a character takes at least a byte


class _Found(NamedTuple):
    """A file that is there, its stamp before it is read, and the record it held if it is as it was."""

    wanted: RecordFile
    stamp: Stamp
    kept: Record | None


def read_everything(into: Contents, previous: Contents | None) -> None:
    """Read what there is; of `previous` is kept what did not change since."""
    into.findings += strays(into.root)
    _read_subject(into)
    files = list(_files(into, previous))
    with TwoReaders([file.wanted for file in files if file.kept is None]) as readers:
        _read_references(into, previous)  # while the other reader begins
        read = readers.read()
    for file in files:
        _take(into, file, read, previous)


def _files(into: Contents, previous: Contents | None) -> Iterator[_Found]:
    for record_type in RECORD_TYPES:
        for entry in files_in(f"{into.root}/{EVIDENCE}/{record_type.folder}"):
            shown = f"{EVIDENCE}/{record_type.folder}/{entry.name}"
            wanted, stamp = RecordFile(record_type, entry.path, shown), stamp_of(entry)
            before = previous.sound.get(shown) if previous else None
            is_same = before and before[0] == stamp and isinstance(before[1], record_type)
            yield _Found(wanted, stamp, before[1] if before and is_same else None)


def _take(
    into: Contents, file: _Found, read: dict[str, FileRead], previous: Contents | None
) -> None:
    """Put what was read of one file, now or before, where it belongs."""
    shown = file.wanted.shown
    if previous and file.kept and file.kept.id not in into.records[file.kept.name]:
        found = FileRead(file.kept, [], file.kept.key in previous.unusual)
    else:
        found = read[shown] if shown in read else read_record(file.wanted)
    into.findings += found.findings
    record = found.record
    if record is None:
        return
    if record.id in into.records[record.name]:
        into.findings.append(_second(into, record, file.wanted))
    else:
        into.records[record.name][record.id] = record
        into.paths[record.key] = shown
    if found.is_unusual:
        into.unusual.add(record.key)
    if not found.findings:
        into.sound[shown] = file.stamp, record


def _second(into: Contents, record: Record, wanted: RecordFile) -> Finding:
    message = f"kenmerk '{record.id}' staat ook in {into.paths[record.key]}"
    text, _ = read_text(wanted.file, wanted.shown)
    place = YamlSource(wanted.shown, text).place(("id",))
    return Finding(
        wanted.shown, *place, "unique-id", message, "Geef één van beide een ander kenmerk."
    )


def _read_subject(into: Contents) -> None:
    file = into.root / SUBJECT
    if not file.is_file() or file.is_symlink():
        return
    what = parsed(file, SUBJECT)
    into.findings += what.findings
    if what.findings:
        return
    subject, problems = validate(Subject, what.data)
    into.subject = subject or into.subject
    into.findings += [placed(what.source, problem) for problem in problems]


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
