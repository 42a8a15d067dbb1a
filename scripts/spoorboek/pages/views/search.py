"""The page of a search: where, when and what for, with counts. What was not recorded says so."""

from typing import Any

from spoorboek.pages.addresses import ROOT
from spoorboek.pages.dutch import dutch_date
from spoorboek.pages.link import Link
from spoorboek.pages.neighbours import other_groups
from spoorboek.pages.record_page import Group
from spoorboek.pages.reporting_rows import Row, in_words, row_of
from spoorboek.pages.site import Site
from spoorboek.reasoning.reporting import Tally
from spoorboek.reasoning.screening import counted, sources_of
from spoorboek.records import Source, Standard
from spoorboek.records.record import Part
from spoorboek.records.search import DepthCount, SavedSearch, Search
from spoorboek.records.standard import StandardScope
from spoorboek.records.structure import field_at

NOT_RECORDED = "niet vastgelegd"
_SAID = tuple(
    (name, field_at(Search, name).label)
    for name in (
        "platform", "theory_question", "string", "limits", "limits_reason", "filters", "prior_work",
        "citation_direction", "contacts", "update_method", "peer_review", "screeners", "automation",
        "deduplication",
    )
)  # fmt: skip
"""Fields of PRISMA-S that stand on the page when they are filled, with their words."""
_COUNTS = (
    "lookups", "records_kept", "duplicates_within", "references_found", "references_shared",
    "duplicates_of_earlier", "references_added",
)  # fmt: skip


def view(record: Search, site: Site) -> dict[str, Any]:
    """Facts and two tables of counts; nothing is turned into zero."""
    depth, numbers = record.reading_depth, counted(site.base, record)
    return {
        "facts": [
            ("Dag van zoeken", dutch_date(record.date or NOT_RECORDED)),
            ("Waar is gezocht", record.where),
            ("Soort plek", record.kind.label if record.kind else NOT_RECORDED),
            ("Hoe is gezocht", record.method or NOT_RECORDED),
            ("Thema’s", "; ".join(record.themes) or NOT_RECORDED),
            *((words, text) for name, words in _SAID if (text := getattr(record, name))),
            *(("Bewaarde zoekvraag", _saved(saved)) for saved in record.watch),
        ],
        "counts": [_row(numbers, name) for name in _COUNTS],
        "depths": [_row(depth, name) for name in DepthCount.model_fields] if depth else [],
        "standards": [_standard(s, record, site) for s in _for_searches(site)],
        "used": _used(record, site),
        "in_screening": sum(not source.took_part for source in sources_of(site.base, record)),
        "candidates": f"{ROOT}bewijs/kandidaten/",
    }


def _saved(saved: SavedSearch) -> str:
    return f"{saved.index.label}, vanaf {dutch_date(saved.since)}: {saved.query}"


def _used(record: Search, site: Site) -> list[Group]:
    """What names this search; of the sources those that took part, as candidates have their own list."""
    chosen = site.links(s for s in sources_of(site.base, record) if s.took_part)
    groups = other_groups(record, site, Source.name)
    return [*groups, *([Group(Source.plural, chosen)] if chosen else [])]


def _for_searches(site: Site) -> list[Standard]:
    standards = site.base.of(Standard).values()
    return [s for s in standards if s.scope is StandardScope.SEARCH]


def _standard(standard: Standard, record: Search, site: Site) -> tuple[Link, str, list[Row]]:
    """A standard for searches, with its state here in words and the rows behind it."""
    lines = site.reporting.search_lines(standard, record)
    rows = [row_of(line, site) for line in lines]
    return site.link(standard), in_words(Tally.of(line.status for line in lines)), rows


def _row(part: Part, name: str) -> tuple[str, str]:
    """A count with the name of its field."""
    value = getattr(part, name)
    return field_at(type(part), name).label, NOT_RECORDED if value is None else str(value)
