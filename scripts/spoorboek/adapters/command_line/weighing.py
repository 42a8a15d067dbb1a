"""Weighing: which findings a proposal brings, and which were there before it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spoorboek.adapters.command_line.changed_lines import Changes
from spoorboek.finding import Finding, in_order

_PLACE = re.compile(r"(?<=\.yml):\d+|(?<=\.bib):\d+|(?<=\.md):\d+|\bregel \d+")
"""A line that a message names: it moves when something comes before it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The findings of a proposal: new on a line it wrote, new elsewhere, and there before."""

    here: Sequence[Finding]
    caused: Sequence[Finding]
    standing: Sequence[Finding]
    solved: int

    @property
    def brought(self) -> list[Finding]:
        """What would not be there without the proposal."""
        return in_order([*self.here, *self.caused])


def weighed(before: Iterable[Finding], after: Iterable[Finding], changes: Changes) -> Weighed:
    """The findings of two states told apart. A finding is the same one wherever its line went."""
    left = Counter(_identity(finding, {}) for finding in before)
    here, caused, standing = list[Finding](), list[Finding](), list[Finding]()
    for finding in sorted(after, key=changes.hold):  # those on other lines may be the old ones
        same = _identity(finding, changes.was)
        if left[same]:
            left[same] -= 1
            standing.append(finding)
        else:
            (here if changes.hold(finding) else caused).append(finding)
    return Weighed(in_order(here), in_order(caused), in_order(standing), left.total())


def _identity(finding: Finding, was: Mapping[str, str]) -> tuple[str, ...]:
    path = was.get(finding.path, finding.path)
    return path, finding.rule, finding.severity, _PLACE.sub("", finding.message)
