"""Works: everything that can be reasoned from the evidence, each as one piece of work with a name.

`WORKS` is the one list. A test runs it on the real evidence and sees whether every module of
`spoorboek.reasoning` took part, so nothing that is added there stays unmeasured.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning import flow
from spoorboek.reasoning.agreement import agreements
from spoorboek.reasoning.appraisals import appraisals, criteria_asked
from spoorboek.reasoning.cascade import Cascade
from spoorboek.reasoning.certainty_band import band_of
from spoorboek.reasoning.chain import Chain
from spoorboek.reasoning.circles import circles
from spoorboek.reasoning.descriptions import Descriptions
from spoorboek.reasoning.difference import difference
from spoorboek.reasoning.evidence_map import evidence_map
from spoorboek.reasoning.gone import gone
from spoorboek.reasoning.loss_words import of_advice, of_claim, of_cmoc
from spoorboek.reasoning.number_chains import chains
from spoorboek.reasoning.open_questions import open_questions
from spoorboek.reasoning.outside_addresses import outside_addresses
from spoorboek.reasoning.release_words import headline
from spoorboek.reasoning.releases import Releases, changes
from spoorboek.reasoning.reporting import Reporting, by_item
from spoorboek.reasoning.retraction_proposals import OurWorks, proposals
from spoorboek.reasoning.snapshot import Snapshot
from spoorboek.reasoning.source_features import (
    Trait,
    distribution,
    label_of,
    source_features,
)
from spoorboek.reasoning.source_loss import SourceLosses
from spoorboek.reasoning.sql_views import views_of
from spoorboek.reasoning.support import counting_sources, support
from spoorboek.reasoning.tables import TABLES, file_name
from spoorboek.reasoning.theory_history import mismatches
from spoorboek.reasoning.work_left import grouped, work_left
from spoorboek.records import (
    Cmoc,
    Figure,
    ProgrammeTheory,
    Recommendation,
    Search,
    Source,
    Standard,
)
from spoorboek.records.source_words import SourceStatus
from spoorboek.records.standard import StandardScope
from spoorboek.retraction_data.event import Event, Nature

Work = Callable[[EvidenceBase], object]


def to_do(base: EvidenceBase) -> None:
    """What every record still lacks."""
    _ = list(grouped(work_left(base, base.all(), datetime.date(2026, 6, 15))))


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
    """Every chain of shares, recomputed."""
    chains(base.of(Figure))


def chain_ways(base: EvidenceBase) -> None:
    """The ways from all advice down to findings, the ways back up, and the circles among all links."""
    chain = Chain(base)
    for advice in base.of(Recommendation).values():
        _ = list(chain.down(advice))
    for place in chain.places:
        _ = list(chain.up(place))
    _ = list(circles(base))


def standards(base: EvidenceBase) -> None:
    """Every line of every standard, for the whole and for each search; and whether the counts reconcile."""
    reporting = Reporting(base)
    searches = [s for s in base.of(Standard).values() if s.scope is StandardScope.SEARCH]
    for standard in base.of(Standard).values():
        by_item(standard, reporting.lines(standard))
    for search in base.of(Search).values():
        _ = [reporting.search_lines(standard, search) for standard in searches]
    _ = list(flow.mismatches(base))
    _ = list(agreements(base.of(Source).values()))


def notices(base: EvidenceBase) -> None:
    """What notices of retraction would do, with one about every work that has a DOI."""
    ours = OurWorks(base)
    told = [
        Event(doi, "", Nature.RETRACTION, "2026-01-01", "Meting", "", "meting", "")
        for doi in ours.wanted.dois
    ]
    _ = [proposal.fields for proposal in proposals(ours, told)]


def walks(base: EvidenceBase) -> None:
    """Every way from advice to a finding, and every way back."""
    chain = Chain(base)
    _ = [list(chain.down(advice)) for advice in base.of(Recommendation).values()]
    _ = [list(chain.up(place)) for place in chain.places]


def studies(base: EvidenceBase) -> None:
    """Which studies were appraised, and how far every approach is described."""
    for of_design in appraisals(base):
        _ = [criteria_asked(s.appraisal.mmat) for s in of_design.appraised if s.appraisal]
    for standard in base.of(Standard).values():
        described = Descriptions(base, standard)
        if standard.scope is StandardScope.INTERVENTION:
            _ = [described.of(one) for of_kind in described.approaches.values() for one in of_kind]


def histories(base: EvidenceBase) -> None:
    """Every theory in each of its versions."""
    for theory in base.of(ProgrammeTheory).values():
        _ = list(mismatches(theory))


def tables(base: EvidenceBase) -> None:
    """Every table that can be taken along, as CSV."""
    _ = {file_name(name): table.make(base).as_csv() for name, table in TABLES.items()}


def asked_in_sql(base: EvidenceBase) -> None:
    """The questions of the database, of which the tables are there."""
    _ = views_of(base.types)


def released(base: EvidenceBase) -> None:
    """What the base would give out, and what it changed since every release."""
    mine, releases = Snapshot.of(base), Releases(base)
    _ = [headline(one) for one in changes(Snapshot(fingerprint="", pages=(), records=()), mine)]
    _ = gone(base)
    _ = releases.version, releases.since, [releases.told(one) for one in releases.all]


def leading_out(base: EvidenceBase) -> None:
    """Every address on another site, and who names it."""
    _ = outside_addresses(base)


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
    "van advies tot bevinding en terug": chain_ways,
    "standaarden en stroom": standards,
    "berichten over intrekking": notices,
    "keten, heen en terug": walks,
    "studies en aanpakken": studies,
    "versies van theorieën": histories,
    "tabellen als CSV": tables,
    "vragen in SQL": asked_in_sql,
    "uitgaven": released,
    "adressen op andere sites": leading_out,
    "werk dat wacht": to_do,
}
