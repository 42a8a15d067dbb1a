"""Record pages: making them here, next to Hugo, to Material's Markdown pipeline, and to bare Jinja."""

import logging
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.child import Figures, MeasurementError, measure
from bench.markdown import hugo_site, material_site
from bench.report import Row, dutch, seconds, times
from bench.worlds import Worlds
from spoorboek.adapters.command_line.loading import CACHE, edition_of
from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.checks import check
from spoorboek.citation import cite_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.pour import AT_ONCE, pour, write
from spoorboek.pages.record_page import body_of
from spoorboek.pages.sharing import share_out
from spoorboek.pages.site import Site
from spoorboek.records.record import Record

FASTER_THAN_MATERIAL = 10.0
MOST_TIMES_JINJA = 1.5
MOST_MEMORY_MB = 500
RECORDED_HUGO = {"Hugo 0.111.3": 7.6, "Hugo 0.168.0": 11.8}
"""Seconds for 10,000 pages of 3.5 kB Markdown, taken earlier on another machine and day."""
RECORDED_FOR = 10_000


def make_shells(root: str, theme: str) -> Figures:
    """The shells, rendered once by MkDocs together with the prose."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    base = EvidenceBase.load(Path(root))
    start = time.perf_counter()
    findings = prose_site(base, Path(theme))
    if findings:
        raise MeasurementError(f"proza: {findings[0].message}")
    return {"total": time.perf_counter() - start}


def cite(root: str) -> Figures:
    """Citations as a build asks for them: by pandoc the first time, from the cache after that."""
    base = EvidenceBase.load(Path(root))
    start = time.perf_counter()
    cite_all(base.references, Path(root) / CACHE)
    return {"total": time.perf_counter() - start}


def ours(root: str, theme: str, out: str) -> Figures:
    """From the files of the evidence to every page on disk, prose too; citations are known already."""
    start, cpu = time.perf_counter(), time.process_time()
    base = EvidenceBase.load(Path(root))
    findings = check(base)
    checked = time.perf_counter()
    site = _site(base)
    cited = time.perf_counter()
    number = sum(map(len, base.records.values()))
    pour(site, Path(theme), Path(out), workers=os.cpu_count() or 1)
    end = time.perf_counter()
    errors = sum(finding.is_error for finding in findings)
    parts = {
        "check": checked - start,
        "cite": cited - checked,
        "pour": end - cited,
        "cpu": time.process_time() - cpu,
    }
    return {"total": end - start, **parts, "pages": number, "errors": errors}


def bare_jinja(root: str, out: str) -> Figures:
    """Only the templates and the disk: no shell, no search words, no links made relative, no prose.

    In as many processes as pouring takes, which share the records in the same way.
    """
    base = EvidenceBase.load(Path(root))
    site, records = _site(base), list(base.all())

    def put(some: Sequence[Record]) -> None:
        for record in some:
            write(Path(out) / record.page / "index.html", body_of(record, site))

    start = time.perf_counter()
    put(records[:1])  # what every page shares is made before the work is shared out
    pieces = [partial(put, records[n : n + AT_ONCE]) for n in range(0, len(records), AT_ONCE)]
    if not share_out(pieces, os.cpu_count() or 1):
        raise MeasurementError("een deel van de kale bladzijden kon niet worden geschreven")
    return {"total": time.perf_counter() - start}


def _site(base: EvidenceBase) -> Site:
    citations, _ = cite_all(base.references, base.root / CACHE)
    return Site(base, citations, edition_of(base))


def write_markdown(root: str, kind: str, target: str) -> Figures:
    """The same records as sources for another generator (not part of its time)."""
    make = {"material": material_site, "hugo": hugo_site}[kind]
    make(EvidenceBase.load(Path(root)), Path(target))
    return {}


def generate(*command: str) -> Figures:
    """Another generator, from start to end."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    total = time.perf_counter() - start
    if done.returncode:
        raise MeasurementError((done.stderr or done.stdout).strip()[-200:])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return {"total": total, "generator_mb": peak}


def rows(
    worlds: Worlds, size: int, hugo: str | None, material_sizes: Sequence[int]
) -> Iterator[Row]:
    """Our pages next to those of others, at one size."""
    mine, shell_time, citing = _ours(worlds, size)
    yield _against_hugo(worlds, size, mine, shell_time, hugo)
    yield _against_material(worlds, size, mine, material_sizes)
    yield _against_jinja(worlds, size, mine)
    yield _memory(size, mine)
    yield _citations(size, citing)


def _ours(worlds: Worlds, size: int) -> tuple[Figures, float, dict[str, float]]:
    root, theme = worlds.world(size), worlds.folder / f"schillen-{size}"
    worlds.say("schillen laten maken door MkDocs")
    shell_time = measure(make_shells, root, theme)["total"]
    worlds.say("citaties: eerst met pandoc, dan uit de cache")
    cold, warm = measure(cite, root)["total"], measure(cite, root)["total"]
    worlds.say(f"{dutch(size, 0)} recordpagina's maken")
    mine = measure(ours, root, theme, worlds.folder / f"paginas-{size}")
    return mine, shell_time, {"cold": cold, "warm": warm}


