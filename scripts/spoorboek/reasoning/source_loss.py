"""Source loss: what falls, weakens or stays when sources fall.

With and without: before, the fallen sources count; after, they do not. So the answer is the same for
a source that still counts and for one that was already retracted. One index over the base serves
every question, and a question costs no more than the links it touches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.pointers import Cited
from spoorboek.reasoning.loss import (
    AdviceLoss,
    AdviceState,
    Change,
    ClaimLoss,
    CmocLoss,
    CmocState,
    Keys,
    Loss,
)
from spoorboek.reasoning.support import Ground, Support, counting_sources, support
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.explanation_words import Arm, Stance
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.structure import FieldPath

RULE_FIELDS = ("legal", "privacy")
"""Fields by which a recommendation rests on rules."""
RESTS_BY = ("based_on", *RULE_FIELDS)
"""Fields by which a recommendation rests on anything."""


class SourceLosses:
    """One index over a base, for the loss of any of its sources."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base
        self.counting = counting_sources(base)

    def of(self, fallen: Iterable[str]) -> Loss:
        """What falls, weakens or stays without these sources."""
        keys = frozenset(fallen)
        cited = [c for key in sorted(keys) for c in self.base.citations.get(key, ())]
        origins = {c.origin.key: c.origin for c in cited}
        cmocs = [origin for _, origin in sorted(origins.items()) if isinstance(origin, Cmoc)]
        losses = tuple(self.of_cmoc(cmoc, keys) for cmoc in cmocs)
        claims = {(c.origin.key, _place(c)): c.origin for c in cited if _is_claim(c)}
        return Loss(
            keys,
            losses,
            tuple(self._advice(keys, losses, origins)),
            tuple(self._claim(record, place, keys) for (_, place), record in claims.items()),
        )

    def of_cmoc(self, cmoc: Cmoc, fallen: Keys) -> CmocLoss:
        """What one explanation loses without these sources."""
        everything, counting = self._supports[cmoc.id]
        return CmocLoss(
            cmoc,
            _state(everything, counting, fallen, back=True),
            _state(everything, counting, fallen, back=False),
        )

    def _advice(
        self, fallen: Keys, losses: tuple[CmocLoss, ...], origins: Mapping[str, Record]
    ) -> Iterator[AdviceLoss]:
        by_id = {loss.cmoc.id: loss for loss in losses}
        found = {o.id: o for o in origins.values() if isinstance(o, Recommendation)}
        for key in origins:
            found |= {advice.id: advice for advice in self._carries.get(key, ())}
        for _, advice in sorted(found.items()):
            weakest = [by_id[i].change for i in advice.based_on if i in by_id]
            loss = AdviceLoss(
                advice,
                self._advice_state(advice, fallen, by_id, back=True),
                self._advice_state(advice, fallen, by_id, back=False),
                max(weakest, key=list(Change).index, default=Change.STANDS),
            )
            if weakest or loss.before != loss.after:
                yield loss

    def _advice_state(
        self, advice: Recommendation, fallen: Keys, losses: Mapping[str, CmocLoss], *, back: bool
    ) -> AdviceState:
        grounds = 0
        for cmoc_id in advice.based_on:
            if cmoc_id in losses:
                loss = losses[cmoc_id]
                grounds += (loss.before if back else loss.after).ground is not Ground.UNSUPPORTED
            elif cmoc_id in self._supports:
                grounds += self._supports[cmoc_id][1].ground is not Ground.UNSUPPORTED
        rules = self._rules.get(advice.id, ())
        return AdviceState(
            grounds=grounds,
            rules=sum(self._number(self._cited_by[rule], fallen, back=back) > 0 for rule in rules),
            measured=self._number(advice.measured_by, fallen, back=back),
            sources=self._number(self._cited_by[advice.key], fallen, back=back),
        )

    def _claim(self, record: Record, place: FieldPath, fallen: Keys) -> ClaimLoss:
        keys = self._places[record.key][place]
        return ClaimLoss(
            record,
            place,
            self._number(keys, fallen, back=True),
            self._number(keys, fallen, back=False),
        )

    def _number(self, keys: Iterable[str], fallen: Keys, *, back: bool) -> int:
        """How many of these sources count, with or without the fallen ones."""
        return sum(back if key in fallen else key in self.counting for key in set(keys))

    @cached_property
    def _supports(self) -> Mapping[str, tuple[Support, Support]]:
        """By explanation: all its uses of sources, and those that count."""
        return {
            cmoc.id: (Support(cmoc.evidence), support(cmoc, self.counting))
            for cmoc in self.base.of(Cmoc).values()
        }

    @cached_property
    def _carries(self) -> Mapping[str, list[Recommendation]]:
        """The recommendations that rest on an explanation or a rule, by the `type/id` of that."""
        found: dict[str, list[Recommendation]] = defaultdict(list)
        for link in self.base.links:
            if isinstance(link.origin, Recommendation) and link.field[0] in RESTS_BY:
                found[link.target].append(link.origin)
        return found

    @cached_property
    def _rules(self) -> Mapping[str, set[str]]:
        """The rules of each recommendation, as `type/id`."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.base.links:
            if isinstance(link.origin, Recommendation) and link.field[0] in RULE_FIELDS:
                found[link.origin.id].add(link.target)
        return found

    @cached_property
    def _places(self) -> Mapping[str, Mapping[FieldPath, set[str]]]:
        """The citation keys of each part of each record that cites."""
        found: dict[str, dict[FieldPath, set[str]]] = defaultdict(lambda: defaultdict(set))
        for uses in self.base.citations.values():
            for cited in uses:
                found[cited.origin.key][_place(cited)].add(cited.key)
        return found

    @cached_property
    def _cited_by(self) -> Mapping[str, set[str]]:
        """Every citation key of a record."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, places in self._places.items():
            found[key] = set().union(*places.values())
        return found


def _state(everything: Support, counting: Support, fallen: Keys, *, back: bool) -> CmocState:
    def number(all_keys: Keys, counting_keys: Keys) -> int:
        left = len(counting_keys) - len(counting_keys & fallen)
        return left + len(all_keys & fallen) if back else left

    return CmocState(
        {s: number(everything.sources[s], counting.sources[s]) for s in Stance},
        {a: number(everything.by_arm[a], counting.by_arm[a]) for a in Arm},
    )


def _is_claim(cited: Cited) -> bool:
    """Explanations and recommendations have an answer of their own."""
    return not isinstance(cited.origin, Cmoc | Recommendation)


def _place(cited: Cited) -> FieldPath:
    """The part that holds a citation: the fields of one part are sources of the same claim."""
    path = cited.field[:-1] if isinstance(cited.field[-1], int) else cited.field
    return path[:-1]
