"""`spoorboek serve`: a live preview that follows what you save."""

import gc
import logging
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import Root, needs_prose, refused
from spoorboek.adapters.command_line.build import finish, say, with_data
from spoorboek.adapters.command_line.loading import site_of
from spoorboek.adapters.command_line.search_index import index
from spoorboek.checks import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.exports.static_api import write_answers
from spoorboek.finding import Finding, as_text, in_order
from spoorboek.pages.given_pages import given_pages
from spoorboek.pages.pour import pour, pour_gathered, pour_some, prose_files
from spoorboek.pages.site import Site
from spoorboek.records.record import Record

PROSE = ("docs", "overrides", "mkdocs.yml")
CODE = "scripts"
QUIET = 1.0
"""Seconds after a change before the rest of the site follows; saving again comes first."""


class Preview:
    """The site in a folder of its own, made again as far as a change asks for.

    What a change touches is checked and shown first. The rest of the base is checked and the rest of the
    site follows in a thread of its own, which touches a file in `done` when it changed anything, so that
    browsers look once more.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.theme, self.out = root, folder / "theme", folder / "site"
        self.done = folder / "done"
        self.site: Site | None = None
        self.stamps: dict[str, float] = {}
        self.given: dict[str, str] = {}
        self.rest: threading.Thread | None = None
        self.is_overtaken = threading.Event()

    def follow(self) -> None:
        """Make again what changed; with errors the last good pages stay."""
        started = time.perf_counter()
        changed = self._changed()
        if not changed:
            return
        if self.rest:
            self.is_overtaken.set()
            self.rest.join()
            self.is_overtaken.clear()
        if CODE in changed and self.site is not None:
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  # this very command
        base = EvidenceBase.load(self.root, previous=self.site.base if self.site else None)
        before = self.site
        now = touched(before.base, base) if before else []
        findings = check(base, only=_files_of(now, base) if before else None)
        findings += self._make_prose(base) if self._asks_prose(changed, base) else []
        if tell_errors(findings):
            return
        self.site = site_of(base, before)
        if before is None:
            self.site = with_data(self.site, self.out)
            pour(self.site, self.theme, self.out)
            return
        self.site = replace(self.site, files=before.files)
        number = pour_some(self.site, self.theme, self.out, (), now)
        write_answers(self.out, base, self.site.citations, self.site.edition, now)
        what = "1 pagina" if number == 1 else f"{number} pagina's"
        say(f"{what} bijgewerkt in {time.perf_counter() - started:.2f} s; de rest volgt")
        self.rest = threading.Thread(target=self._follow_with_the_rest, daemon=True)
        self.rest.start()

    def _follow_with_the_rest(self) -> None:
        if self.site is None or self.is_overtaken.wait(QUIET):
            return
        if tell_errors(check(self.site.base)):
            return
        names, records = prose_files(self.theme), list(self.site.base.all())
        wanted = self.is_overtaken.is_set
        changed = pour_gathered(self.site, self.theme, self.out)
        changed += pour_some(self.site, self.theme, self.out, names, records, lambda: not wanted())
        if changed:
            (self.done / "stamp").touch()

    def _asks_prose(self, changed: set[str], base: EvidenceBase) -> bool:
        """Whether prose changed, or the first record of a kind asks for a page of its own."""
        before, self.given = self.given, given_pages(base)
        return bool(changed & {*PROSE}) or before != self.given

    def _make_prose(self, base: EvidenceBase) -> list[Finding]:
        """Render the prose anew; the last good prose stays until the new one is whole."""
        from spoorboek.adapters.command_line.prose import prose_site

        fresh = self.theme.with_name("theme-nieuw")
        shutil.rmtree(fresh, ignore_errors=True)
        findings = prose_site(base, fresh)
        if not findings:
            shutil.rmtree(self.theme, ignore_errors=True)
            fresh.rename(self.theme)
            shutil.copytree(self.theme, self.out, dirs_exist_ok=True)
        return findings

    def _changed(self) -> set[str]:
        """Which parts of the repository are newer than at the last look."""
        stamps = {name: _latest(self.root / name) for name in (EVIDENCE, *PROSE, CODE)}
        changed = {name for name, stamp in stamps.items() if stamp != self.stamps.get(name)}
        self.stamps = stamps
        return changed


def tell_errors(findings: list[Finding]) -> bool:
    """Print the errors among findings; returns whether there are any."""
    errors = [finding for finding in in_order(findings) if finding.is_error]
    if errors:
        print(as_text(errors), file=sys.stderr, flush=True)
    return bool(errors)


def _files_of(records: list[Record], base: EvidenceBase) -> set[str]:
    """The files of these records, and those in which loading found something."""
    return {base.paths[r.key] for r in records} | {finding.path for finding in base.findings}


def touched(before: EvidenceBase, now: EvidenceBase) -> list[Record]:
    """The records that changed, and those that a link joins to one of them, then or now."""
    old = {record.key: record for record in before.all()}
    new = {record.key: record for record in now.all()}
    changed = {key for key in old.keys() | new.keys() if old.get(key) is not new.get(key)}
    joined = set(changed)
    for base in (before, now):
        for link in base.links:
            if link.origin.key in changed or link.target in changed:
                joined |= {link.origin.key, link.target}
    return [record for key, record in new.items() if key in joined]


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
    host: Annotated[
        str, typer.Option(metavar="ADRES", help="Adres om op te luisteren.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, metavar="POORT", help="Poort om op te luisteren.")
    ] = 8000,
) -> None:
    """Toon de site en volg wat je bewaart in docs/, evidence/, overrides/ en scripts/; data/ en zoeken zijn van de start."""
    root = needs_prose(root)
    _refuse_if_taken(host, port)
    gc.enable()  # unlike other commands this one goes on
    sys.setswitchinterval(0.0005)  # watching files must not wait for pages being written
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="spoorboek-") as name:
        preview = Preview(root, Path(name))
        for folder in (preview.out, preview.done):
            folder.mkdir()
        preview.follow()
        if preview.site is None:
            raise typer.Exit(1)
        finish(preview.site, preview.out)
        index(preview.out)
        _serve(preview, host, port)


def _serve(preview: Preview, host: str, port: int) -> None:
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        """Lets its own script into pages that else take scripts from files only."""

        def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
            page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
            nonce = secrets.token_urlsafe().encode()
            page = page.replace(b"script-src ", b"script-src 'nonce-%b' " % nonce, 1)
            return (b'<script nonce="%b">' % nonce).join(page.rsplit(b"<script>", 1))

    server = Server(preview.follow, host, port, str(preview.out), polling_interval=0.2)
    server.watch(str(preview.done))
    for name in (EVIDENCE, *PROSE, CODE):
        if (preview.root / name).exists():
            server.watch(str(preview.root / name))
    say(f"Kijk op {server.url} (stoppen: Ctrl+C)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


def _refuse_if_taken(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise refused("luisteren", error, f"{host}:{port}") from None
