"""Contents: what was read below evidence/, with a finding for everything that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spoorboek.evidence_base.folder import SUBJECT, Stamp
from spoorboek.finding import Finding, Severity
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath
from spoorboek.records.subject import Subject
from spoorboek.reference import Reference
from spoorboek.text_file import read_text
from spoorboek.yaml_source import YamlSource


@dataclass
class Contents:
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
    unusual: set[str] = field(default_factory=set)
    """Records, by `type/id`, whose file holds `<` or a backslash: only these can hold markup or codes."""
    sound: dict[str, tuple[Stamp, Record]] = field(default_factory=dict)
    """What was read without findings, by path, with the stamp of the file."""
    bibtex_was_read_well: bool = True
    """Whether nothing was wrong with the references themselves."""
    _sources: dict[str, YamlSource] = field(default_factory=dict)

    @property
    def bibtex(self) -> str:
        """The text of all references."""
        return "\n".join(text for _, text in self.bibtex_files)

    def source_of(self, record: Record) -> YamlSource:
        """The file a record stands in; read again only when a finding needs a line."""
        path = self.paths[record.key]
        if path not in self._sources:
            self._sources[path] = self._source_at(path)
        return self._sources[path]

    def _source_at(self, path: str) -> YamlSource:
        return YamlSource(path, read_text(self.root / path, path)[0])

    def finding_on_subject(self, where: FieldPath, rule: str, message: str, hint: str) -> Finding:
        """A finding at a field of what this base says of itself."""
        place = self._source_at(SUBJECT).place(where)
        return Finding(SUBJECT, *place, rule, message, hint)

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
