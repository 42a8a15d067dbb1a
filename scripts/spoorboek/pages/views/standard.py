"""The page of a standard: what of it is reported, line by line, and what of it was seen at all."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from spoorboek.pages.appraisal_rows import by_design
from spoorboek.pages.description_rows import kinds
from spoorboek.pages.link import Link
from spoorboek.pages.reporting_rows import Row, in_words, row_of
from spoorboek.pages.site import Site
from spoorboek.reasoning.reporting import Line, Tally
from spoorboek.records.standard import FixedWord, Standard, StandardScope

OF_THE_WHOLE = (StandardScope.REVIEW, StandardScope.SEARCH, StandardScope.EXPLANATION)


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading of the original."""

    anchor: str
    title: str
    rows: list[Row]


def view(record: Standard, site: Site) -> dict[str, Any]:
    """The filled-in list, and an account of the standard itself."""
    lines = site.reporting.lines(record) if record.scope in OF_THE_WHOLE else []
    return {
        "facts": [
            ("Versie", record.version),
            ("Ingevuld voor", record.scope.label),
            ("Stand", in_words(Tally.of(line.status for line in lines)) if lines else ""),
        ],
        "sections": _sections(lines, site),
        "designs": by_design(site) if record.scope is StandardScope.STUDY else [],
        "kinds": kinds(record, site) if record.scope is StandardScope.INTERVENTION else [],
        "searches": _searches(record, site),
        "words": [(name, list(of)) for name, of in groupby(record.words, key=_set)],
        "seen_at": [Link(address, address) for address in record.seen_at],
        "by_memory": sum(not line.verified for line in record.lines),
        "number": len(record.lines),
    }


def _searches(record: Standard, site: Site) -> list[tuple[Link, str]]:
    """Every search with its own state in words, for a standard about searches."""
    if record.scope is not StandardScope.SEARCH:
        return []
    rows = []
    for search in site.reporting.searches:
        link, lines = site.link(search), site.reporting.search_lines(record, search)
        tally = Tally.of(line.status for line in lines)
        rows.append((Link(link.title, f"{link.href}#verslag"), in_words(tally)))
    return rows


def _sections(lines: list[Line], site: Site) -> list[Section]:
    return [
        Section(f"deel-{number}", title, [row_of(line, site) for line in of])
        for number, (title, of) in enumerate(
            groupby(lines, key=lambda line: line.item.section), start=1
        )
    ]


def _set(word: FixedWord) -> str:
    return word.set
