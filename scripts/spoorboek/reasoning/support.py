"""Support: what carries an explanation, part by part, counting only sources that count.

A source counts while its status is `included`. A retracted or excluded source no longer counts; a
corrected one counts again when somebody has read the correction and set the status back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.cmoc import Cmoc, Evidence
from spoorboek.records.explanation_words import Arm, Stance
from spoorboek.records.source import Source
from spoorboek.records.word import Word


class Ground(Word):
    """How an explanation stands on its sources."""

    CARRIED = "carried", "elk deel heeft steun"
    GAPPED = "gapped", "een deel is zonder steun"
    UNSUPPORTED = "unsupported", "geen bron die meetelt steunt dit"


@dataclass(frozen=True)
class Support:
    """The uses of sources under one explanation that count, in the order of the record."""

    uses: tuple[Evidence, ...]

    @cached_property
    def sources(self) -> Mapping[Stance, frozenset[str]]:
        """Citation keys by stance."""
        return {
            stance: frozenset(use.source for use in self.uses if use.stance is stance)
            for stance in Stance
        }

    @cached_property
    def by_arm(self) -> Mapping[Arm, frozenset[str]]:
        """Citation keys of the sources that support each part."""
        return {
            arm: frozenset(
                use.source for use in self.uses if use.stance is Stance.SUPPORTS and arm in use.arms
            )
            for arm in Arm
        }

    @property
    def ground(self) -> Ground:
        """Whether every part, some parts or no part has a supporting source."""
        return ground_of(self.sources[Stance.SUPPORTS], self.by_arm.values())


def ground_of(supporting: object, of_arms: Iterable[object]) -> Ground:
    """How an explanation stands, given what supports it and each of its parts; nothing is falsy."""
    if not supporting:
        return Ground.UNSUPPORTED
    return Ground.CARRIED if all(of_arms) else Ground.GAPPED


def counting_sources(base: EvidenceBase) -> frozenset[str]:
    """Citation keys of the sources that count."""
    return frozenset(source.id for source in base.of(Source).values() if source.status.counts)


def support(cmoc: Cmoc, counting: frozenset[str]) -> Support:
    """What carries an explanation, given the sources that count."""
    return Support(tuple(use for use in cmoc.evidence if use.source in counting))
