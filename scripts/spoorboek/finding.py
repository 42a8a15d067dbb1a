"""A finding: an address and a way out.

Everything that is wrong, or may be wrong, with what a contributor wrote becomes a `Finding`.
Nothing in the core raises for a contributor's mistake; doors print findings in one of `FORMATS`.
"""

import difflib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

HELP_PAGE = "over/controles/"


class Severity(StrEnum):
    """How serious a finding is; only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `line` and `column` start at 1; `rule` is a word in kebab-case."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    exception: str = ""
    """Until when and why somebody decided, in the record, that this may stay; then it is only a note."""

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.severity is Severity.ERROR

    @property
    def help(self) -> str:
        """Address, relative to the site, of the entry that explains the rule."""
        return f"{HELP_PAGE}#{self.rule}"

    def as_json(self) -> dict[str, str | int]:
        """The finding as other programs read it; the keys are a contract.

        `exception` is there only for a finding that is excepted.
        """
        excepted = {"exception": self.exception} if self.exception else {}
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
            "help": self.help,
            **excepted,
        }

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{text}\n    → {self.hint}" if self.hint else text


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by place, each once; at the same place the most serious first."""
    return sorted(
        set(findings),
        key=lambda f: (f.path, f.line, f.column, _RANK[f.severity], f.rule, f.message, f.hint),
    )


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """The way out for a misspelt word: the nearest known one, or nothing."""
    close = difflib.get_close_matches(value, known, n=1, cutoff=0.6)
    return f"Bedoelde je '{close[0]}'?" if close else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


FEW, MANY = 5, 10
"""Of a rule with more than so many findings the first few are told in full, the rest is counted."""


def as_text(findings: list[Finding], *, everything: bool = False) -> str:
    """The findings for people, notes behind what matters more, closed by a line that counts them."""
    told = [f for f in findings if everything or not f.exception]
    number = Counter((f.severity, f.rule) for f in told)
    blocks: list[str] = []
    shown: dict[tuple[Severity, str], list[str]] = defaultdict(list)
    rest: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(told, key=lambda f: f.severity is Severity.NOTE):
        kind = finding.severity, finding.rule
        if not everything and number[kind] > MANY and len(shown[kind]) >= FEW:
            rest[finding.rule].append(finding)
            continue
        blocks += _told(finding, () if everything else shown[kind])
        shown[kind].append(finding.hint)
    for rule, others in rest.items():
        blocks += _told_together(rule, others)
    return "\n".join([*blocks, _counts(findings)])


def _told(finding: Finding, hints_before: Collection[str]) -> list[str]:
    """The place and the message; then the way out, where it was not just given for the same rule."""
    words = {Severity.ERROR: "", Severity.WARNING: "waarschuwing: ", Severity.NOTE: "opmerking: "}
    kind = "uitzondering: " if finding.exception else words[finding.severity]
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    message = f"{place}: {kind}{visible(finding.message)}"
    if finding.hint in hints_before:
        return [message]
    way_out = [visible(finding.exception or finding.hint)]
    if not hints_before:
        way_out.append(f"Uitleg: {finding.help}")
    hint = " ".join(filter(None, way_out))
    return [message, f"    → {hint}"] if hint else [message]


def _told_together(rule: str, findings: list[Finding]) -> list[str]:
    """How often a rule is broken in each file, and where."""
    by_file: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        by_file[finding.path].append(str(finding.line))
    told = [
        f"{visible(path)}: nog {len(lines)} keer {rule}, op regel {_some(lines)}"
        for path, lines in list(by_file.items())[:MANY]
    ]
    more = len(by_file) - len(told)
    where = f"Ook in {_counted(more, 'ander bestand', 'andere bestanden')}. " if more else ""
    return [*told, f"    → {where}Alles zien: spoorboek check --all"]


def _some(lines: list[str]) -> str:
    return ", ".join(lines[:MANY]) + (" …" if len(lines) > MANY else "")


def _counts(findings: list[Finding]) -> str:
    """How many findings there are of each severity; what is excepted counts apart."""
    number = Counter(f.severity for f in findings if not f.exception)
    excepted = sum(bool(f.exception) for f in findings)
    counts = [
        _counted(number[Severity.ERROR], "fout", "fouten"),
        _counted(number[Severity.WARNING], "waarschuwing", "waarschuwingen"),
    ]
    if number[Severity.NOTE]:
        counts.append(_counted(number[Severity.NOTE], "opmerking", "opmerkingen"))
    if excepted:
        counts.append(_counted(excepted, "uitzondering", "uitzonderingen"))
    return ", ".join(counts)


def _github_escaped(text: str, *, inside: bool = False) -> str:
    """Text for a GitHub workflow command, so that it cannot start a command of its own."""
    text = "".join(c if c.isprintable() or c in "\r\n" else "�" for c in text)
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if inside else escaped


def as_github(findings: list[Finding], *, site: str = "") -> str:
    """The findings as annotations of a GitHub workflow; `site` is where the help page can be read."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for finding in findings:
        if finding.exception:
            continue
        where = (
            f"file={_github_escaped(finding.path, inside=True)},line={finding.line},"
            f"col={finding.column},title={_github_escaped(finding.rule, inside=True)}"
        )
        way_out = f"\n→ {finding.hint}" if finding.hint else ""
        text = f"{finding.message}{way_out}\nUitleg: {site}{finding.help}"
        lines.append(f"::{kinds[finding.severity]} {where}::{_github_escaped(text)}")
    return "\n".join(lines)


def as_json(findings: list[Finding]) -> str:
    """The findings as a JSON list."""
    return in_json([finding.as_json() for finding in findings])


FORMATS: Mapping[str, Callable[[list[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def in_json(data: Any) -> str:
    """Data as JSON for a program or a screen: what cannot be seen is a code, and stays what it was."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if text.replace("\n", "").isprintable():  # nearly always so
        return text
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def visible_lines(text: str) -> str:
    """The same as `visible`, line by line."""
    return "\n".join(map(visible, text.split("\n")))


def visible(text: str) -> str:
    """Text for a message: what cannot be seen, or would turn the line around, becomes �."""
    return "".join(c if c.isprintable() else "�" for c in text.replace("\n", " "))
