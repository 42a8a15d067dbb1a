"""Snapshot: the list of a release. Which addresses there were, and what each record claimed.

It is kept by the machine beside the release, in `evidence/snapshots/`, so that a later state can be compared
with it without git.
"""

import hashlib
import json
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, SNAPSHOTS
from spoorboek.reasoning.claims import claims_of
from spoorboek.records.record import Record
from spoorboek.records.release import Release
from spoorboek.records.source import Source
from spoorboek.text_file import read_text

MAX_BYTES = 100_000_000
"""A list of 100,000 records takes a quarter of this."""


class Listed(BaseModel):
    """One record as it was: `type/id`, title, address and what it claimed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    key: str
    title: str
    page: str
    claims: dict[str, str] = {}

    @property
    def type_name(self) -> str:
        """The name of its type."""
        return self.key.partition("/")[0]


class Snapshot(BaseModel):
    """One state: a print of all its contents, every record, and the pages of prose."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    fingerprint: str
    pages: tuple[str, ...]
    records: tuple[Listed, ...]

    @classmethod
    def of(cls, base: EvidenceBase) -> Self:
        """The base as it is; releases themselves are no part of what they give out."""
        return cls(
            fingerprint=fingerprint(base),
            pages=tuple(prose_addresses(base.root)),
            records=tuple(
                Listed(
                    key=record.key,
                    title=_title(record, base),
                    page=record.page,
                    claims=claims_of(record),
                )
                for record in sorted(base.all(), key=lambda record: record.key)
                if not isinstance(record, Release)
            ),
        )

    def as_json(self) -> str:
        """The list with a line for each record, so that two of them can be compared by eye."""
        lines = [
            json.dumps(listed.model_dump(exclude_defaults=True), ensure_ascii=False)
            for listed in self.records
        ]
        head = json.dumps({"fingerprint": self.fingerprint, "pages": self.pages})[:-1]
        return head + ', "records": [\n' + ",\n".join(lines) + "\n]}\n"


def snapshot_path(release: Release) -> str:
    """Where the list of a release lies, as shown."""
    return f"{EVIDENCE}/{SNAPSHOTS}/{release.id}.json"


def read_snapshot(base: EvidenceBase, release: Release) -> Snapshot | None:
    """The list of a release, or nothing when it is not there or cannot be read."""
    path = snapshot_path(release)
    file = base.root / path
    if file.is_symlink():
        return None
    text, findings = read_text(file, path, max_bytes=MAX_BYTES)
    if findings:
        return None
    try:
        return Snapshot.model_validate_json(text)
    except ValidationError:
        return None


def fingerprint(base: EvidenceBase) -> str:
    """A print of everything that the base says: the same facts and words, the same print."""
    digest = hashlib.sha256()
    for record in sorted(base.all(), key=lambda record: record.key):
        if not isinstance(record, Release):
            said = record.model_dump_json(by_alias=True, exclude_defaults=True)
            digest.update(f"{record.key} {said}\n".encode())
    for key in sorted(base.references):
        reference = base.references[key]
        digest.update(f"{key} {reference.type} {sorted(reference.fields.items())}\n".encode())
    digest.update(base.subject.model_dump_json(exclude_defaults=True).encode())
    return f"sha256:{digest.hexdigest()}"


def prose_addresses(root: Path) -> list[str]:
    """The address of every page of prose below docs/, in order."""
    docs = root / "docs"
    names = (file.relative_to(docs).with_suffix("").as_posix() for file in docs.rglob("*.md"))
    return sorted(
        name.removesuffix("index") if f"/{name}".endswith("/index") else f"{name}/"
        for name in names
    )


def _title(record: Record, base: EvidenceBase) -> str:
    reference = base.references.get(record.id) if isinstance(record, Source) else None
    return reference.title if reference else record.heading
