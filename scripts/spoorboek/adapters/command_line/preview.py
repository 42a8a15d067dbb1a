"""Preview: the site in a folder of its own, made again as far as a change asks for."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from spoorboek.adapters.command_line.build import say, with_data
from spoorboek.adapters.command_line.loading import site_of
from spoorboek.adapters.command_line.rest import Rest
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.exports.static_api import write_answers
from spoorboek.finding import Finding, as_text, in_order
from spoorboek.pages.given_pages import given_pages
from spoorboek.pages.pour import pour, pour_gathered, pour_some
from spoorboek.pages.shells import prose_files
from spoorboek.pages.site import Site
from spoorboek.records.record import Record

PROSE = ("docs", "overrides", "mkdocs.yml")
CODE = "scripts"
WATCHED = (EVIDENCE, *PROSE, CODE)
"""The parts of a repository of which the site is made."""
QUIET = 1.0
"""Seconds after a change before the rest of the site follows; saving again comes first."""


class Preview:
    """The site as it follows from what was saved last without errors.

    What a change touches is checked and shown first. The rest of the base is checked and the rest of the
    site follows in a process of its own, which ends at once when something is saved again; when it changed
    anything, that is told.
    """

    def __init__(self, root: Path, folder: Path, tell: Callable[[], None] = lambda: None) -> None:
        self.root, self.theme, self.out = root, folder / "theme", folder / "site"
        self.tell = tell
        self.site: Site | None = None
        self.stamps: dict[str, int] = {}
        self.given: dict[str, str] = {}
        self.rest: Rest | None = None

    def follow(self) -> None:
        """Make again what changed; with errors the last good pages stay."""
        started = time.perf_counter()
        changed = self._changed()
        if not changed:
            return
        is_cut_short = self.end()
        if CODE in changed and self.site is not None:
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  # this very command
        before = self.site
        base = EvidenceBase.load(self.root, previous=before.base if before else None)
        now = touched(before.base, base) if before else []
        findings = check(base, only=_files_of(now, base) if before else None)
        findings += self._make_prose(base) if self._asks_prose(changed, base) else []
        if tell_errors(findings):
            if is_cut_short:  # what was good has to come to its end
                self._begin_rest()
            return
        if before is None:
            self.site = with_data(site_of(base), self.out)
            pour(self.site, self.theme, self.out, workers=os.cpu_count() or 1)
            return
        self.site = replace(site_of(base, before), files=before.files)
        number = self._show(self.site, now)
        what = "1 pagina" if number == 1 else f"{number} pagina's"
        say(f"{what} bijgewerkt in {time.perf_counter() - started:.2f} s; de rest volgt")
        self._begin_rest()

    def end(self) -> bool:
        """Nothing is under way any more; returns whether something was."""
        return self.rest is not None and self.rest.end()

    def is_behind(self) -> bool:
        """Whether something changed since the last look."""
        return self._stamps() != self.stamps

    def _show(self, site: Site, records: list[Record]) -> int:
        """Make the pages and data of these records; returns how many pages changed."""
        number = pour_some(site, self.theme, self.out, (), records)
        write_answers(self.out, site.base, site.citations, site.edition, records)
        return number

    def _begin_rest(self) -> None:
        if self.site:
            work = partial(self._make_rest, self.site)
            self.rest = Rest(QUIET, work, self._tell_rest, _complain)

    def _make_rest(self, site: Site, go_on: Callable[[], None]) -> bool:
        """Check the whole and make every page anew that is not as it should be; whether there was one."""
        if tell_errors(check(site.base, before_each=go_on)):
            return False
        names, records = prose_files(self.theme), list(site.base.all())
        changed = pour_gathered(site, self.theme, self.out, before_each=go_on)
        changed += pour_some(site, self.theme, self.out, names, records, before_each=go_on)
        return changed > 0

    def _tell_rest(self, is_changed: bool) -> None:
        if is_changed:
            self.tell()

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
        stamps = self._stamps()
        changed = {name for name, stamp in stamps.items() if stamp != self.stamps.get(name)}
        self.stamps = stamps
        return changed

    def _stamps(self) -> dict[str, int]:
        return {name: _latest(f"{self.root}/{name}") for name in WATCHED}


def _complain(cause: str) -> None:
    say(
        f"De rest van de site is niet bijgewerkt ({cause}). Bewaar iets om het opnieuw te proberen."
    )


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
    changed = now.differing_from(before)
    joined = changed.union(*(base.joined_to(key) for base in (before, now) for key in changed))
    return [record for record in map(now.get, sorted(joined)) if record]


def _latest(place: str) -> int:
    """The sum of all times of change below a place, in nanoseconds: another number after any change."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
        return sum(
            _latest(entry.path)
            if entry.is_dir(follow_symlinks=False)
            else entry.stat(follow_symlinks=False).st_mtime_ns
            for entry in entries
            if entry.name != "__pycache__"
        )
    with suppress(FileNotFoundError):
        return os.stat(place).st_mtime_ns  # noqa: PTH116
    return 0
