"""Rule: what the help page says about the word that a finding bears."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, explained in Dutch Markdown; `severity` says in words what breaking it may be."""

    name: str
    explanation: str
    severity: str = "fout"
