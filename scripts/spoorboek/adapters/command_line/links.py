"""`spoorboek links`: whether the links of a finished site still lead somewhere."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.link_findings import findings_on
from spoorboek.adapters.command_line.loading import edition_of, stop_on_errors
from spoorboek.evidence_base import EvidenceBase
from spoorboek.site_links.judging import judged
from spoorboek.site_links.targets import START


def run(
    root: Root = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="MAP", help="De gebouwde site (standaard: site/)."),
    ] = None,
) -> None:
    """Ga na of elke link binnen de gebouwde site ergens heen leidt."""
    root = needs_evidence(root)
    inside(root, site or root / "site")


def inside(root: Path, folder: Path) -> None:
    """Report on the links inside a site that was built before."""
    if not (folder / START).is_file():
        raise CannotRun(f"in '{folder}' staat geen gebouwde site. Eerst: spoorboek build")
    base = EvidenceBase.load(root)
    found = judged(folder, edition_of(base).site_url)
    print(f"Binnen de site: {found.links} links op {found.pages} pagina's nagegaan.")
    sys.stdout.flush()
    stop_on_errors(findings_on(found, folder, base))
    print("Elke link leidt ergens heen, en elke pagina is vanaf de startpagina te bereiken.")
