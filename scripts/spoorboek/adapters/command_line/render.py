"""`spoorboek render`: the record pages without MkDocs, the tested way out."""

from dataclasses import replace
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
from spoorboek.exports.static_api import write_answers
from spoorboek.pages.finished import bare_index, record_pages
from spoorboek.pages.pour import write
from spoorboek.pages.shell import BARE
from spoorboek.records import RECORD_TYPES


def run(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="Waar de pagina's komen.")],
    root: Root = Path(),
) -> None:
    """Schrijf de pagina van elk record als kale HTML, zonder MkDocs."""
    root = needs_evidence(root)
    site = replace(site_of(sound_base(root)), has_prose=False)
    writable(not_among_sources(folder, root))
    number = 0
    try:
        for address, html in record_pages(site, {t.name: BARE for t in RECORD_TYPES}):
            write(folder / address / "index.html", html)
            number += 1
        write(folder / "index.html", bare_index(site))
        write_answers(folder, site.base, site.citations, site.edition)
    except OSError as error:
        raise refused("schrijven", error, folder) from None
    print(f"{number} pagina's in {folder}")
