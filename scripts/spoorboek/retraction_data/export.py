"""Export: a file of Retraction Watch or Crossref, told apart by how it begins."""

from collections.abc import Iterator
from pathlib import Path

from spoorboek.retraction_data.crossref_works import of_json
from spoorboek.retraction_data.event import Event, Progress, Trouble, UnknownExport, Wanted
from spoorboek.retraction_data.retraction_rows import of_csv
from spoorboek.system_error import refusal


def read_export(file: Path, wanted: Wanted, progress: Progress) -> Iterator[Event | Trouble]:
    """Every notice in an export about a work that is wanted, and what could not be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            start = text.read(4096).lstrip()
            text.seek(0)
            read = of_json if start.startswith(("{", "[")) else of_csv
            yield from read(file, text, wanted, progress)
    except OSError as error:
        raise UnknownExport(f"'{file}' kan niet worden gelezen: {refusal(error)}") from None
