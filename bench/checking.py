"""Checking: loading and checking all records, next to only parsing and validating the same files."""

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import yaml

from bench.child import Figures, best, cpu_of_all, measure, most_of_a_child_mb
from bench.reasoning import exponent
from bench.report import Row, dutch, seconds, times
from bench.worlds import Worlds
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.record_cache import load_with_cache, remember
from spoorboek.records import RECORD_TYPES

SIZES, QUICK_SIZES = (100, 1_000, 10_000, 50_000), (100, 1_000)
LARGEST = 50_000
"""The size of which the memory is promised; from here on one round has to do."""
MOST = 1.3
MOST_EXPONENT = 1.05
MOST_MB = 1_000
MOST_FOR_ONE = 0.2


def ours(root: str) -> Figures:
    """Everything that `spoorboek check` does."""
    start, cpu = time.perf_counter(), cpu_of_all()
    base = EvidenceBase.load(Path(root))
    loaded = time.perf_counter()
    findings = check(base)
    end = time.perf_counter()
    errors = sum(finding.is_error for finding in findings)
    parts = {"load": loaded - start, "check": end - loaded}
    other_mb = most_of_a_child_mb()
    return {
        "total": end - start,
        **parts,
        "cpu": cpu_of_all() - cpu,
        "errors": errors,
        "other_mb": other_mb,
    }


def one_file(root: str) -> Figures:
    """What `spoorboek check FILE` does once everything was read before."""
    folder = Path(root) / EVIDENCE / "sources"
    file = min(folder.glob("*.yml")).relative_to(root).as_posix()
    remember(EvidenceBase.load(Path(root)))
    start, cpu = time.perf_counter(), time.process_time()
    check(load_with_cache(Path(root)), only=[file])
    return {"total": time.perf_counter() - start, "cpu": time.process_time() - cpu}


def bare(root: str) -> Figures:
    """Only what nobody can leave out: the C loader as it comes, and the same models, kept."""
    start, cpu = time.perf_counter(), time.process_time()
    records = []
    for record_type in RECORD_TYPES:
        folder = Path(root) / EVIDENCE / record_type.folder
        for file in sorted(folder.glob("*.yml")):
            data = yaml.load(file.read_bytes(), yaml.CSafeLoader)
            records.append(record_type.model_validate(data))
    return {"total": time.perf_counter() - start, "cpu": time.process_time() - cpu}


def rows(worlds: Worlds, sizes: Sequence[int], rounds: int) -> list[Row]:
    """Rows for each size, and one for the growth between the smallest and the largest."""
    found: list[Row] = []
    used: dict[int, float] = {}
    for size in sizes:
        root = worlds.world(size)
        times_each = 1 if size >= LARGEST else rounds
        worlds.say(f"nakijken van {dutch(size, 0)} records (rondes: {times_each})")
        works = {
            "ours": partial(measure, ours, root),
            "bare": partial(measure, bare, root),
            "one": partial(measure, one_file, root),
        }
        figures = best("total", works, times_each)
        used[size] = figures["ours"]["cpu"]
        found += [_row(size, figures), _memory(size, figures), _one(size, figures)]
    if len(used) > 1:
        found.append(_growth(used))
    return found


def _row(size: int, figures: dict[str, Figures]) -> Row:
    mine, other = figures["ours"], figures["bare"]
    ratio = mine["total"] / other["total"]
    return Row(
        name=f"check-{size}",
        what=f"nakijken, {dutch(size, 0)} records",
        ours=seconds(mine["total"]),
        other=f"alleen inlezen en valideren: {seconds(other['total'])}",
        ratio=times(ratio),
        goal=f"≤ {dutch(MOST, 1)} ×",
        reached=ratio <= MOST,
        note=f"laden {seconds(mine['load'])}, controles {seconds(mine['check'])}, "
        f"top {dutch(mine['peak_mb'], 0)} MB; in processortijd {times(mine['cpu'] / other['cpu'])}. Wij lezen ook references.bib en de bladzijden in docs/ en kijken alles na; de vergelijking niet.",
        figures=figures,
    )


def _one(size: int, figures: dict[str, Figures]) -> Row:
    one, everything = figures["one"]["total"], figures["ours"]["total"]
    return Row(
        name=f"check-one-{size}",
        what=f"één bestand nakijken, {dutch(size, 0)} records",
        ours=seconds(one),
        other=f"alles nakijken: {seconds(everything)}",
        ratio=times(one / everything),
        goal=f"≤ {dutch(MOST_FOR_ONE, 1)} ×",
        reached=one / everything <= MOST_FOR_ONE,
        note="Zonder het starten van Python, in beide gevallen; de rest komt uit de cache van een vorige keer.",
        figures=figures["one"],
    )


def _memory(size: int, figures: dict[str, Figures]) -> Row:
    ours, other = figures["ours"], figures["bare"]["peak_mb"]
    mine = ours["peak_mb"] + ours["other_mb"]
    is_promised = size == LARGEST
    return Row(
        name=f"check-memory-{size}",
        what=f"geheugen van nakijken, {dutch(size, 0)} records",
        ours=f"{dutch(mine, 0)} MB",
        other=f"alleen inlezen en valideren: {dutch(other, 0)} MB",
        ratio=times(mine / other),
        goal=f"< {dutch(MOST_MB, 0)} MB" if is_promised else "",
        reached=mine < MOST_MB if is_promised else None,
        note=f"waarvan {dutch(ours['other_mb'], 0)} MB in het proces dat meeleest; wat beide delen, telt dubbel."
        if ours["other_mb"]
        else "",
    )


def _growth(used: dict[int, float]) -> Row:
    small, large = min(used), max(used)
    power = exponent([(small, used[small]), (large, used[large])])
    return Row(
        name="check-growth",
        what=f"nakijken, groei {dutch(small, 0)} → {dutch(large, 0)}",
        ours=f"{seconds(used[large])} rekentijd",
        other=f"zelf bij {dutch(small, 0)}: {seconds(used[small])}",
        ratio=f"macht {dutch(power)}",
        goal=f"macht ≤ {dutch(MOST_EXPONENT)}",
        reached=power <= MOST_EXPONENT,
        note="Bij weinig records telt mee wat niet met hen groeit, vooral de bladzijden in docs/; dat drukt de macht.",
        figures={str(size): cpu for size, cpu in used.items()},
    )
