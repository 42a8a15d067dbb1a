"""Press: makes papers in processes of their own, while the rest of the site is made, and keeps them.

What is kept is found again by the content of the paper and by everything that makes it look as it
does; an unchanged paper costs nothing.
"""

import contextlib
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import PDF, Paper
from spoorboek.whole_file import sweep, write_whole
from spoorboek.worker import as_worker

FORMAT = 2  # raise when the making of a paper changes otherwise than by its style or program
MOST_KEPT = 400
"""More files than this are not kept; the ones made longest ago go first."""
_CHECKSUM = 16
NO_PANGO = (
    "zonder PDF: Pango ontbreekt op dit systeem. "
    "Installeren: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0"
)


def made(paper: Paper, looks: Looks) -> bytes:
    """The file itself. Each form has a module that is heavy, and only loaded here."""
    if paper.form == PDF:
        from spoorboek.paper.pdf import pdf

        return pdf(paper, looks)
    from spoorboek.paper.word import word

    return word(paper)


def can_make_pdf() -> bool:
    """Whether the system has what WeasyPrint needs."""
    try:
        import_module("spoorboek.paper.pdf")
    except OSError:  # a shared library that is not there
        return False
    return True


@dataclass
class Press:
    """Papers that are being made. `kept` is the folder in which they stay for a next time."""

    papers: Iterable[Paper]
    looks: Looks
    kept: Path
    workers: int
    complaints: list[str] = field(default_factory=list)
    """What could not be made, and why."""
    number_made: int = 0
    _files: dict[str, Path] = field(default_factory=dict)
    _under_way: dict[str, Future[bytes]] = field(default_factory=dict)
    _pool: Executor | None = None

    def __enter__(self) -> Self:
        """Set to work on what is not kept."""
        base = _fingerprint_of(self.looks)
        todo = []
        for paper in self.papers:
            self._files[paper.address] = self.kept / f"{_name(paper, base)}{paper.form}"
            if _kept(self._files[paper.address]) is None:
                todo.append(paper)
        if any(paper.form == PDF for paper in todo) and not can_make_pdf():
            self.complaints.append(NO_PANGO)
            todo = [paper for paper in todo if paper.form != PDF]
        if todo:
            self._start(todo)
        return self

    def _start(self, todo: list[Paper]) -> None:
        way = "fork" if hasattr(os, "fork") else "spawn"
        context = multiprocessing.get_context(way)
        self._pool = ProcessPoolExecutor(
            min(self.workers, len(todo)), mp_context=context, initializer=as_worker
        )
        for paper in todo:
            self._under_way[paper.address] = self._pool.submit(made, paper, self.looks)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Whatever happened, no process stays behind."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def finished(self) -> Iterator[tuple[str, bytes]]:
        """Address and content of every paper, once it is there."""
        for address, file in self._files.items():
            work = self._under_way.get(address)
            try:
                if work:
                    data = work.result()
                    self.number_made += 1
                    _keep(file, data)
                else:
                    kept = _kept(file)
                    if kept is None:  # could not be made at all: said before
                        continue
                    data = kept
            except Exception as error:  # noqa: BLE001  # WeasyPrint and pandoc have no narrower class
                self.complaints.append(
                    f"{address} kon niet worden gemaakt ({type(error).__name__})"
                )
                continue
            yield address, data
        _forget_the_oldest(self.kept)


def _fingerprint_of(looks: Looks) -> bytes:
    """Changes when a program, a font or a style changes."""
    digest = blake2b(digest_size=16)
    programs = " ".join(version(name) for name in ("weasyprint", "fonttools", "pypandoc_binary"))
    digest.update(f"{FORMAT}\0{programs}\0{looks.tokens}\0".encode())
    for name in ("paper.css", "word.py", "pdf.py"):
        digest.update((files("spoorboek.paper") / name).read_bytes())
    for name, data in looks.fonts.items():
        digest.update(name.encode() + data)
    return digest.digest()


def _name(paper: Paper, base: bytes) -> str:
    words = f"{paper.html}\0{paper.foot}\0{paper.one_page}"
    return f"papier-{blake2b(words.encode(), key=base, digest_size=16).hexdigest()}"


def _kept(file: Path) -> bytes | None:
    """What was kept, if it is there and still what was kept: its checksum stands before it."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    paper = data[_CHECKSUM:]
    return paper if data[:_CHECKSUM] == _checksum(paper) else None


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM).digest()


def _keep(file: Path, data: bytes) -> None:
    """Keep it for a next time; a disk that refuses costs time, nothing else."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, _checksum(data) + data)


def _forget_the_oldest(kept: Path) -> None:
    sweep(kept)
    try:
        found = sorted(kept.glob("papier-*.*"), key=lambda f: f.stat().st_mtime, reverse=True)
        for file in found[MOST_KEPT:]:
            file.unlink()
    except OSError:  # another build is tidying up too
        return
