"""Shares: where the time of checking and of making pages goes, part by part."""

import random
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

from bench.child import Figures, measure
from bench.record_pages import make_shells, site_of_world
from bench.report import Row, dutch, seconds
from bench.sampling import REST, code_of, sampled
from bench.worlds import Worlds
from spoorboek.bibliography import read_bibliography
from spoorboek.checks.catalogue import CHECKS
from spoorboek.checks.running import check
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.finished import record_html
from spoorboek.pages.shells import shells as shells_of
from spoorboek.records.validation import validate
from spoorboek.text_file import read_text
from spoorboek.yaml_source import parse

PAGES = 2_000
"""So many pages, taken at random, stand for all."""
MOST_CHECKS = 5
_OF_CHECKING = {
    code_of(read_text): "bestanden lezen",
    code_of(parse): "YAML ontleden, waarvan de C-lezer het grootste deel doet",
    code_of(validate): "valideren met de modellen",
    code_of(read_bibliography): "BibTeX ontleden en nakijken",
}


def of_checking(root: str) -> Figures:
    """Seconds by part of loading, and by check."""
    by_code = _OF_CHECKING | {code_of(demand): demand.__name__ for demand in CHECKS}
    start = time.process_time()
    with sampled(by_code) as found:
        check(EvidenceBase.load(Path(root)))
    return _seconds(found, time.process_time() - start)


def of_pages(root: str, theme: str) -> Figures:
    """Seconds by part of making pages, without writing them."""
    site, shells = site_of_world(root), shells_of(Path(theme))
    records = list(site.base.all())
    random.Random(1).shuffle(records)
    record_html(records[0], site, shells[records[0].name])  # what all pages share
    start = time.process_time()
    with sampled(_of_page()) as found:
        for record in records[:PAGES]:
            record_html(record, site, shells[record.name])
    return _seconds(found, time.process_time() - start)


def _of_page() -> Mapping[CodeType, str]:
    from spoorboek.pages.explained_terms import ExplainedTerms
    from spoorboek.pages.head import head
    from spoorboek.pages.record_page import body_of
    from spoorboek.pages.shell import Shell
    from spoorboek.pages.synonyms import Synonyms
    from spoorboek.pages.typography import kept_together

    return {
        code_of(body_of): "sjablonen vullen, wat ook kale Jinja doet",
        code_of(Synonyms.words_for): "andere woorden voor de zoekmachine",
        code_of(ExplainedTerms.explained): "begrippen uitleggen waar zij staan",
        code_of(head): "wat andere programma's lezen, in de kop",
        code_of(kept_together): "woorden bij elkaar houden",
        code_of(Shell.fill): "in de schil zetten",
    }


def _seconds(found: Counter[str], total: float) -> Figures:
    number = sum(found.values()) or 1
    return {name: total * count / number for name, count in found.items()}


def rows(worlds: Worlds, size: int) -> list[Row]:
    """A row for each part, the largest first."""
    root, theme = worlds.world(size), worlds.folder / f"schillen-{size}"
    worlds.say(f"waar de tijd blijft bij nakijken van {dutch(size, 0)} records")
    checking = measure(of_checking, root)
    if not theme.exists():
        worlds.say("schillen laten maken door MkDocs")
        measure(make_shells, root, theme)
    worlds.say(f"waar de tijd blijft bij {dutch(PAGES, 0)} bladzijden")
    pages = measure(of_pages, root, theme)
    return [
        *_rows("share-check", f"nakijken van {dutch(size, 0)} records", _few(checking)),
        *_rows("share-pages", f"{dutch(PAGES, 0)} recordpagina's maken", _without_peak(pages)),
    ]


def _without_peak(figures: Figures) -> Figures:
    return {name: value for name, value in figures.items() if name != "peak_mb"}


def _few(figures: Figures) -> Figures:
    """The parts of loading, the checks that take most, and the other checks together."""
    names = {demand.__name__ for demand in CHECKS}
    of_checks = sorted((value, name) for name, value in figures.items() if name in names)
    least = of_checks[:-MOST_CHECKS]
    rest = {f"de {len(least)} andere controles": sum(value for value, _ in least)}
    kept = {n: v for n, v in _without_peak(figures).items() if (v, n) not in least}
    return kept | rest


def _rows(name: str, what: str, figures: Figures) -> list[Row]:
    total = sum(figures.values())
    order = sorted(figures, key=lambda part: (part == REST, -figures[part]))
    return [
        Row(
            name=f"{name}-{place}",
            what=f"waar de tijd blijft: {what}" if place == 0 else "",
            ours=f"{part.replace('_', ' ')}: {seconds(figures[part])}",
            ratio=f"{dutch(100 * figures[part] / total, 0)} %",
            figures={"seconds": figures[part]},
        )
        for place, part in enumerate(order)
    ]
