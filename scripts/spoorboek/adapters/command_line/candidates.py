"""`spoorboek candidates`: the candidates that wait for a decision, in a file for a screening program."""

from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence, refused
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import visible
from spoorboek.intake.candidates import ris_row, row_for, waiting
from spoorboek.intake.forms import Form
from spoorboek.intake.rows import write_rows
from spoorboek.pages.dutch import counted
from spoorboek.records.screening import ScreeningStage
from spoorboek.records.search import Search

WRITTEN = (".csv", ".ris")

Stage = Annotated[
    ScreeningStage,
    typer.Option("--stage", metavar="STAP", help="title-abstract (standaard) of full-text."),
]


def run(
    file: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Nieuw bestand: .csv of .ris.", show_default=False),
    ],
    root: Root = Path(),
    form: Annotated[
        Form, typer.Option("--form", metavar="PROGRAMMA", help="asreview (standaard) of rayyan.")
    ] = Form.ASREVIEW,
    search: Annotated[
        str, typer.Option("--search", metavar="ZOEKACTIE", help="Alleen van deze zoekactie.")
    ] = "",
    stage: Stage = ScreeningStage.TITLE_ABSTRACT,
    by: Annotated[
        str,
        typer.Option("--by", metavar="NAAM", help="Geef de eigen besluiten van deze persoon mee."),
    ] = "",
) -> int:
    """Schrijf de kandidaten voor ASReview of Rayyan, zonder de besluiten van anderen."""
    root = needs_evidence(root)
    if file.suffix.lower() not in WRITTEN:
        raise CannotRun(
            f"'{file.name}' eindigt niet op {' of '.join(WRITTEN)}. Geef een van die twee."
        )
    if file.exists():
        raise CannotRun(f"'{file}' bestaat al. Kies een andere naam.")
    if not file.parent.is_dir():
        raise CannotRun(f"geen map '{file.parent}' voor '{file.name}'. Maak die map eerst.")
    base = EvidenceBase.load(root)
    if search and search not in base.of(Search):
        raise CannotRun(f"geen zoekactie '{search}'. Kies uit: {', '.join(base.of(Search))}.")
    found = list(waiting(base, stage, search))
    rows = [row_for(one, base.references[one.id], form, stage, by) for one in found]
    if file.suffix.lower() == ".ris":
        rows = [ris_row(row) for row in rows]
    try:
        file.write_text(write_rows(rows, form.columns, file.name), encoding="utf-8", newline="")
    except OSError as error:
        raise refused("schrijven", error, file) from None
    without = sum(not row["abstract"] for row in rows)
    print(f"{counted(len(rows), 'kandidaat', 'kandidaten')} in {visible(str(file))}.")
    if without:
        print(f"Zonder samenvatting: {without}. Die worden dan op de titel beoordeeld.")
    return 0
