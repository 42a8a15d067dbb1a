"""Record pages: making them here, next to Hugo, to Material's Markdown pipeline, and to bare Jinja."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench import generators
from bench.checking import MOST_EXPONENT
from bench.child import Figures, MeasurementError, cpu_of_all, measure
from bench.generators import Built
from bench.reasoning import exponent
from bench.report import Row, dutch, seconds, times
from bench.worlds import Worlds
from spoorboek.adapters.command_line.loading import CACHE, edition_of
from spoorboek.adapters.command_line.prose import prose_site
from spoorboek.checks.running import check
from spoorboek.citation import cite_all
from spoorboek.evidence_base import EvidenceBase
from spoorboek.measurements import Bar
from spoorboek.pages.pour import AT_ONCE, pour, write
from spoorboek.pages.record_page import body_of
from spoorboek.pages.sharing import share_out
from spoorboek.pages.site import Site
from spoorboek.records.record import Record

FASTER_THAN_MATERIAL, FASTER_THAN_HUGO = 10.0, 1.0
MOST_TIMES_JINJA = 1.5
MOST_MEMORY_MB = 500
CHART = "Bladzijden maken"


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
    start, cpu = time.perf_counter(), cpu_of_all()
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
        "cpu": cpu_of_all() - cpu,
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

    start, cpu = time.perf_counter(), cpu_of_all()
    put(records[:1])  # what every page shares is made before the work is shared out
    pieces = [partial(put, records[n : n + AT_ONCE]) for n in range(0, len(records), AT_ONCE)]
    if not share_out(pieces, os.cpu_count() or 1):
        raise MeasurementError("een deel van de kale bladzijden kon niet worden geschreven")
    return {"total": time.perf_counter() - start, "cpu": cpu_of_all() - cpu}


def site_of_world(root: str) -> Site:
    """The site of a world, of which the citations are known already."""
    return _site(EvidenceBase.load(Path(root)))


def _site(base: EvidenceBase) -> Site:
    citations, _ = cite_all(base.references, base.root / CACHE)
    return Site(base, citations, edition_of(base))


def rows(
    worlds: Worlds, sizes: Sequence[int], hugo: str | None, material_size: int
) -> Iterator[Row]:
    """Our pages next to those of others at the largest size, and how ours grow from the smallest."""
    size = max(sizes)
    mine, shell_time, citing = _ours(worlds, size)
    others = {
        "Hugo": (FASTER_THAN_HUGO, lambda: generators.hugo(worlds, size, hugo)),
        "Zensical": (None, lambda: generators.zensical(worlds, size)),
        "MkDocs met Material": (
            FASTER_THAN_MATERIAL,
            lambda: generators.material(worlds, material_size),
        ),
    }
    for name, (goal, build) in others.items():
        yield _against(name, goal, build, size, mine, shell_time)
    yield _against_jinja(worlds, size, mine)
    yield _memory(size, mine)
    yield _citations(size, citing)
    if len(sizes) > 1:
        small = min(sizes)
        least, least_shell_time, _ = _ours(worlds, small)
        in_menu = partial(generators.material_menu, worlds, small)
        name = "MkDocs met Material, alles in het menu"
        yield _against(name, None, in_menu, small, least, least_shell_time)
        yield _growth(small, least, size, mine)


def _ours(worlds: Worlds, size: int) -> tuple[Figures, float, dict[str, float]]:
    root, theme = worlds.world(size), worlds.folder / f"schillen-{size}"
    worlds.say("schillen laten maken door MkDocs")
    shell_time = measure(make_shells, root, theme)["total"]
    worlds.say("citaties: eerst met pandoc, dan uit de cache")
    cold, warm = measure(cite, root)["total"], measure(cite, root)["total"]
    worlds.say(f"{dutch(size, 0)} recordpagina's maken")
    mine = measure(ours, root, theme, worlds.folder / f"paginas-{size}")
    return mine, shell_time, {"cold": cold, "warm": warm}


def _against(
    name: str,
    goal: float | None,
    build: Callable[[], Built],
    size: int,
    mine: Figures,
    shell_time: float,
) -> Row:
    """Our pages, checked and with all their links, next to what another makes of Markdown."""
    what = f"{dutch(size, 0)} recordpagina's"
    try:
        built = build()
    except MeasurementError as error:
        note = f"Niet vergeleken met {name}: {error}."
        return Row(
            f"pages-{name.rsplit(maxsplit=1)[-1].lower()}", what, seconds(mine["total"]), note=note
        )
    theirs = built.figures["total"] * size / built.size
    reckoned = built.size != size
    how = f" (gemeten bij {dutch(built.size, 0)}, recht evenredig geschat)" if reckoned else ""
    ratio = theirs / mine["total"]
    return Row(
        name=f"pages-{name.rsplit(maxsplit=1)[-1].lower()}",
        what=what,
        ours=seconds(mine["total"]),
        other=f"{name}: {seconds(theirs)}{how}",
        ratio=f"{times(ratio)} sneller",
        goal=f"≥ {dutch(goal, 0)} × sneller" if goal else "",
        reached=ratio >= goal if goal else None,
        note=(
            f"Wij vanaf de YAML-bestanden: nakijken {seconds(mine['check'])}, citaties uit de cache "
            f"{seconds(mine['cite'])}, gieten {seconds(mine['pour'])}. De schillen, met al het proza, maakt MkDocs "
            f"eenmalig ({seconds(shell_time)}); dat is niet meegeteld. {name}, uit Markdown: processortijd "
            f"{seconds(built.figures['cpu'])}, geheugen {dutch(built.figures['generator_mb'], 0)} MB."
        ),
        figures={"ours": mine, "other": built.figures, "other_size": built.size},
        bars=(
            Bar(CHART, what, "Spoorboek, nagekeken en met alle links", mine["total"]),
            Bar(CHART, what, f"{name}{', geschat' if reckoned else ''}", theirs),
        ),
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
        goal=f"< {MOST_MEMORY_MB} MB",
        reached=mine["peak_mb"] < MOST_MEMORY_MB,
        figures={"ours": mine},
    )


def _growth(small: int, least: Figures, large: int, most: Figures) -> Row:
    power = exponent([(small, least["cpu"]), (large, most["cpu"])])
    return Row(
        name="pages-growth",
        what=f"recordpagina's, groei {dutch(small, 0)} → {dutch(large, 0)}",
        ours=f"{seconds(most['cpu'])} rekentijd",
        other=f"zelf bij {dutch(small, 0)}: {seconds(least['cpu'])}",
        ratio=f"macht {dutch(power)}",
        goal=f"macht ≤ {dutch(MOST_EXPONENT)}",
        reached=power <= MOST_EXPONENT,
        figures={"small": least, "large": most},
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
