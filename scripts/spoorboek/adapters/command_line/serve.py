"""`spoorboek serve`: a live preview that follows what you save."""

import gc
import logging
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_prose
from spoorboek.adapters.command_line.build import finish, index, say
from spoorboek.adapters.command_line.loading import site_of, stop_on_errors
from spoorboek.checks import check
from spoorboek.evidence_base import EVIDENCE, EvidenceBase
from spoorboek.finding import as_text
from spoorboek.pages.pour import pour

PROSE = ("docs", "overrides", "mkdocs.yml")
CODE = "scripts"


class Preview:
    """The site in a folder of its own, made again as far as a change asks for."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.theme, self.out = root, folder / "theme", folder / "site"
        self.base: EvidenceBase | None = None
        self.stamps: dict[str, float] = {}

    def follow(self) -> None:
        """Make again what changed; with errors the last good pages stay."""
        started = time.perf_counter()
        changed = self._changed()
        if CODE in changed and self.base is not None:
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  # this very command
        base = EvidenceBase.load(self.root, previous=self.base)
        findings = check(base)
        self.base = base
        print(as_text(findings), file=sys.stderr, flush=True)
        if any(finding.is_error for finding in findings):
            return
        if changed & {*PROSE}:
            self._make_prose()
        pour(site_of(base), self.theme, self.out)
        say(f"Bijgewerkt in {time.perf_counter() - started:.2f} s")

    def _make_prose(self) -> None:
        from spoorboek.adapters.command_line.prose import prose_site

        fresh = self.theme.with_name("theme-nieuw")
        shutil.rmtree(fresh, ignore_errors=True)
        stop_on_errors(prose_site(self.root, fresh))
        shutil.rmtree(self.theme, ignore_errors=True)
        fresh.rename(self.theme)
        shutil.copytree(self.theme, self.out, dirs_exist_ok=True)

    def _changed(self) -> set[str]:
        """Which parts of the repository are newer than at the last look."""
        stamps = {name: _latest(self.root / name) for name in (EVIDENCE, *PROSE, CODE)}
        changed = {name for name, stamp in stamps.items() if stamp != self.stamps.get(name)}
        self.stamps = stamps
        return changed


def _latest(place: Path) -> float:
    """The sum of all times of change below a place: another number after any change."""
    if place.is_file():
        return place.stat().st_mtime
    return sum(
        entry.stat().st_mtime
        for folder, _, names in os.walk(place)
        if "__pycache__" not in folder
        for entry in (Path(folder) / name for name in names)
        if entry.exists()
    )


def run(
    root: Root = Path(),
    host: Annotated[str, typer.Option(help="Adres om op te luisteren.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Poort om op te luisteren.")] = 8000,
) -> None:
    """Toon de site en volg wat je bewaart in docs/, evidence/, overrides/ en scripts/."""
    root = needs_prose(root)
    gc.enable()  # unlike other commands this one goes on
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="spoorboek-") as name:
        preview = Preview(root, Path(name))
        preview.out.mkdir()
        preview.follow()
        if not (preview.out / "index.html").exists():
            raise typer.Exit(1)
        finish(site_of(preview.base), preview.out)  # type: ignore[arg-type]  # just followed
        index(preview.out)
        _serve(preview, host, port)


def _serve(preview: Preview, host: str, port: int) -> None:
    from mkdocs.livereload import LiveReloadServer

    server = LiveReloadServer(preview.follow, host, port, str(preview.out), polling_interval=0.2)
    for name in (EVIDENCE, *PROSE, CODE):
        if (preview.root / name).exists():
            server.watch(str(preview.root / name))
    say(f"Kijk op {server.url} (stoppen: Ctrl+C)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        raise CannotRun(f"poort {port} op {host} is niet te gebruiken: {error.strerror}.") from None
