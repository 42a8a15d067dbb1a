"""`spoorboek export`: the data files, without building a site."""

from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import (
    Root,
    needs_evidence,
    not_among_sources,
    refused,
    writable,
)
from spoorboek.adapters.command_line.loading import site_of, sound_base
from spoorboek.exports import write_exports


def run(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="Waar de bestanden komen.")],
    root: Root = Path(),
) -> None:
    """Schrijf alle gegevensbestanden, zonder de site te bouwen."""
    root = needs_evidence(root)
    site = site_of(sound_base(root))
    try:
        written = write_exports(
            writable(not_among_sources(folder, root)), site.base, site.citations, site.edition
        )
    except OSError as error:
        raise refused("schrijven", error, folder) from None
    print(f"{len(written)} bestanden in {folder}")
