"""`spoorboek links`: whether links still lead somewhere, inside the site and, if asked, outside it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import CannotRun, Root, needs_evidence
from spoorboek.adapters.command_line.link_findings import findings_on
from spoorboek.adapters.command_line.loading import edition_of, stop_on_errors
from spoorboek.adapters.command_line.outside_round import ask_round, asker_for
from spoorboek.evidence_base import EvidenceBase
from spoorboek.site_links.judging import judged
from spoorboek.site_links.targets import START


def run(
    root: Root = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="MAP", help="De gebouwde site (standaard: site/)."),
    ] = None,
    external: Annotated[
        bool, typer.Option("--external", help="Vraag ook de adressen op andere sites.")
    ] = False,
    inside: Annotated[
        bool, typer.Option("--inside/--no-inside", help="Kijk binnen de site.")
    ] = True,
    minutes: Annotated[
        float, typer.Option(min=0.01, max=300, metavar="MINUTEN", help="Hoe lang vragen mag duren.")
    ] = 30,
    via: Annotated[str, typer.Option(metavar="ADRES", help="Alleen om te testen.")] = "",
) -> None:
    """Ga na of elke link ergens heen leidt: binnen de gebouwde site, en met --external erbuiten."""
    if not inside and not external:
        raise CannotRun("met alleen --no-inside is er niets na te gaan. Geef ook --external.")
    base = EvidenceBase.load(needs_evidence(root))
    edition = edition_of(base)
    asker = asker_for(edition.repository, via)
    if inside:
        look_inside(base, site or base.root / "site", edition.site_url)
    if external:
        print(ask_round(base, 60 * minutes, asker))


def look_inside(base: EvidenceBase, folder: Path, site_url: str) -> None:
    """Report on the links inside a site that was built before."""
    if not (folder / START).is_file():
        raise CannotRun(f"in '{folder}' staat geen gebouwde site. Eerst: spoorboek build")
    found = judged(folder, site_url)
    print(f"Binnen de site: {found.links} links op {found.pages} pagina's nagegaan.")
    sys.stdout.flush()
    stop_on_errors(findings_on(found, folder, base))
    print("Elke link leidt ergens heen, en elke pagina is vanaf de startpagina te bereiken.")
