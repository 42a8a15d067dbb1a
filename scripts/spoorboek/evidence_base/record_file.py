"""Record file: what one file below evidence/ holds, or why it is no record."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from spoorboek.finding import Finding
from spoorboek.records.record import Record
from spoorboek.records.validation import Problem, validate
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource, parse


class RecordFile(NamedTuple):
    """A file that should hold a record: of what type, where it is, and the path that is shown."""

    record_type: type[Record]
    file: str
    shown: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds: a record, or what keeps it from being one."""

    record: Record | None
    findings: list[Finding] = field(default_factory=list)
    is_unusual: bool = False
    """Whether the file holds `<` or a backslash."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as plain data, not yet validated."""

    source: YamlSource
    data: Any
    findings: list[Finding]
    is_readable: bool

    @property
    def is_unusual(self) -> bool:
        """Whether the file holds `<` or a backslash."""
        return "<" in self.source.text or "\\" in self.source.text


def parsed(file: Path | str, shown: str) -> Parsed:
    """A file as plain data, with what is wrong with it as text or as YAML."""
    text, findings = read_text(file, shown)
    source = YamlSource(shown, text)
    if not text and findings:
        return Parsed(source, None, findings, is_readable=False)
    data, unreadable = parse(source)
    if unreadable:  # what YAML cannot read because of a hidden character was told already
        return Parsed(source, None, findings or unreadable, is_readable=False)
    return Parsed(source, data, findings, is_readable=True)


def read_record(wanted: RecordFile) -> FileRead:
    """The record in a file, or why there is none."""
    file = parsed(wanted.file, wanted.shown)
    if not file.is_readable:
        return FileRead(None, file.findings)
    record, problems = validate(wanted.record_type, file.data)
    findings = file.findings + [placed(file.source, problem) for problem in problems]
    if record is not None and not _is_called_as_its_file(record, wanted.shown):
        findings.append(_misnamed(file.source, record))
    return FileRead(record, findings, file.is_unusual)


def record_of(wanted: RecordFile, data: Any, *, is_unusual: bool) -> FileRead:
    """The record in a file that was parsed without findings.

    What is wrong with it is told from its text, so then it is read again.
    """
    record, problems = validate(wanted.record_type, data)
    if record is None or problems or not _is_called_as_its_file(record, wanted.shown):
        return read_record(wanted)
    return FileRead(record, [], is_unusual)


def placed(source: YamlSource, problem: Problem) -> Finding:
    """A finding where the problem stands."""
    place = source.place(problem.field, key=problem.at_key)
    return Finding(source.path, *place, problem.rule, problem.message, problem.hint)


def _stem(shown: str) -> str:
    return shown.rpartition("/")[2].rpartition(".")[0]


def _is_called_as_its_file(record: Record, shown: str) -> bool:
    return record.id == _stem(shown)


def _misnamed(source: YamlSource, record: Record) -> Finding:
    message = f"kenmerk '{record.id}' is anders dan de bestandsnaam '{_stem(source.path)}'"
    hint = f"Noem het bestand '{record.id}.yml', of schrijf 'id: {_stem(source.path)}'."
    return Finding(source.path, *source.place(("id",)), "id-is-file-name", message, hint)
