"""What carries an explanation: only sources that count, part by part."""

import pytest

from spoorboek.evidence_base import EvidenceBase
from spoorboek.reasoning.support import Ground, Support, counting_sources, support
from spoorboek.records import Cmoc, Source
from spoorboek.records.cmoc import Evidence
from spoorboek.records.explanation_words import Arm, Degree, Stance
from spoorboek.records.record import Record
from spoorboek.records.source_words import SourceStatus
from tests.real import real_base


def use(source: str, stance: str, *arms: str) -> Evidence:
    return Evidence(
        source=source,
        stance=Stance[stance.upper()],
        arms=tuple(Arm[arm.upper()] for arm in arms),
        locator="p. 1",
        what="Wat de bron zegt.",
        relevance=Degree.HIGH,
        rigour=Degree.HIGH,
        justification="Omdat.",
    )


@pytest.mark.parametrize(
    ("uses", "ground"),
    [
        ([], "unsupported"),
        ([use("a", "contradicts", "outcome"), use("b", "refines", "context")], "unsupported"),
        ([use("a", "supports", "outcome")], "gapped"),
        ([use("a", "supports", "context", "mechanism"), use("b", "refines", "outcome")], "gapped"),
        (
            [use("a", "supports", "context", "mechanism"), use("b", "supports", "outcome")],
            "carried",
        ),
    ],
)
def test_ground_follows_from_the_supporting_uses(uses, ground):
    assert Support(tuple(uses)).ground is Ground[ground.upper()]


def test_a_source_that_does_not_count_carries_nothing():
    """Without any source that counts every explanation is unsupported."""
    for cmoc in real_base().of(Cmoc).values():
        assert support(cmoc, frozenset()).ground is Ground.UNSUPPORTED


def test_included_sources_count_and_no_others():
    base = real_base()

    assert counting_sources(base) == {
        source.id for source in base.of(Source).values() if source.status == "included"
    }


def test_only_what_is_included_counts_whatever_it_once_was():
    (known, *_) = real_base().of(Source).values()
    sources: dict[str, Record] = {
        status.value: known.model_copy(update={"id": status.value, "status": status})
        for status in SourceStatus
    }

    assert counting_sources(EvidenceBase(real_base().root, {"source": sources})) == {"included"}
