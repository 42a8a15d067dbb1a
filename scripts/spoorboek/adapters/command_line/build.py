"""`spoorboek build`: the whole site, checked and complete, or nothing."""

import contextlib
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from spoorboek.adapters.command_line.asking import (
    CannotRun,
    Root,
    Stopped,
    needs_prose,
    not_among_sources,
    refuse_wrong_moment,
    refused,
    writable,
)
from spoorboek.adapters.command_line.last_changed import last_changed
from spoorboek.adapters.command_line.link_findings import broken_in
from spoorboek.adapters.command_line.loading import CACHE, site_of, stop_on_errors
from spoorboek.adapters.command_line.offline_copy import is_small_enough, put_copy
from spoorboek.adapters.command_line.one_at_a_time import alone
from spoorboek.adapters.command_line.search_index import index
from spoorboek.adapters.command_line.swapping import fresh_stage, swap
from spoorboek.bill_of_materials import offer_bill
from spoorboek.checks.running import check
from spoorboek.checks.site_rules import PROSE
from spoorboek.engine import ASSETS, engine_folder
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import write_exports
from spoorboek.exports.feed import FILE, feed
from spoorboek.exports.static_api import write_answers
from spoorboek.finding import Finding
from spoorboek.folder_style import dress
from spoorboek.measurements import offer_measurements
from spoorboek.pages.addresses import SHELL
from spoorboek.pages.hosting import HEADERS, headers_file
from spoorboek.pages.parts import parts_of
from spoorboek.pages.pour import pour
from spoorboek.pages.site import Site
from spoorboek.pages.sitemap import FILE as SITEMAP
from spoorboek.pages.sitemap import ROBOTS, listed_pages, robots, sitemaps
from spoorboek.pages.social import picture_address
from spoorboek.paper.looks import Looks
from spoorboek.paper.papers import papers
from spoorboek.paper.pictures import Painter
from spoorboek.paper.press import Press
from spoorboek.reasoning.tables import DATA


def run(
    root: Root = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="MAP", help="Waar de site komt (standaard: site/)."),
    ] = None,
    paper: Annotated[
        bool, typer.Option("--papier/--zonder-papier", help="Maak ook PDF en Word.")
    ] = True,
    copy: Annotated[
        bool,
        typer.Option("--zip/--zonder-zip", help="Maak ook de zip om zonder internet te lezen."),
    ] = True,
) -> None:
    """Kijk na en bouw de site. Mislukt er iets, dan blijft de vorige site staan."""
    root = needs_prose(root)
    refuse_wrong_moment()
    target = (site or root / "site").absolute()
    _refuse_to_replace(target, root)
    writable(target.parent)
    say("Kennisbank nakijken")
    try:
        with alone(target):
            _build_aside(root, target, with_paper=paper, with_copy=copy)
    except OSError as error:
        told = refused("bouwen", error, target)
        raise CannotRun(f"{told} De vorige site staat er nog.") from None
    say(f"Klaar: {target / 'index.html'}")


def _build_aside(root: Path, target: Path, *, with_paper: bool, with_copy: bool) -> None:
    """Make the site beside the one that is there, which goes when the new one is complete."""
    stage = fresh_stage(target)
    try:
        make(root, stage, with_paper=with_paper, with_copy=with_copy)
        stage.chmod(0o755)
        swap(stage, target)
    except (KeyboardInterrupt, Stopped):
        say("Afgebroken; de vorige site staat er nog")
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def make(root: Path, stage: Path, *, with_paper: bool = True, with_copy: bool = True) -> None:
    """The complete site in a folder of its own; all that is wrong is told at once."""
    from spoorboek.adapters.command_line.prose import (
        prose_site,  # MkDocs is heavy; others need it not
    )

    base = EvidenceBase.load(root)
    findings = check(base)
    site = None if any(finding.is_error for finding in findings) else site_of(base)
    wanted = papers(site) if site and with_paper else ()
    looks, workers = Looks.of(root / ASSETS, engine_folder() / ASSETS), os.cpu_count() or 1
    with Press(wanted, looks, root / CACHE, workers) as press:
        say("Proza opmaken")
        stop_on_errors(once([*findings, *prose_site(base, stage)]))
        site = replace(
            site or site_of(base),
            papers=put_down(press, stage),
            parts=parts_of(stage, base.subject),
            has_offline_copy=with_copy and is_small_enough(base),
        )
    put_pictures(site, looks, stage)
    site = with_data(site, stage)
    pour(site, stage, stage, workers=workers)
    say(f"{sum(map(len, base.records.values()))} recordpagina's geschreven")
    finish(site, stage)
    if site.has_offline_copy:
        say(f"Zip om zonder internet te lezen: {put_copy(site, stage)}")
    dress(stage)  # last: who reads from a disk has the one style sheet there for all pages
    say("Zoekindex maken en links nagaan")
    with ThreadPoolExecutor(1) as pool:  # another program makes the index meanwhile
        indexing = pool.submit(index, stage)
        findings = broken_in(stage, base, site.edition.site_url)
        indexing.result()
    stop_on_errors(findings)