def _against_hugo(
    worlds: Worlds, size: int, mine: Figures, shell_time: float, hugo: str | None
) -> Row:
    parts = f"nakijken {seconds(mine['check'])}, citaties uit de cache {seconds(mine['cite'])}, "
    note = (
        f"vanaf de YAML-bestanden: {parts}gieten {seconds(mine['pour'])}; processortijd {seconds(mine['cpu'])}. "
        f"De schillen (met al het proza) maakt MkDocs eenmalig: {seconds(shell_time)}, niet meegeteld."
    )
    if hugo:
        worlds.say(f"Hugo: {dutch(size, 0)} pagina's")
        target = worlds.folder / "hugo"
        measure(write_markdown, worlds.world(size), "hugo", target)
        theirs = measure(generate, hugo, "--quiet", "--source", str(target))
        other, compared = f"Hugo: {seconds(theirs['total'])}", theirs["total"]
    else:
        name, recorded = min(RECORDED_HUGO.items(), key=lambda item: item[1])
        compared, theirs = recorded * size / RECORDED_FOR, {"recorded": recorded}
        other = f"{name}, eerder gemeten, andere machine/dag: {seconds(compared)}"
        listed = ", ".join(f"{n} {seconds(s)}" for n, s in RECORDED_HUGO.items())
        note += f" Hugo staat niet op deze machine; eerder gemeten bij {dutch(RECORDED_FOR, 0)}: {listed}."
    return Row(
        name="pages-hugo",
        what=f"{dutch(size, 0)} recordpagina's",
        ours=seconds(mine["total"]),
        other=other,
        ratio=f"{times(compared / mine['total'])} sneller",
        goal="> 1 × sneller",
        reached=compared > mine["total"] if hugo else None,
        note=note,
        figures={"ours": mine, "other": theirs, "shells": shell_time},
    )


def _against_material(worlds: Worlds, size: int, mine: Figures, sizes: Sequence[int]) -> Row:
    measured = max(sizes)
    worlds.say(f"Material: {dutch(measured, 0)} Markdownpagina's")
    target = worlds.folder / f"material-{measured}"
    measure(write_markdown, worlds.world(measured), "material", target)
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(target / "mkdocs.yml"))
    theirs = measure(generate, *command)
    compared = theirs["total"] * size / measured
    how = (
        "" if measured == size else f" (gemeten bij {dutch(measured, 0)}, recht evenredig geschat)"
    )
    ratio = compared / mine["total"]
    return Row(
        name="pages-material",
        what=f"{dutch(size, 0)} recordpagina's",
        ours=seconds(mine["total"]),
        other=f"Markdown door MkDocs + Material: {seconds(compared)}{how}",
        ratio=f"{times(ratio)} sneller",
        goal=f"≥ {dutch(FASTER_THAN_MATERIAL, 0)} × sneller",
        reached=ratio >= FASTER_THAN_MATERIAL,
        note="Records buiten de navigatie, zoekplugin van Material aan; zijn tijd is die van het hele programma.",
        figures={"ours": mine, "other": theirs, "other_size": measured},
    )


def _against_jinja(worlds: Worlds, size: int, mine: Figures) -> Row:
    worlds.say("dezelfde sjablonen zonder schil")
    theirs = measure(bare_jinja, worlds.world(size), worlds.folder / f"kaal-{size}")
    ratio = mine["pour"] / theirs["total"]
    return Row(
        name="pages-jinja",
        what=f"{dutch(size, 0)} recordpagina's gieten",
        ours=seconds(mine["pour"]),
        other=f"alleen Jinja en schijf: {seconds(theirs['total'])}",
        ratio=times(ratio),
        goal=f"≤ {dutch(MOST_TIMES_JINJA, 1)} ×",
        reached=ratio <= MOST_TIMES_JINJA,
        note="Even veel processen. Bij ons ook al het proza, de lijsten en de bladzijden per rol.",
        figures={"ours": mine, "other": theirs},
    )


def _memory(size: int, mine: Figures) -> Row:
    return Row(
        name="pages-memory",
        what=f"geheugen bij {dutch(size, 0)} recordpagina's",
        ours=f"{dutch(mine['peak_mb'], 0)} MB",
        other="Hugo 1.100–1.200 MB (eerder gemeten)",
        goal=f"< {MOST_MEMORY_MB} MB",
        reached=mine["peak_mb"] < MOST_MEMORY_MB,
        figures={"ours": mine},
    )


def _citations(size: int, citing: dict[str, float]) -> Row:
    return Row(
        name="citations",
        what=f"citaties bij {dutch(size, 0)} records",
        ours=f"uit de cache: {seconds(citing['warm'])}",
        other=f"koud, met pandoc: {seconds(citing['cold'])}",
        ratio=f"{times(citing['cold'] / citing['warm'])} sneller",
        figures=citing,
    )
