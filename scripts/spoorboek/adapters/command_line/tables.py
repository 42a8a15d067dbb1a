"""`spoorboek tables`: the tables in Markdown that people read on GitHub, written from the program."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root
from spoorboek.adapters.command_line.marked_tables import (
    MADE_BY,
    Maker,
    filled,
    plain,
    table,
)
from spoorboek.checks.catalogue import explained_rules
from spoorboek.finding import visible
from spoorboek.pages.overviews.reference import field_rows
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record
from spoorboek.text_file import read_text

_FOLDERS = (".github", "docs", "evidence")
_EVERYWHERE = ("--root", "--help")
_TARGET = re.compile(r"^([a-z-]+):.*## (.*)$", re.MULTILINE)


def commands(context: typer.Context) -> list[str]:
    """Every command with what it does."""
    rows = [(f"`spoorboek {name}`", command.help) for name, command in _commands(context)]
    return table(("Opdracht", "Wat zij doet"), rows)


def calls(context: typer.Context) -> list[str]:
    """Every command with what may stand behind it, and what it does."""
    rows = [
        (f"`spoorboek {name}`", " ".join(_behind(command)), command.help)
        for name, command in _commands(context)
    ]
    return table(("Opdracht", "Erachter", "Wat zij doet"), rows)


def _commands(context: typer.Context) -> Iterator[tuple[str, Any]]:
    group: Any = context.find_root().command
    yield from group.commands.items()


def _behind(command: Any) -> Iterator[str]:
    """The arguments as they are written, then the options in brackets."""
    context = typer.Context(command)
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            yield f"`{parameter.metavar or parameter.name.upper()}`"
        elif parameter.opts[0] not in _EVERYWHERE:
            name, _ = parameter.get_help_record(context)
            yield f"`[{re.sub('[<>]', '', name)}]`"


def targets(root: Path) -> list[str]:
    """Every target that `make help` shows."""
    found = _TARGET.findall((root / "Makefile").read_text(encoding="utf-8"))
    return table(
        ("Doel", "Wat het doet"), [(f"`make {name}`", plain(does)) for name, does in found]
    )


def rules() -> list[str]:
    """Every rule with how serious it is and what it demands."""
    found = sorted(explained_rules(), key=lambda rule: rule.name)
    rows = [(f"`{rule.name}`", rule.severity, rule.explanation.split("\n\n")[0]) for rule in found]
    return table(("Controle", "Bij overtreding", "Wat zij eist"), rows)


def fields() -> list[str]:
    """Every record type with a table of its fields, folded."""
    return [line for record_type in RECORD_TYPES for line in (*_fields_of(record_type), "")][:-1]


def _fields_of(record_type: type[Record]) -> list[str]:
    rows = [
        (f"`{row.key}`", plain(row.description), plain(row.kind), row.asked)
        for row in field_rows(record_type)
    ]
    name = f"{record_type.singular}: <code>{record_type.name}</code>"
    return [
        f"<details><summary>{name}, in <code>evidence/{record_type.folder}/</code></summary>",
        "",
        *table(("Veld", "Wat erin staat", "Vorm", "Verplicht"), rows),
        "",
        "</details>",
    ]


def makers_of(context: typer.Context, root: Path) -> Mapping[str, Maker]:
    """Every table by the name that its marker bears."""
    return {
        "opdrachten": partial(commands, context),
        "aanroepen": partial(calls, context),
        "make": partial(targets, root),
        "controles": rules,
        "velden": fields,
    }


def run(
    context: typer.Context,
    root: Root = Path(),
    check: Annotated[bool, typer.Option("--check", help="Alleen nakijken of ze bij zijn.")] = False,
) -> int:
    """Werk de tabellen bij die in Markdown tussen twee merktekens staan, of kijk na of ze bij zijn."""
    if not root.is_dir():
        raise CannotRun(f"geen map '{root}'. Geef met --root een map die er is.")
    stale = dict(_stale(root, makers_of(context, root)))
    for name, text in stale.items():
        if check:
            print(f"{visible(name)}:1:1: een tabel is niet bij\n    → Voer uit: {MADE_BY}")
        else:
            (root / name).write_text(text, encoding="utf-8", newline="\n")
            print(f"Bijgewerkt: {visible(name)}")
    return int(check and bool(stale))


def _stale(root: Path, makers: Mapping[str, Maker]) -> Iterator[tuple[str, str]]:
    """The files in which a table is not as it should be, each with the text that it should have."""
    below = (file for name in _FOLDERS for file in (root / name).rglob("*.md"))
    for file in sorted({*root.glob("*.md"), *below}):
        name = file.relative_to(root).as_posix()
        text, findings = read_text(file, name)
        wanted = filled(name, text, makers)
        if not findings and wanted != text:
            yield name, wanted