def once(findings: list[Finding]) -> list[Finding]:
    """Without what MkDocs finds wrong at the very place where a check said so before, in better words."""
    told = {(one.path, one.line, one.column) for one in findings if one.rule != PROSE}
    return [f for f in findings if f.rule != PROSE or (f.path, f.line, f.column) not in told]


def put_down(press: Press, stage: Path) -> dict[str, int]:
    """Lay every paper beside its page; the size of each, by its address."""
    sizes = {}
    for address, data in press.finished():
        file = stage / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        sizes[address] = len(data)
    if sizes:
        unchanged = len(sizes) - press.number_made
        say(f"{press.number_made} papieren gemaakt, {unchanged} ongewijzigd")
    for complaint in press.complaints:
        say(complaint)
    return sizes


def with_data(site: Site, stage: Path) -> Site:
    """The site with its data files, which are written here: pages say how large they are."""
    files = write_exports(stage / DATA, site.base, site.citations, site.edition)
    write_answers(stage, site.base, site.citations, site.edition)
    return replace(site, files=tuple(files))


def put_pictures(site: Site, looks: Looks, stage: Path) -> None:
    """Lay the picture of every part of the site where its pages say that it is."""
    painter, about = Painter(looks), f"Open kennisbank over {site.subject.about}"
    for part, title in site.parts.items():
        file = stage / picture_address(part)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(painter.picture(title, site.subject.name, about))


def finish(site: Site, stage: Path) -> None:
    """What belongs to a site besides its pages."""
    for shell in list(stage.rglob(SHELL)):
        shutil.rmtree(shell)
        _drop_if_empty(shell.parent)
    (stage / FILE).write_text(feed(site.base, site.citations, site.edition), "utf-8", newline="\n")
    tell_where_pages_are(site, stage)
    offer_measurements(site.base.root, stage)
    offer_bill(site.base.root, stage)
    files = (file.relative_to(stage).as_posix() for file in (stage / DATA).rglob("*"))
    (stage / HEADERS).write_text(headers_file(files), encoding="utf-8", newline="\n")


def tell_where_pages_are(site: Site, stage: Path) -> None:
    """What search engines ask for, about the pages that lie in the folder now."""
    address = site.edition.site_url
    (stage / f"{SITEMAP}.gz").unlink(missing_ok=True)  # MkDocs made it, of the prose alone
    days = last_changed(site.base) if address else {}
    texts = {**sitemaps(listed_pages(stage), address, days), ROBOTS: robots(address)}
    for name, text in texts.items():
        (stage / name).write_text(text, encoding="utf-8", newline="\n")


def _drop_if_empty(folder: Path) -> None:
    """Leave no folder for a kind of record that this base does not have."""
    with contextlib.suppress(OSError):  # it holds something, as most do
        os.removedirs(folder)


def _refuse_to_replace(target: Path, root: Path) -> None:
    """Never a folder that holds something else than a site."""
    not_among_sources(target, root)
    if target.is_symlink():
        raise CannotRun(
            f"'{target}' is een verwijzing naar '{target.readlink()}'. Geef met --site die map zelf."
        )
    if target.exists() and not target.is_dir():
        raise CannotRun(f"'{target}' is een bestand en geen map. Kies een lege map.")
    if target.is_dir() and any(target.iterdir()) and not (target / SITEMAP).exists():
        raise CannotRun(
            f"'{target}' bevat iets anders dan een site van Spoorboek. Kies een lege map."
        )


def say(text: str) -> None:
    """Progress, where it does not disturb output."""
    print(f"· {text}", file=sys.stderr, flush=True)
