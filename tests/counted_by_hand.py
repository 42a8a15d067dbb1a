"""The numbers of the evidence map, counted from the records without any index."""

import itertools

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.evidence_map import Kind, kind
from spoorboek.records import Cmoc, Source
from spoorboek.records.explanation_words import Stance


def by_hand(base: EvidenceBase, elements: set[str], outcomes: set[str]) -> list[int]:
    """The numbers of a cell or total, in the order of the table."""
    cmocs = [
        c
        for c in base.of(Cmoc).values()
        if elements & set(c.elements) and outcomes & set(c.outcomes)
    ]
    sources = {s.id: s for s in base.of(Source).values() if s.status == "included"}
    uses = [use for c in cmocs for use in c.evidence if use.source in sources]
    keys = {use.source for use in uses}
    kinds = {key: kind(sources[key]) for key in keys}
    often = sum(
        len(
            {use.source for c in cmocs if e in c.elements and o in c.outcomes for use in c.evidence}
            & keys
        )
        for e, o in itertools.product(elements, outcomes)
    )
    return [
        len(cmocs),
        len(keys),
        often,
        *(
            sum(k is which for k in kinds.values())
            for which in (Kind.RESEARCH, Kind.OPINION, Kind.PLAN)
        ),
        *(len({use.source for use in uses if use.stance is stance}) for stance in Stance),
        len({use.source for use in uses if "outcome" in use.arms}),
        sum(kinds[key] is Kind.RESEARCH and "NL" in sources[key].country for key in keys),
    ]
