"""`spoorboek diff`: what a change does to conclusions, between two states of the evidence."""

import contextlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root
from spoorboek.adapters.command_line.diff_json import as_json
from spoorboek.adapters.command_line.diff_markdown import as_markdown, as_report
from spoorboek.adapters.command_line.revision import state
from spoorboek.reasoning.difference import difference

FORMATS = {"markdown": as_markdown, "json": as_json, "report": as_report}
Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]  # one list of formats


def run(
    revision: Annotated[
        str,
        typer.Argument(metavar="REVISIE", help="De stand ervoor: commit, tak of label van git."),
    ],
    later: Annotated[
        str | None,
        typer.Argument(metavar="[REVISIE2]", help="De stand erna (standaard: de bestanden hier)."),
    ] = None,
    root: Root = Path(),
    form: Annotated[
        Format, typer.Option("--format", help="Vorm van het verschil.")
    ] = Format.markdown,  # type: ignore[attr-defined]
) -> None:
    """Laat zien wat een wijziging met de conclusies doet."""
    if not root.is_dir():
        raise CannotRun(f"geen map '{root}'. Geef met --root een map die er is.")
    with contextlib.ExitStack() as kept:
        before, first = kept.enter_context(state(root.absolute(), revision))
        after, second = kept.enter_context(state(root.absolute(), later, before))
        print(FORMATS[form.value](difference(before, after), first, second))
