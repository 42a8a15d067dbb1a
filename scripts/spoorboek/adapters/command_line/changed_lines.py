"""Changed lines: what a proposal wrote since a commit, as git tells it."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spoorboek.adapters.command_line.asking import CannotRun
from spoorboek.adapters.command_line.git import git
from spoorboek.adapters.command_line.revision import READ
from spoorboek.finding import Finding

WHOLE = (range(1, sys.maxsize),)
"""The lines of a file that was not there before."""
_DIFF = (
    *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--relative"),
    *("--find-renames", "--diff-filter=AMR"),
)
"""Whatever the settings of who asks; a file that a stranger calls binary is text all the same."""
_LINES = ("--patch", "--unified=0", "--inter-hunk-context=0")
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines of each file that were written, and where a file that moved lay before."""

    lines: Mapping[str, Sequence[range]]
    was: Mapping[str, str]

    def hold(self, finding: Finding) -> bool:
        """Whether a finding is about a line that was written, or about the one before or behind it.

        A quote that is missing is noticed a line later, a line that went away on the one before.
        """
        ranges = self.lines.get(finding.path, ())
        return any(lines.start - 1 <= finding.line <= lines.stop for lines in ranges)


def changes_since(root: Path, commit: str) -> Changes:
    """What differs between a commit and the files here, new files that git does not know included."""
    files = list(_files(_told(root, *_DIFF, "--raw", "-z", commit)))
    written = list(_written(_told(root, *_DIFF, *_LINES, commit)))
    if len(files) != len(written):
        raise CannotRun("git noemt andere bestanden dan het laat zien. Probeer het opnieuw.")
    lines: dict[str, Sequence[range]] = {
        path: WHOLE if kind == "A" else ranges
        for (kind, path, _), ranges in zip(files, written, strict=True)
    }
    unknown = _told(root, "ls-files", "--others", "--exclude-standard", "-z")
    lines |= {os.fsdecode(path): WHOLE for path in unknown.split(b"\0") if path}
    return Changes(lines, {path: before for kind, path, before in files if kind == "R"})


def _told(root: Path, *words: str) -> bytes:
    done = git(root, *words, "--", *READ)
    if done.returncode:
        raise CannotRun(
            "git kan niet zeggen welke regels zijn veranderd. Kijk na of 'git diff' werkt."
        )
    return done.stdout


def _files(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Of each file in a raw listing: A, M or R, its path, and its path before."""
    parts = iter(raw.split(b"\0"))
    for about in parts:
        if about:
            kind = about.rsplit(b" ", 1)[1][:1].decode("ascii")
            before = os.fsdecode(next(parts))
            yield kind, os.fsdecode(next(parts)) if kind == "R" else before, before


def _written(patch: bytes) -> Iterator[list[range]]:
    """Of each file in a patch the lines that came; what it holds always stands behind a + or -."""
    lines = patch.split(b"\n")
    starts = [n for n, line in enumerate(lines) if line.startswith(b"diff --git ")]
    for first, last in pairwise([*starts, len(lines)]):
        hunks = filter(None, map(_HUNK.match, lines[first:last]))
        yield [range(int(h[1]), int(h[1]) + int(h[2] or 1)) for h in hunks]
