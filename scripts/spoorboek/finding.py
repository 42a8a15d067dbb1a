"""A finding: an address and a way out.

Everything that is wrong, or may be wrong, with what a contributor wrote becomes a `Finding`.
Nothing in the core raises for a contributor's mistake; doors print findings in one of `FORMATS`.
"""

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
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

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.severity is Severity.ERROR

    @property
    def help(self) -> str:
        """Address, relative to the site, of the entry that explains the rule."""
        return f"{HELP_PAGE}#{self.rule}"

    def as_json(self) -> dict[str, str | int]:
        """The finding as other programs read it; the keys are a contract."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
            "help": self.help,
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


def as_text(findings: list[Finding]) -> str:
    """The findings for people, notes behind what matters more, closed by a line that counts them."""
    words = {Severity.ERROR: "", Severity.WARNING: "waarschuwing: ", Severity.NOTE: "opmerking: "}
    blocks = []
    for finding in sorted(findings, key=lambda f: f.severity is Severity.NOTE):
        place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
        blocks.append(f"{place}: {words[finding.severity]}{visible(finding.message)}")
        hint = f"{visible(finding.hint)} " if finding.hint else ""
        blocks.append(f"    → {hint}Uitleg: {finding.help}")
    number = {s: sum(f.severity is s for f in findings) for s in Severity}
    counts = [
        _counted(number[Severity.ERROR], "fout", "fouten"),
        _counted(number[Severity.WARNING], "waarschuwing", "waarschuwingen"),
    ]
    if number[Severity.NOTE]:
        counts.append(_counted(number[Severity.NOTE], "opmerking", "opmerkingen"))
    return "\n".join([*blocks, ", ".join(counts)])


def _github_escaped(text: str, *, inside: bool = False) -> str:
    """Text for a GitHub workflow command, so that it cannot start a command of its own."""
    text = "".join(c if c.isprintable() or c in "\r\n" else "�" for c in text)
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if inside else escaped


def as_github(findings: list[Finding]) -> str:
    """The findings as annotations of a GitHub workflow."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for finding in findings:
        where = (
            f"file={_github_escaped(finding.path, inside=True)},line={finding.line},"
            f"col={finding.column},title={_github_escaped(finding.rule, inside=True)}"
        )
        text = f"{finding.message}\n→ {finding.hint}" if finding.hint else finding.message
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
