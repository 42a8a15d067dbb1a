"""Revision: the evidence as git knows it at a revision, without touching working tree or index."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from spoorboek.adapters.command_line.asking import CannotRun, needs_evidence
from spoorboek.adapters.command_line.git import git
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE, SUFFIXES
from spoorboek.evidence_base.reading import MAX_BIBTEX_BYTES
from spoorboek.records.validation import shown

READ = {EVIDENCE: (*SUFFIXES, ".bib"), "docs": (".md",)}
"""What is read of a revision: which files in which folder."""
_FILE_MODES = ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class Blob:
    """A file at a revision: where it lies below the root, its object and its size."""

    path: str
    oid: str
    size: int


@dataclass(frozen=True, slots=True)
class State:
    """A state that is compared: how it was asked for, and its commit; both empty for the files here."""

    revision: str = ""
    commit: str = ""


@contextlib.contextmanager
def state(
    root: Path, revision: str | None, known: EvidenceBase | None = None
) -> Iterator[tuple[EvidenceBase, State]]:
    """The evidence at a revision or, without one, as the files are now; `known` was read before it."""
    if revision is None:
        yield EvidenceBase.load(needs_evidence(root)), State()
    else:
        commit = commit_of(root, revision)
        with evidence_at(root, commit, revision, known) as base:
            yield base, State(revision, commit)


def commit_of(root: Path, revision: str) -> str:
    """The commit that a revision names; anything else cannot be compared."""
    _needs_repository(root)
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise CannotRun(
            f"'{shown(revision)}' is geen revisie. Geef een commit, tak of label van git."
        )
    words = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    found = git(root, *words)
    if found.returncode:
        shallow = git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        hint = (
            "Deze kopie is ondiep; haal de geschiedenis op met 'git fetch --unshallow'."
            if shallow
            else "Bekijk wat er is met 'git log --oneline'."
        )
        raise CannotRun(f"onbekende revisie '{shown(revision)}'. {hint}")
    return found.stdout.decode("ascii", "replace").strip()


@contextlib.contextmanager
def evidence_at(
    root: Path, commit: str, revision: str, known: EvidenceBase | None = None
) -> Iterator[EvidenceBase]:
    """The evidence at a commit, read with the record types of today; its files last as long as this."""
    blobs = _blobs(root, commit)
    if not any(blob.path.startswith(f"{EVIDENCE}/") for blob in blobs):
        raise CannotRun(
            f"revisie '{shown(revision)}' heeft geen map '{EVIDENCE}' onder '{root}'. Kies een andere."
        )
    with tempfile.TemporaryDirectory(prefix="spoorboek-") as folder:
        _write(Path(folder), root, blobs)
        yield EvidenceBase.load(Path(folder), known)


def _needs_repository(root: Path) -> None:
    if git(root, "rev-parse", "--git-dir").returncode:
        raise CannotRun(
            f"'{root}' ligt niet in een opslagplaats van git die hier gelezen mag worden."
        )


def _blobs(root: Path, commit: str) -> list[Blob]:
    """The ordinary files with records, references and prose; links and modules of git are left out."""
    listed = git(root, "ls-tree", "-r", "-l", "-z", commit, "--", *(f"{name}/" for name in READ))
    if listed.returncode:
        raise CannotRun(
            "git kan de bestanden van die revisie niet tonen. Haal haar op met 'git fetch'."
        )
    found = []
    for entry in filter(None, listed.stdout.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, kind, oid, size = about.decode("ascii").split()
        path = os.fsdecode(name)
        if kind == "blob" and mode in _FILE_MODES and _is_read(path):
            found.append(Blob(path, oid, int(size)))
    return found


def _is_read(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path.endswith(READ.get(parts[0], ())) and not {"..", ".git"} & set(parts)


def _write(folder: Path, root: Path, blobs: Iterable[Blob]) -> None:
    """The files in a folder of their own. One too large to read gets its size only: loading says so."""
    small = [blob for blob in blobs if blob.size <= MAX_BIBTEX_BYTES]
    asked = "".join(f"{blob.oid}\n" for blob in small).encode("ascii")
    contents, place = git(root, "cat-file", "--batch", given=asked).stdout, 0
    for blob in small:
        head, _, _ = contents[place : place + 200].partition(b"\n")
        place += len(head) + 1
        if head.split()[1:2] == [b"blob"]:  # an object that is not here has no content
            _put(folder / blob.path, contents[place : place + blob.size], blob.oid)
            place += blob.size + 1
    for blob in blobs:
        if blob.size > MAX_BIBTEX_BYTES:
            _put(folder / blob.path, b"", blob.oid)
            os.truncate(folder / blob.path, blob.size)


def _put(file: Path, content: bytes, oid: str) -> None:
    """A file whose time follows from its content, so that what stays between two revisions is read once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    stamp = int(oid[:15], 16)
    os.utime(file, ns=(stamp, stamp))
