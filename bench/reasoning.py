"""Reasoning: everything that follows from the evidence, by name, next to checking the same records.

Times are those of the processor: ratios and growth then say little about what else the machine did.
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.child import Figures, best, measure
from bench.report import Row, dutch, seconds, times
from bench.works import WORKS, Work
from bench.worlds import Worlds
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase

MOST = 2.0
MOST_GROWTH = 1.1
SIZES = (1_000, 3_000, 10_000)
QUICK_SIZES = (300, 1_000)


def reasoned(root: str) -> Figures:
    """The time of `check`, then of each work on the same records with nothing looked up yet."""
    start = time.process_time()
    base = EvidenceBase.load(Path(root))
    loaded = time.process_time()
    check(base)
    checked = time.process_time()
    cold = replace(base)  # holds the records, and nothing of what checking looked up
    found = {name: _timed(work, cold) for name, work in WORKS.items()}
    links = len(cold.links) + sum(map(len, cold.citations.values()))
    return {
        **found,
        "total": sum(found.values()),
        "command": checked - start,
        "checks": checked - loaded,
        "links": links,
    }


def _timed(work: Work, base: EvidenceBase) -> float:
    start = time.process_time()
    work(base)
    return time.process_time() - start


def rows(worlds: Worlds, sizes: Sequence[int], rounds: int) -> list[Row]:
    """A row for all together at each size, one for each work at the largest, and one for growth."""
    found: dict[int, Figures] = {}
    for size in sizes:
        root = worlds.world(size)
        worlds.say(f"redeneren over {dutch(size, 0)} records ({rounds} rondes)")
        found[size] = best("total", {"ours": partial(measure, reasoned, root)}, rounds)["ours"]
    made = [_together(size, figures) for size, figures in found.items()]
    made += [_of_one(name, max(sizes), found[max(sizes)]) for name in WORKS]
    return [*made, _growth(found)] if len(found) > 1 else made


def _together(size: int, figures: Figures) -> Row:
    ratio = figures["total"] / figures["command"]
    return Row(
        name=f"reasoning-{size}",
        what=f"alle redenering, {dutch(size, 0)} records",
        ours=seconds(figures["total"]),
        other=f"nakijken: {seconds(figures['command'])}",
        ratio=times(ratio),
        goal=f"≤ {dutch(MOST, 1)} ×",
        reached=ratio <= MOST,
        note=f"{dutch(figures['links'], 0)} verwijzingen; naast alleen de controles, zonder laden: "
        f"{times(figures['total'] / figures['checks'])}; top {dutch(figures['peak_mb'], 0)} MB",
        figures=figures,
    )


def _of_one(name: str, size: int, figures: Figures) -> Row:
    return Row(
        name=f"reasoning-{size}-{name.replace(' ', '-')}",
        what=f"  {name}",
        ours=seconds(figures[name]),
        ratio=times(figures[name] / figures["command"]),
    )


def _growth(found: Mapping[int, Figures]) -> Row:
    """The power of the number of links with which time grows: 1 is linear."""
    power = exponent((figures["links"], figures["total"]) for figures in found.values())
    each = {n: exponent((f["links"], f[n]) for f in found.values()) for n in WORKS}
    worst = max(each, key=each.__getitem__)
    return Row(
        name="reasoning-growth",
        what="alle redenering, groei " + " → ".join(dutch(size, 0) for size in found),
        ours=f"links^{dutch(power)}",
        other="recht evenredig: links^1,00",
        goal=f"≤ {dutch(MOST_GROWTH, 1)}",
        reached=power <= MOST_GROWTH,
        note=f"het steilst: {worst}, links^{dutch(each[worst])}",
        figures=each,
    )


def exponent(points: Iterable[tuple[float, float]]) -> float:
    """The slope of the straight line through the points when both sides are taken in logarithms."""
    logs = [(math.log(a), math.log(b)) for a, b in points]
    x, y = (sum(side) / len(logs) for side in zip(*logs, strict=True))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)
