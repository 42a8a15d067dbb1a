"""Reasoning: everything that follows from the evidence, by name, next to checking the same records.

`WORKS` is the one list. A test runs it on the real evidence and sees whether every module of
`spoorboek.reasoning` took part, so nothing that is added there stays unmeasured. Times are those of
the processor: ratios and growth then say little about what else the machine was doing.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.child import Figures, best, measure
from bench.report import Row, dutch, seconds, times
from bench.worlds import Worlds
from spoorboek.checks import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning import flow
from spoorboek.reasoning.cascade import Cascade
from spoorboek.reasoning.certainty_band import band_of
from spoorboek.reasoning.difference import difference
from spoorboek.reasoning.evidence_map import evidence_map
from spoorboek.reasoning.loss_words import of_advice, of_claim, of_cmoc
from spoorboek.reasoning.number_chains import chains, in_circle
from spoorboek.reasoning.open_questions import open_questions
from spoorboek.reasoning.reporting import Reporting, by_item
from spoorboek.reasoning.source_features import (
    Trait,
    distribution,
    label_of,
    source_features,
)
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.reasoning.support import counting_sources, support
from spoorboek.reasoning.tables import TABLES, file_name
from spoorboek.reasoning.theory_history import mismatches
from spoorboek.records import Cmoc, Figure, ProgrammeTheory, Search, Source, Standard
from spoorboek.records.method import SourceStatus, StandardScope

MOST = 2.0
MOST_GROWTH = 1.1
SIZES = (1_000, 3_000, 10_000)
QUICK_SIZES = (300, 1_000)

Work = Callable[[EvidenceBase], object]


def look_up(base: EvidenceBase) -> None:
    """Both directions of every link: made once, used by all the rest."""
    _ = base.links, base.incoming, base.citations


def supports(base: EvidenceBase) -> None:
    """What carries each explanation."""
    counting = counting_sources(base)
    for cmoc in base.of(Cmoc).values():
        _ = support(cmoc, counting).ground


def bands(base: EvidenceBase) -> None:
    """Which levels each judgement allows."""
    for cmoc in base.of(Cmoc).values():
        band_of(cmoc.confidence, cmoc.mechanism_basis)


def losses(base: EvidenceBase) -> None:
    """What falls without each source, one by one, in words."""
    found = SourceLosses(base)
    for key in base.of(Source):
        loss = found.of([key])
        _ = [of_cmoc(one) for one in loss.cmocs]
        _ = [of_advice(one) for one in loss.advice]
        _ = [of_claim(one) for one in loss.claims]


def cascades(base: EvidenceBase) -> None:
    """Every record that depends on each source, one by one."""
    cascade = Cascade(base)
    for source in base.of(Source).values():
        cascade.dependents(source)


def same(base: EvidenceBase) -> None:
    """The difference of the base with itself."""
    difference(base, replace(base))


def retracted(base: EvidenceBase) -> None:
    """The difference that it makes when the first source that counts is retracted."""
    key = min(counting_sources(base))
    gone = base.of(Source)[key].model_copy(
        update={"status": SourceStatus.RETRACTED, "status_reason": "Meting"}
    )
    of_type = {**base.records[Source.name], key: gone}
    difference(base, replace(base, records={**base.records, Source.name: of_type}))


def features(base: EvidenceBase) -> None:
    """How sources spread over each feature."""
    rows = source_features(base)
    for trait in Trait:
        _ = [label_of(word, trait, base) for word in distribution(rows, trait).numbers]


def questions(base: EvidenceBase) -> None:
    """What the cells of the map ask."""
    open_questions(evidence_map(base), base)


def figures(base: EvidenceBase) -> None:
    """Every chain of shares, recomputed, and the circles among them."""
    found = base.of(Figure)
    _ = chains(found), in_circle(found)


def standards(base: EvidenceBase) -> None:
    """Every line of every standard, for the whole and for each search; and whether the counts reconcile."""
    reporting = Reporting(base)
    searches = [s for s in base.of(Standard).values() if s.scope is StandardScope.SEARCH]
    for standard in base.of(Standard).values():
        by_item(standard, reporting.lines(standard))
    for search in base.of(Search).values():
        _ = [reporting.search_lines(standard, search) for standard in searches]
    _ = list(flow.mismatches(base))


def histories(base: EvidenceBase) -> None:
    """Every theory in each of its versions."""
    for theory in base.of(ProgrammeTheory).values():
        _ = list(mismatches(theory))


def tables(base: EvidenceBase) -> None:
    """Every table that can be taken along, as CSV."""
    _ = {file_name(name): table.make(base).as_csv() for name, table in TABLES.items()}


WORKS: Mapping[str, Work] = {
    "verwijzingen, heen en terug": look_up,
    "steun per verklaring": supports,
    "band per oordeel": bands,
    "verlies van elke bron": losses,
    "wat van elke bron afhangt": cascades,
    "verschil met zichzelf": same,
    "verschil na een intrekking": retracted,
    "kenmerken van bronnen": features,
    "open vragen": questions,
    "ketens van cijfers": figures,
    "standaarden en stroom": standards,
    "versies van theorieën": histories,
    "tabellen als CSV": tables,
}


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
