"""Who depends on a fallen source: who cites it, and who rests on who does. Every word in the lists exists."""

from pathlib import Path

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.cascade import BEARS, RESTS_ON, Cascade
from spoorboek.records import BY_NAME, Cmoc, Recommendation, Source
from spoorboek.records.markers import LinksAnywhere, LinksTo
from spoorboek.records.record import Record
from spoorboek.records.structure import Field, fields_of
from tests.checks.worlds import sound_world, spoil
from tests.real import real_base

FALLEN = {
    "evidence/sources/jansen2024.yml": {
        "replace": "design: cohort",
        "by": "design: cohort\nstatus: retracted\nstatus_reason: Om <b>iets</b>.\nstatus_date: '2026-03-03'",
    }
}


@pytest.fixture
def base(tmp_path: Path) -> EvidenceBase:
    root = sound_world(tmp_path)
    spoil(root, FALLEN)
    return EvidenceBase.load(root)


def links(field: Field) -> bool:
    inside = fields_of(field.part) if field.part else ()
    return any(isinstance(m, LinksTo | LinksAnywhere) for m in field.markers) or any(
        map(links, inside)
    )


@pytest.mark.parametrize(
    ("name", "field"),
    [(n, f) for fields in (RESTS_ON, BEARS) for n, fs in fields.items() for f in fs],
)
def test_the_chain_goes_along_fields_that_link(name, field):
    (found,) = [f for f in fields_of(BY_NAME[name]) if f.key == field]

    assert links(found)


def test_only_retracted_and_corrected_sources_have_fallen(base):
    assert [source.id for source in Cascade(base).fallen] == ["jansen2024"]
    assert Cascade(real_base()).fallen == tuple(
        s for s in real_base().of(Source).values() if s.status in ("retracted", "corrected")
    )


def test_the_latest_notice_stands_first_and_what_has_no_day_last(tmp_path):
    """On one day the names decide, so that the order is the same everywhere."""
    days = {"bakker2023": "2026-03-03", "jansen2024": "", "regeling2022": "2026-04-01"}
    root = sound_world(tmp_path)
    for name, day in days.items():
        told = f"status_date: '{day}'\n" if day else ""
        change = {"append": f"status: retracted\nstatus_reason: Zo.\n{told}"}
        spoil(root, {f"evidence/sources/{name}.yml": change})

    found = [source.id for source in Cascade(EvidenceBase.load(root)).fallen]
    assert found == ["regeling2022", "bakker2023", "jansen2024"]


def test_the_chain_leads_from_source_to_policy_and_its_translation(base):
    found = Cascade(base).by_record
    via = {key: {r.key for r in one.via} for key, (one,) in found.items()}

    assert via["cmoc/vroege-uitleg"] == set()
    assert via["recommendation/leg-uit"] == {"cmoc/vroege-uitleg"}
    assert via["theory/vroeg-weten"] == {"cmoc/vroege-uitleg"}
    assert via["policy/vroeg-of-laat"] == {"recommendation/leg-uit"}
    assert via["policy-translation/vroeg-of-laat"] == {"policy/vroeg-of-laat"}
    assert found["recommendation/leg-uit"][0].cites
    assert not found["policy/vroeg-of-laat"][0].cites
    assert "recommendation/meld-op-tijd" not in found


def test_forward_and_reverse_ways_agree_for_every_real_source():
    """A recommendation depends on a source exactly when it, its rules or an explanation under it cite it."""
    base = real_base()
    cascade = Cascade(base)
    seen = 0
    for source in base.of(Source).values():
        found = cascade.dependents(source)
        for advice in base.of(Recommendation).values():
            under = [advice, *base.linked_from(advice, "based_on", Cmoc)]
            for field in ("legal", "privacy"):
                under += base.linked_from(advice, field, Record)
            cited = {c.origin.key for c in base.citations.get(source.id, ())}
            assert (advice.key in found) is any(r.key in cited for r in under), (
                source.id,
                advice.id,
            )
            seen += advice.key in found
    assert seen
