"""Dutch help: what `--help` shows around our own words. Typer writes that in English and cannot be asked."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

# From the English of Typer to Dutch, in this order. A line may be broken at any space.
_WORDS = (
    (r"^Usage:", "Gebruik:"),
    (r"^Arguments:$", "Waarden:"),
    (r"^Options:$", "Opties:"),
    (r"^Commands:$", "Opdrachten:"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT [WAARDEN]..."),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"\[default:", "[standaard:"),
    (r"\[env var:", "[omgevingsvariabele:"),
    (r"\[required\]", "[verplicht]"),
)
_IN_DUTCH = tuple((re.compile(english, re.MULTILINE), dutch) for english, dutch in _WORDS)
# How a value is kept in memory tells a user nothing; choices between bars do, and stay.
_TYPE = re.compile(r" <(?:path|str|int|float|list\[\w+\])>")


def translated(text: str) -> str:
    """The help of a command as Typer writes it, in Dutch."""
    for english, dutch in _IN_DUTCH:
        text = english.sub(dutch, text)
    columns = _TYPE.sub(
        lambda found: " " * len(found[0]), text
    )  # what stands beside it stays in line
    return "\n".join(line.rstrip() for line in columns.splitlines())


class DutchCommand(TyperCommand):
    """A command of which the help is Dutch."""

    def get_help(self, ctx: Any) -> str:
        """The help, as it is shown."""
        return translated(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """All commands together, with Dutch help."""

    def get_help(self, ctx: Any) -> str:
        """The help, as it is shown."""
        return translated(super().get_help(ctx))
